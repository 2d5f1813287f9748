"""Widgets for notebooks: each draws a frozen view and holds no table, rule or wording."""

"""Wages that were not paid, or not as the law asks (工资支付)."""

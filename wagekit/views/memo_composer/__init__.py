"""A letter as it is put together on screen."""

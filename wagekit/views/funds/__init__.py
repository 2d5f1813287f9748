"""Where traced money went, as a flow."""

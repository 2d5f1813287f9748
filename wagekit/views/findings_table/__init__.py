"""The findings, to be sorted, filtered and decided on."""

"""A case as the sheets of a workbook."""

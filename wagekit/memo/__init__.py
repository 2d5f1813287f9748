"""Documents: kinds of memo, each composed from a case, checked, and saved as .docx."""

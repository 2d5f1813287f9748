"""Jupyter for a case: JupyterLab to work in, Voilà to look, papermill to run; all of it offline."""

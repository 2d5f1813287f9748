"""What computes: Polars for a case, DuckDB for a province on one machine, Spark for a cluster."""

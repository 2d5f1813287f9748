"""What computes: DuckDB for a case or a province on one machine, Spark for a cluster."""

"""Every project of a province at once: tables read from Parquet, judged, and told in bulk."""

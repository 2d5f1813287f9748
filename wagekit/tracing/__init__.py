"""Where each fen went: money followed forward and backward over accounts by four methods."""

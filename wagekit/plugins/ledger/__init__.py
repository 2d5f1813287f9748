"""The ledger of wage arrears: what must stand in it, and when an entry may be closed (欠薪台账)."""

"""One file for each kind of cell: text of a whole column in, values of the canonical type out."""

"""How much of a file is taken in before it is refused; each refusal is an issue, never a crash."""

FILE_BYTES = 1 << 30
"""A larger file is refused."""
UNZIPPED_BYTES = 2 << 30
"""A workbook that unpacks to more is refused."""
UNZIP_RATIO = 200
"""A workbook that unpacks to more than this many times its size is refused when it is also big."""
UNZIP_RATIO_FROM = 100 << 20
"""The ratio is looked at from this unpacked size on: small files compress well honestly."""
AREA = 50_000_000
"""A sheet whose cells span more than this many places is refused before it is laid out."""
COLUMNS = 2_000
"""A wider sheet is refused."""
CELL_CHARACTERS = 1_000_000
"""A longer cell is refused."""
HEADER_ROWS = 15
"""The header row is looked for among this many first rows."""
GRID_DAYS = 20
"""A header with at least this many days of the month is an attendance grid."""
BLOCKS = 200
"""A sheet is cut into at most this many tables; what follows stays with the last of them."""
HOLDERS = 500
"""A statement is cut at this many lines that name another holder; what follows is set aside."""

"""Which mark stands between the cells of delimited text."""

import re

_DELIMITERS = ",\t;"
# Banks pad cells with tabs, so that Excel takes numbers for text.
_PADDING = re.compile(r"\t+(?=[,;\r\n]|$)")


def delimiter_of(head: str) -> str:
    """The mark that the first lines have most of.

    Args:
        head: The first lines; bytes that are not decoded yet will do, one character each.
    """
    return max(_DELIMITERS, key=_PADDING.sub("", head).count)

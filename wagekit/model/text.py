"""Words that a person reads, in Chinese and in English; and how headers are compared."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """One thing said twice.

    Attributes:
        zh: Simplified Chinese, shown by default.
        en: English, shown with `--lang en`.
    """

    zh: str
    en: str

    def in_(self, lang: str) -> str:
        """The words in one language.

        Args:
            lang: `zh` or `en`.

        Raises:
            ValueError: The language is neither.
        """
        if lang == "zh":
            return self.zh
        if lang == "en":
            return self.en
        raise ValueError(f"语言应为 zh 或 en，现为 {lang!r}")


def normal(text: str) -> str:
    """What two spellings of one header or code word have in common.

    Width, case, blanks, line breaks and invisible characters do not matter; every other
    character does, so that 交易余额 never passes for 对手交易余额.

    Args:
        text: A header, a code word, a sheet name.
    """
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(c for c in folded if not c.isspace() and unicodedata.category(c) != "Cf")

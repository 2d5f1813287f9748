"""Sentences in two languages: Chinese by default, with the English twin at hand."""

import errno
import os
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Self

from wagekit.model.finding import Issue

_REFUSED: Mapping[int, str] = MappingProxyType(
    {
        errno.EEXIST: "该位置已有同名文件",
        errno.ENOTDIR: "路径中有一段是文件，不是文件夹",
        errno.EISDIR: "该位置是文件夹，不是文件",
        errno.ENOENT: "没有这个文件或者文件夹",
        errno.EACCES: "没有权限",
        errno.EPERM: "没有权限",
        errno.EROFS: "磁盘只能读取",
        errno.ENOSPC: "磁盘空间不足",
        errno.ENAMETOOLONG: "名称过长",
        errno.EIO: "磁盘读写出错",
    }
)
"""What the system calls its refusals, in Chinese."""


class Said(str):
    """A Chinese sentence that knows its English twin.

    Attributes:
        en: The same in English.
    """

    __slots__ = ("en",)
    en: str

    def __new__(cls, zh: str, en: str) -> Self:
        """Pair the two."""
        made = super().__new__(cls, zh)
        made.en = en
        return made


def english(text: object) -> object:
    """The English twin of a sentence, or the thing itself where it has none."""
    return text.en if isinstance(text, Said) else text


def sentence_of(error: Exception, lang: str) -> str:
    """What an error says, in `zh` or `en`."""
    return str(english(error.args[0])) if lang == "en" and error.args else str(error)


def why_not(error: OSError) -> Said:
    """Why the system could not read or write, in words; its own where it says something else."""
    number, own = error.errno or 0, error.strerror or str(error)
    usual = own == os.strerror(number)
    return Said(_REFUSED.get(number, own) if usual else own, own)


def in_language(issue: Issue, lang: str) -> Issue:
    """An issue in the language of a run.

    Args:
        issue: As intake made it.
        lang: `zh` or `en`.

    Returns:
        The issue with its two sentences in that language; cells and headers stay as they are.
    """
    if lang == "zh":
        return issue
    return replace(issue, problem=str(english(issue.problem)), done=str(english(issue.done)))

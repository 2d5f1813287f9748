"""Writes several files so that a reader sees all of the old ones or all of the new."""

from __future__ import annotations

import shutil
import signal
import tempfile
import threading
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from wagekit.core.errors import WagekitError
from wagekit.intake.said import Said, why_not

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

WAIT_SECONDS = 30
STALE_SECONDS = 120

CASE_FOLDER = Said("案件文件夹", "the case folder")


def write_together(out: Path, files: Mapping[str, str], *, beside: Path) -> None:
    """Put `files` into `out`; what else is there stays. Nothing is replaced if writing fails.

    Args:
        out: the folder, made if need be.
        files: text by file name.
        beside: the case folder, which `out` must not be or lie in.

    Raises:
        WagekitError: `out` is the case folder or in it, or cannot be written.
    """
    refuse_inside(out, beside)
    with staged_into(out) as staged:
        for name, text in files.items():
            (staged / name).write_text(text, "utf-8", newline="\n")


@contextmanager
def staged_into(out: Path) -> Iterator[Path]:
    """A folder on the same disk as `out`, where what is put in it goes together at the end.

    Args:
        out: the folder, made if need be, and gone again where it was made for nothing.

    Raises:
        WagekitError: it cannot be written.
    """
    made = not out.exists()
    try:
        out.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".wagekit-", dir=out) as staged:
            yield Path(staged)
            with _alone(out), _too_late_to_stop():
                _move(Path(staged), out)
    except OSError as error:
        why = why_not(error)
        raise WagekitError(
            Said(
                f"结果无法写入 {out}：{why}，请检查该文件夹的权限和空间，或者另用一个文件夹",
                f"nothing can be written to {out}: {why.en}; check its rights and its room, or take"
                " another folder",
            )
        ) from error
    finally:
        if made and out.is_dir() and not any(out.iterdir()):
            out.rmdir()


def _move(staged: Path, out: Path) -> None:
    for path in sorted(staged.rglob("*")):
        place = out / path.relative_to(staged)
        if path.is_dir():
            place.mkdir(exist_ok=True)
        else:
            path.replace(place)


def move_together(out: Path, made: Path, *, beside: Path) -> None:
    """Move the files in `made` into `out`, as `write_together` does with texts.

    Args:
        out: the folder, made if need be.
        made: a folder of files and folders, on any disk.
        beside: the case folder, which `out` must not be or lie in.

    Raises:
        WagekitError: `out` is the case folder or in it, or cannot be written.
    """
    refuse_inside(out, beside)
    with staged_into(out) as staged:
        shutil.copytree(made, staged, dirs_exist_ok=True)


def refuse_inside(out: Path, read: Path, called: Said = CASE_FOLDER) -> None:
    """Refuse an output folder that would be read as part of the case or the province.

    Args:
        out: the output folder.
        read: what is read.
        called: what a person calls that.

    Raises:
        WagekitError: `out` is that folder or in it.
    """
    inner, outer = out.resolve(), read.resolve()
    if inner == outer or outer in inner.parents:
        raise WagekitError(
            Said(
                f"输出位置 {out} 不能是{called}或在其中，请另选一个位置",
                f"{out} is {called.en} or lies in it: choose another place for the results",
            )
        )


@contextmanager
def _too_late_to_stop() -> Iterator[None]:
    """Let Ctrl-C pass by while files are replaced: half of them old would be worse than none."""
    if threading.current_thread() is not threading.main_thread():
        yield  # Python hands signals to the main thread only
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def _alone(out: Path) -> Iterator[None]:
    """Hold the folder: two runs into it end one after the other."""
    lock = out / ".wagekit-lock"
    _acquire(lock)
    try:
        yield
    finally:
        shutil.rmtree(lock, ignore_errors=True)


def _acquire(lock: Path) -> None:
    deadline = time.monotonic() + WAIT_SECONDS
    while True:
        try:
            lock.mkdir()
        except FileExistsError:
            _break_if_stale(lock)
            if time.monotonic() > deadline:
                raise WagekitError(
                    Said(
                        f"另一个任务正在写入 {lock.parent}，请稍后再试",
                        f"another run is writing to {lock.parent}: try again later",
                    )
                ) from None
            time.sleep(0.05)
        else:
            return


def _break_if_stale(lock: Path) -> None:
    try:
        age = time.time() - lock.stat().st_mtime
    except FileNotFoundError:
        return
    if age > STALE_SECONDS:
        shutil.rmtree(lock, ignore_errors=True)

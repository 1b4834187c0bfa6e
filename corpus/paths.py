"""From what a user names on the command line to the list of files that are read."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import UsageError

STDIN = "-"


@dataclass(frozen=True, slots=True, order=True)
class Input:
    """One file to read: its normalised path, whether the user named it, and why it must not be read (or None).

    A file that was only found in a folder is read by its suffix alone; one that was named (or matched by a glob) is
    tried as text when its suffix is unknown.
    """

    path: str
    named: bool = True
    refused: str | None = None


def list_inputs(paths: Sequence[str]) -> list[Input]:
    """The files that ``paths`` (folders, globs, files, ``-``) stand for, each once, sorted by path.

    Folders are read to the bottom; hidden files and folders in them are left out. A link in a folder that leads out of
    it, and a link to a folder, is not followed: it stays in the list with ``refused`` set, so that it is reported.
    Raises UsageError for a path that does not exist and for a glob that matches nothing.
    """
    found: dict[str, Input] = {}
    for path in paths:
        for one in _expand(path):
            key = STDIN if one.path == STDIN else os.path.abspath(one.path)  # noqa: PTH100 - must not follow links
            if key not in found or (one.named and not found[key].named):
                found[key] = one
    return sorted(found.values())


def _expand(path: str) -> Iterator[Input]:
    if path == STDIN:
        yield Input(STDIN)
    elif os.path.lexists(path):
        yield from _walk(path) if Path(path).is_dir() else [Input(_normal(path))]
    elif glob.has_magic(path):
        yield from _match(path)
    else:
        raise UsageError(f"The path {path!r} does not exist; name a file, a folder, a glob or - for JSONL on stdin.")


def _match(pattern: str) -> Iterator[Input]:
    matches = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 - the pattern may be absolute
    if not matches:
        raise UsageError(f"No file matches {pattern!r}; check the pattern, and quote it if the shell expands it.")
    for match in matches:
        yield from _walk(match) if Path(match).is_dir() else [Input(_normal(match))]


def _walk(folder: str) -> Iterator[Input]:
    root = Path(folder).resolve()
    for here, folders, names in os.walk(folder):
        links = [name for name in folders if Path(here, name).is_symlink()]
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted([*names, *links]):
            if not name.startswith("."):
                path = Path(here, name)
                yield Input(_normal(str(path)), named=False, refused=_refusal(path, root))


def _refusal(path: Path, root: Path) -> str | None:
    if not path.is_symlink():
        return None
    try:
        target = path.resolve()
    except (OSError, RuntimeError):  # a link that leads to itself
        return "The link leads to itself."
    if not target.is_relative_to(root):
        return "The link leads out of the folder; name its target to read it."
    return "A link to a folder is not followed; name its target to read it." if target.is_dir() else None


def _normal(path: str) -> str:
    return os.path.normpath(path).replace(os.sep, "/")

"""The fingerprint of the program: when the code, a lexicon, a model or a library changes, everything is done again."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from importlib.resources.abc import Traversable

ROOMS = ("corpus", "normalize", "extract", "outputs", "taizhang")
# Libraries whose version can change what a source gives, or the bytes of a file.
LIBRARIES = (
    "jieba",
    "opencc-python-reimplemented",
    "regex",
    "rensa",
    "spacy",
    "pyarrow",
    "trafilatura",
    "lxml",
)
# Data that the rooms hold for people, not for the work.
_ASIDE = {"samples", "raw", "tables", "__pycache__"}


@functools.cache
def fingerprint() -> str:
    """A hash over every file of the rooms and over the versions of the libraries that the result depends on."""
    digest = hashlib.sha256()
    for name, data in code():
        digest.update(f"{name}:{len(data)}:".encode())
        digest.update(data)
    digest.update(libraries().encode())
    return digest.hexdigest()[:16]


def libraries() -> str:
    """The libraries that the result depends on, with their versions: ``jieba==0.42.1;…``."""
    return "".join(f"{library}=={_version(library)};" for library in LIBRARIES)


def code() -> Iterator[tuple[str, bytes]]:
    """Every file that the program consists of, with its name from the root: modules, lexicons and models."""
    for room in ROOMS:
        yield from _contents(files(room), room)


def _contents(folder: Traversable, name: str) -> Iterator[tuple[str, bytes]]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.name in _ASIDE or entry.name.startswith("."):
            continue
        if entry.is_dir():
            yield from _contents(entry, f"{name}/{entry.name}")
        else:
            yield f"{name}/{entry.name}", entry.read_bytes()


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return "absent"

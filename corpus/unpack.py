"""Bytes out of plain, gzip and zstd files, in bounded memory, with every failure told by its reason code."""

from __future__ import annotations

import contextlib
import gzip
import io
import os
import stat
import sys
import zlib
from collections.abc import Iterator
from pathlib import PurePath
from typing import BinaryIO, cast

import pyarrow

from corpus.errors import UnreadableSource
from corpus.paths import STDIN

PACKED = {".gz": "gzip", ".zst": "zstd"}
MAX_LAYERS = 3


def split_suffix(path: str) -> tuple[str, list[str]]:
    """The path without its packing suffixes, and these, outermost first.

    >>> split_suffix("news/a.jsonl.gz")
    ('news/a.jsonl', ['.gz'])
    """
    layers: list[str] = []
    while (suffix := PurePath(path).suffix).lower() in PACKED and len(layers) < MAX_LAYERS:
        layers.append(suffix.lower())
        path = path[: -len(suffix)]
    return path, layers


@contextlib.contextmanager
def open_unpacked(path: str) -> Iterator[BinaryIO]:
    """A binary stream of the file's unpacked content (``-`` is standard input).

    Raises UnreadableSource: unreadable (cannot be opened, not a regular file), truncated or corrupt (its packing); this
    holds for reads inside the ``with`` block too.
    """
    with _told(), contextlib.ExitStack() as stack:
        if path == STDIN:
            yield sys.stdin.buffer
            return
        if not stat.S_ISREG(os.stat(path).st_mode):  # noqa: PTH116 - a pipe or device would hang an open()
            raise UnreadableSource("unreadable", "This is not a regular file.")
        stream = cast(BinaryIO, stack.enter_context(open(path, "rb")))  # noqa: PTH123 - a path may hold undecodable bytes
        for layer in split_suffix(path)[1]:
            stream = cast(BinaryIO, stack.enter_context(_layer(stream, layer)))
        yield stream


def read_limited(stream: BinaryIO, limit: int) -> bytes:
    """The rest of the stream. Raises UnreadableSource (too_large) once more than ``limit`` bytes have come."""
    buffer = io.BytesIO()
    while chunk := stream.read(min(1 << 20, limit + 1 - buffer.tell())):
        buffer.write(chunk)
        if buffer.tell() > limit:
            raise too_large(limit)
    return buffer.getvalue()


def too_large(limit: int) -> UnreadableSource:
    """The error for one source above ``limit`` bytes."""
    return UnreadableSource("too_large", f"One source is larger than the limit of {limit} bytes; split it.")


def _layer(stream: BinaryIO, suffix: str) -> contextlib.AbstractContextManager[object]:
    if suffix == ".gz":
        return gzip.GzipFile(fileobj=stream, mode="rb")
    # Arrow's reader tells a zstd file that ends early, which the stream reader of python-zstandard does not.
    return io.BufferedReader(_Readable(pyarrow.CompressedInputStream(pyarrow.PythonFile(stream, "r"), "zstd")), 1 << 17)


class _Readable(io.RawIOBase):
    """An Arrow input stream as a raw stream, so that it can be buffered and read by lines."""

    def __init__(self, stream: pyarrow.NativeFile) -> None:
        super().__init__()
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        data = self._stream.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)


@contextlib.contextmanager
def _told() -> Iterator[None]:
    """Turns what the standard library and Arrow raise while a file is read into UnreadableSource."""
    try:
        yield
    except EOFError as error:
        raise UnreadableSource("truncated", "The compressed file ends before its end; fetch it again.") from error
    except (gzip.BadGzipFile, zlib.error) as error:
        raise UnreadableSource("corrupt", f"The compressed file cannot be unpacked: {error}.") from error
    except OSError as error:
        raise _system_error(error) from error


def _system_error(error: OSError) -> UnreadableSource:
    if error.errno is not None:
        return UnreadableSource("unreadable", f"The file cannot be read: {error.strerror}.")
    if "runcated" in str(error):
        return UnreadableSource("truncated", "The compressed file ends before its end; fetch it again.")
    return UnreadableSource("corrupt", f"The compressed file cannot be unpacked: {error}.")

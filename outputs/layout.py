"""Where things lie in an output folder, its lock, and what goes wrong with it, told in one sentence.

out/projects  -> .current/projects      one link for each table: what readers open
out/.current  -> .snapshots/<id>        replaced atomically: this is the commit
out/.previous -> .snapshots/<id>        the snapshot before, for readers that still hold it
out/.staging/                           finished batches and parts of a run that is not committed yet
out/.lock                               held by the run that is writing
"""

from __future__ import annotations

import errno
import fcntl
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import RunFailed
from outputs.schema import TABLES

MANIFEST = "manifest.json"


@dataclass(frozen=True, slots=True)
class Layout:
    """The paths of one output folder."""

    root: Path

    @property
    def current(self) -> Path:
        """The link to the committed snapshot."""
        return self.root / ".current"

    @property
    def previous(self) -> Path:
        """The link to the snapshot that was committed before it."""
        return self.root / ".previous"

    @property
    def snapshots(self) -> Path:
        """The folder of snapshots."""
        return self.root / ".snapshots"

    @property
    def staging(self) -> Path:
        """The folder of work that is not committed."""
        return self.root / ".staging"

    @property
    def batches(self) -> Path:
        """Packed tables of finished batches."""
        return self.staging / "batches"

    @property
    def parts(self) -> Path:
        """Parquet files of finished parts, a folder each."""
        return self.staging / "parts"


@contextmanager
def locked(root: Path) -> Iterator[Layout]:
    """The layout of ``root``, made where it does not exist, while no other run may write to it.

    The lock is the kernel's and goes with the process, however it ends; the empty ``.lock`` file stays.

    Raises:
        RunFailed: where another run holds the lock, the folder can't be made, or a table's name is taken in it.
    """
    layout = Layout(root)
    with plainly(root):
        _prepare(layout)
        with (root / ".lock").open("a") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise RunFailed(
                    f"Another run is writing to {root}; wait until it has ended or give another --out."
                ) from None
            yield layout


def _prepare(layout: Layout) -> None:
    if layout.root.exists() and not layout.root.is_dir():
        raise RunFailed(f"The output {layout.root} is a file; give --out a folder.")
    for table in TABLES:
        link = layout.root / table
        if link.exists() and not link.is_symlink():
            raise RunFailed(f"{link} was not made by taizhang; move it away or give another --out.")
    layout.root.mkdir(parents=True, exist_ok=True)


@contextmanager
def plainly(root: Path) -> Iterator[None]:
    """Turns an error of the file system under ``root`` into a RunFailed that says what to do."""
    try:
        yield
    except OSError as problem:
        raise RunFailed(f"{_told(problem, root)} What was committed before is untouched.") from problem


def _told(problem: OSError, root: Path) -> str:
    if problem.errno in (errno.ENOSPC, errno.EDQUOT):
        return f"The disk of {root} is full; free some space and run again."
    if problem.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return f"The output folder {root} can't be written; change its permissions or give another --out."
    if problem.errno in (errno.ENOTDIR, errno.EEXIST):
        return f"The output {root} is, or lies under, a file; give --out a folder."
    return f"Writing to {root} failed: {problem.strerror or problem}."


def replace_link(link: Path, target: str) -> None:
    """Makes ``link`` point at ``target`` in one step: a reader sees the old target or the new one."""
    fresh = link.with_name(f"{link.name}.new")
    fresh.unlink(missing_ok=True)
    fresh.symlink_to(target)
    fresh.replace(link)


def link_file(present: Path, new: Path) -> None:
    """``new`` as a second name of the file ``present``, or a copy where the file system has no hard links."""
    try:
        os.link(present, new)
    except OSError as problem:
        if problem.errno not in (errno.EPERM, errno.EOPNOTSUPP, errno.EXDEV, errno.EMLINK):
            raise
        shutil.copyfile(present, new)


def flush(paths: Iterable[Path]) -> None:
    """Waits until these files and folders are on the disk."""
    # Not os.sync: that waits for all that the whole machine has written.
    for path in paths:
        held = os.open(path, os.O_RDONLY)
        try:
            os.fsync(held)
        except OSError as problem:
            # Some network file systems can't do it for folders, or not at all; they order the writes themselves.
            if problem.errno not in (errno.EINVAL, errno.EOPNOTSUPP):
                raise
        finally:
            os.close(held)

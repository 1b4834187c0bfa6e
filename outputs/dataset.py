"""The committed dataset: what is there already, what a run adds, and the one step that makes it visible.

A run asks ``planned`` for each part what is still to be done, hands in packed batches with ``finish``, and ends with
``commit``. Until then readers see the last committed tables; after a kill finished batches and parts are still there.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from corpus.records import RawSource, Reject, content_id
from outputs.duplicates import COMPARED, mark_reposts, read_compared, write_compared
from outputs.layout import MANIFEST, Layout, flush, link_file, locked, plainly, replace_link
from outputs.manifest import Manifest, PartEntry, read_manifest
from outputs.partfiles import Piece, in_order, read_entry, write_part
from outputs.parts import Part
from outputs.reposts import NOTHING_KNOWN
from outputs.reuse import Reuse
from outputs.rows import Rows
from outputs.schema import TABLES
from outputs.wire import Waiting

# Small enough that a kill costs little and two workers share a small corpus, large enough that its overhead is lost.
BATCH_BYTES = 64 << 10
Batch = tuple[RawSource, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """One part on its way: the batches that make its new rows, its rejects of reading, and what is left to do."""

    part_id: str
    input_ids: tuple[str, ...]
    rejects: tuple[tuple[Reject, str], ...] = ()
    reused: tuple[str, ...] = ()
    batch_ids: tuple[str, ...] = ()
    todo: tuple[tuple[str, Batch], ...] = ()
    entry: PartEntry | None = None


class Dataset:
    """One output folder while a run writes to it."""

    def __init__(self, layout: Layout, program: str) -> None:
        self._layout = layout
        self._program = program
        self._snapshot = layout.current.resolve()
        committed = read_manifest(self._snapshot)
        self._committed = committed
        usable = committed if committed is not None and committed.program == program else Manifest(program, ())
        self._usable = usable
        self._kept = {
            part.part_id: index for index, part in enumerate(usable.parts) if usable.whole(self._snapshot, index)
        }
        self._reuse = Reuse(self._snapshot, usable, frozenset(self._kept.values()))
        self._entries: list[PartEntry] = []

    def planned(self, part: Part) -> Plan:
        """What is to be done for ``part``: nothing where it is there already, else the batches of its new sources."""
        entry = self._present(part.part_id)
        if entry is not None:
            return Plan(part.part_id, part.input_ids, entry=entry)
        known = self._reuse.known(part.input_ids)
        pairs = list(zip(part.inputs, part.input_ids, strict=True))
        rejects = tuple((item, key) for item, key in pairs if isinstance(item, Reject))
        new = [(item, key) for item, key in pairs if isinstance(item, RawSource) and key not in known]
        batches = [(content_id(self._program, *ids), batch) for batch, ids in batched(new)]
        todo = tuple((key, batch) for key, batch in batches if not self._batch(key).exists())
        reused = tuple(key for key in part.input_ids if key in known)
        return Plan(part.part_id, part.input_ids, rejects, reused, tuple(key for key, _ in batches), todo)

    def save(self, batch_id: str, packed: bytes) -> None:
        """Keeps the packed tables of a finished batch, so that a run after a kill need not do it again."""
        self._layout.batches.mkdir(parents=True, exist_ok=True)
        fresh = self._batch(batch_id).with_suffix(".new")
        fresh.write_bytes(packed)
        fresh.replace(self._batch(batch_id))

    def finish(self, plan: Plan) -> None:
        """Writes the part of ``plan``, all of whose batches are saved, and adds it to the snapshot to come."""
        if plan.entry is not None:
            self._entries.append(plan.entry)
            return
        told = Rows()
        for reject, key in plan.rejects:
            told.add_reject(reject, key)
        pieces: list[Piece] = [told.tables(), *self._reuse.tables(plan.reused)]
        pieces += [Waiting(self._batch(key)) for key in plan.batch_ids]
        tables = in_order(pieces, plan.input_ids)
        folder = self._layout.parts / plan.part_id
        self._entries.append(write_part(folder, plan.part_id, len(plan.input_ids), tables))
        for key in plan.batch_ids:
            self._batch(key).unlink(missing_ok=True)

    def commit(self) -> Manifest:
        """Makes the finished parts the committed tables, in one step; changes no file where they are already."""
        manifest = Manifest(self._program, tuple(self._entries))
        if manifest == self._committed and len(self._kept) == len(manifest.parts):
            self._tidy()
            return manifest
        target = self._layout.snapshots / manifest.snapshot_id
        if target == self._snapshot:
            self._mend(manifest)
        else:
            self._build(manifest, target)
            self._publish(target)
        self._tidy()
        return manifest

    def _batch(self, batch_id: str) -> Path:
        return self._layout.batches / f"{batch_id}.arrow"

    def _present(self, part_id: str) -> PartEntry | None:
        if part_id in self._kept:
            return self._usable.parts[self._kept[part_id]]
        return read_entry(self._layout.parts / part_id)

    def _file(self, part_id: str, table: str) -> Path:
        if part_id in self._kept:
            return self._usable.file(self._snapshot, self._kept[part_id], table)
        return self._layout.parts / part_id / f"{table}.parquet"

    def _build(self, manifest: Manifest, target: Path) -> None:
        fresh = self._layout.staging / "snapshot"
        shutil.rmtree(fresh, ignore_errors=True)
        for table in TABLES:
            (fresh / table).mkdir(parents=True)
            for index, part in enumerate(manifest.parts):
                link_file(self._file(part.part_id, table), manifest.file(fresh, index, table))
        manifest, marked = self._with_reposts(manifest, fresh)
        manifest.write(fresh)
        self._flush(manifest, fresh, marked)
        shutil.rmtree(target, ignore_errors=True)
        self._layout.snapshots.mkdir(exist_ok=True)
        fresh.replace(target)

    def _flush(self, manifest: Manifest, fresh: Path, marked: Sequence[int]) -> None:
        """Puts the files that are new on the disk: they must be there before the link that shows them."""
        new = [index for index, part in enumerate(manifest.parts) if part.part_id not in self._kept]
        files = [manifest.file(fresh, index, table) for index in new for table in TABLES]
        files += [manifest.file(fresh, index, "documents") for index in marked]
        flush([*files, fresh / COMPARED, fresh / MANIFEST, *(fresh / table for table in TABLES), fresh])

    def _publish(self, target: Path) -> None:
        root = self._layout.root
        if self._committed is not None:
            replace_link(self._layout.previous, f".snapshots/{self._snapshot.name}")
        for table in TABLES:
            if not (root / table).is_symlink():
                replace_link(root / table, f".current/{table}")
        replace_link(self._layout.current, f".snapshots/{target.name}")

    def _mend(self, manifest: Manifest) -> None:
        """Puts files back that were lost or changed by hand in the committed snapshot."""
        for index, part in enumerate(manifest.parts):
            if part.part_id not in self._kept:
                for table in TABLES:
                    file = manifest.file(self._snapshot, index, table)
                    file.parent.mkdir(exist_ok=True)
                    self._file(part.part_id, table).replace(file)
        self._with_reposts(manifest, self._snapshot)

    def _with_reposts(self, manifest: Manifest, snapshot: Path) -> tuple[Manifest, Sequence[int]]:
        """Marks reposts in the documents of a snapshot that is being built: the new sizes of its files, and which are new."""
        files = [manifest.file(snapshot, index, "documents") for index in range(len(manifest.parts))]
        parts = list(manifest.parts)
        # What was compared holds for the program that compared it.
        known = read_compared(self._snapshot) if self._usable is self._committed else NOTHING_KNOWN
        marked, compared = mark_reposts(files, known)
        write_compared(compared, snapshot)
        for index in marked:
            sizes = parts[index].bytes | {"documents": files[index].stat().st_size}
            parts[index] = replace(parts[index], bytes=sizes)
        return replace(manifest, parts=tuple(parts)), marked

    def _tidy(self) -> None:
        """Removes the staging folder and every snapshot but the current one and the one before."""
        shutil.rmtree(self._layout.staging, ignore_errors=True)
        held = {link.resolve() for link in (self._layout.current, self._layout.previous)}
        for snapshot in self._layout.snapshots.iterdir():
            if snapshot.resolve() not in held:
                shutil.rmtree(snapshot, ignore_errors=True)


@contextmanager
def writing(root: Path, program: str) -> Iterator[Dataset]:
    """The dataset of the output folder ``root`` for one run of the program with this fingerprint.

    Raises:
        RunFailed: where another run writes to it, or the file system refuses.
    """
    with locked(root) as layout, plainly(root):
        yield Dataset(layout, program)


def batched(new: Sequence[tuple[RawSource, str]]) -> Iterator[tuple[Batch, list[str]]]:
    """The sources cut into batches of at most BATCH_BYTES (or one larger source), with their ids."""
    batch: list[RawSource] = []
    ids: list[str] = []
    size = 0
    for item, key in new:
        if batch and size + len(item.data) > BATCH_BYTES:
            yield tuple(batch), ids
            batch, ids, size = [], [], 0
        batch.append(item)
        ids.append(key)
        size += len(item.data)
    if batch:
        yield tuple(batch), ids

"""The program as one zip, which Spark takes to its executors: they need the libraries, and nothing of ours."""

from __future__ import annotations

import zipfile
from pathlib import Path

from taizhang.program import code, fingerprint

# A zip holds the time of each file; the same program must give the same bytes.
_TIME = (1980, 1, 1, 0, 0, 0)


def write_bundle(folder: Path) -> Path:
    """Writes all rooms, with their lexicons and models, to a zip in ``folder`` and gives its path."""
    bundle = folder / f"taizhang-{fingerprint()}.zip"
    with zipfile.ZipFile(bundle, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in code():
            archive.writestr(zipfile.ZipInfo(name, _TIME), data, zipfile.ZIP_DEFLATED)
    return bundle

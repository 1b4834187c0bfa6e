"""The connection to Spark: started with what the user asked for, or the one that a notebook has already."""

from __future__ import annotations

import importlib.util
import logging
import os
import shutil
import sys
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING

from corpus.errors import RunFailed, UsageError
from taizhang.spark_bundle import write_bundle

if TYPE_CHECKING:
    from pyspark import SparkContext

# For masters on this machine: no page for people, no address that others can reach, no log between our lines.
_ON_THIS_MACHINE = {
    "spark.ui.enabled": "false",
    "spark.driver.host": "localhost",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.log.level": "ERROR",
}
_EVERYWHERE = {"spark.app.name": "taizhang", "spark.ui.showConsoleProgress": "false"}


@dataclass(frozen=True, slots=True)
class Cluster:
    """Where the work is done: a master as Spark names it (None: what spark-submit says, else this machine), and settings."""

    master: str | None = None
    workers: int = 1
    conf: tuple[tuple[str, str], ...] = ()

    @property
    def settings(self) -> dict[str, str]:
        """Spark's settings; those that the user named win."""
        master = self.master or (None if _submitted() else f"local[{self.workers},4]")
        named = {"spark.master": master} if master else {}
        here = _ON_THIS_MACHINE if master and master.startswith("local") else {}
        return _EVERYWHERE | here | named | dict(self.conf)


def check_installed() -> None:
    """Raises UsageError where PySpark or Java is not there."""
    if importlib.util.find_spec("pyspark") is None:
        raise UsageError("The spark engine needs PySpark; install it with: pip install 'taizhang[spark]'.")
    home = os.environ.get("JAVA_HOME")
    if not _submitted() and shutil.which("java", path=f"{home}/bin" if home else None) is None:
        raise UsageError("The spark engine needs Java 17 or newer; install it, or set JAVA_HOME to where it is.")


@contextmanager
def connected(cluster: Cluster) -> Iterator[SparkContext]:
    """A context whose executors have the program; stopped in the end where it was started here.

    Raises:
        RunFailed: where Spark does not start.
    """
    from pyspark import SparkContext

    running = SparkContext._active_spark_context
    context = running or _started(cluster)
    try:
        _ship(context)
        yield context
    finally:
        if running is None:
            context.stop()


def _submitted() -> bool:
    """Whether spark-submit has started this process."""
    return "PYSPARK_GATEWAY_PORT" in os.environ


def _started(cluster: Cluster) -> SparkContext:
    from py4j.protocol import Py4JError
    from pyspark import SparkConf, SparkContext
    from pyspark.errors import PySparkException
    from pyspark.java_gateway import launch_gateway

    settings = cluster.settings
    with tempfile.TemporaryFile() as log:
        here = settings.get("spark.master", "").startswith("local")
        if here:
            os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
            os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
        # What Py4J cannot send it logs with its stack, at a Ctrl-C too, and raises as well: our one line says it.
        logging.getLogger().addHandler(logging.NullHandler())
        # PySpark warns of pandas 3 when it starts; no pandas goes through it.
        warnings.filterwarnings("ignore", "PySpark does not yet fully support pandas", FutureWarning)
        try:
            conf = SparkConf(loadDefaults=False).setAll(list(settings.items()))
            gateway = launch_gateway(conf, {"stderr": log} if here else None)  # type: ignore[no-untyped-call]
            return SparkContext(gateway=gateway, conf=conf)
        except (Py4JError, PySparkException, ValueError) as problem:
            raise RunFailed(f"Spark did not start: {first_line(problem)}{_end_of(log)}.") from problem


def first_line(problem: BaseException) -> str:
    """What a Java or Python error on the other side says, without its stack."""
    lines = [line.strip() for line in str(problem).splitlines()]
    said = [line for line in lines if line and not line.startswith(("An error occurred while", "at ", "Traceback"))]
    return (said or [type(problem).__name__])[0].rstrip(".:")


def _end_of(log: IO[bytes]) -> str:
    """The last line that Java wrote, if any: there it says that it is too old, or has no memory."""
    log.seek(0)
    lines = [line for line in log.read().decode("utf-8", "replace").splitlines() if line.strip()]
    return f" ({lines[-1].strip()})" if lines else ""


def _ship(context: SparkContext) -> None:
    """Gives the executors the program; its zip stays as long as the context: executors that come later ask for it too."""
    bundle = write_bundle(Path(context._temp_dir))
    if bundle.name not in (context._python_includes or ()):
        context.addPyFile(str(bundle))

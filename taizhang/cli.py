"""The command line: ``taizhang run|look|extract|verify|schema``.

Exit 0 when every source was read or rejected with a reason, 1 when the command could not finish or found something
wrong, 2 for a wrong command. Messages are one sentence on stderr.
"""

from __future__ import annotations

import argparse
import os
import signal
import sys
from collections.abc import Callable, Sequence
from types import FrameType

from corpus.errors import TaizhangError, UsageError
from taizhang import ENGINES, __version__, commands

Command = Callable[[argparse.Namespace], int]


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit code."""
    signal.signal(signal.SIGTERM, _interrupt)
    try:
        options = _parser().parse_args(arguments)
        command: Command = options.command
        return command(options)
    except UsageError as problem:
        return _told(problem, 2)
    except TaizhangError as problem:
        return _told(problem, 1)
    except KeyboardInterrupt:
        return _told("Interrupted; what was committed before is untouched, and the next run goes on from here.", 1)
    except BrokenPipeError:
        # The reader of our output has gone (head, less): nothing more can be told, and the interpreter must not try.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


def _interrupt(_signal: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _told(message: object, code: int) -> int:
    print(f"taizhang: {message}", file=sys.stderr)
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="taizhang", description="From Chinese local-government news to tables of investment projects."
    )
    parser.add_argument("--version", action="version", version=f"taizhang {__version__}")
    kinds = parser.add_subparsers(required=True, metavar="COMMAND")
    _add_run(kinds.add_parser("run", help="make the tables of a corpus"))
    _add_look(kinds.add_parser("look", help="show what is found in one file, coloured in place"))
    extract = kinds.add_parser("extract", help="JSONL on stdin to mentions as JSONL on stdout")
    extract.set_defaults(command=commands.extract)
    verify = kinds.add_parser("verify", help="check a run's tables: offsets, keys, counts")
    verify.add_argument("folder", metavar="DIR", help="output folder of a run")
    verify.set_defaults(command=commands.verify)
    schema = kinds.add_parser("schema", help="print the data dictionary")
    schema.add_argument("--markdown", action="store_true", help="as Markdown (docs/tables.md)")
    schema.set_defaults(command=commands.schema)
    return parser


def _add_run(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", metavar="PATH", nargs="+", help="folder, file or glob; - reads JSONL from stdin")
    parser.add_argument("--out", metavar="DIR", required=True, help="output folder")
    parser.add_argument("--engine", choices=ENGINES, default="local", help="how the work is spread (default: local)")
    parser.add_argument(
        "--workers", metavar="N", type=int, default=os.cpu_count() or 1, help="processes of the local engine"
    )
    parser.add_argument(
        "--master", metavar="URL", help="where Spark works, as in spark://host:7077 (see docs/spark.md)"
    )
    parser.add_argument(
        "--conf", metavar="NAME=VALUE", action="append", default=[], help="a setting of Spark; may repeat"
    )
    parser.add_argument("--fields", metavar="NAME=COLUMN,…", help="columns of records, as in text=内容,title=标题")
    parser.add_argument(
        "--timeout", metavar="SECONDS", type=float, default=60.0, help="limit for one source (default: 60)"
    )
    parser.add_argument("--quiet", action="store_true", help="no progress bar and no summary")
    parser.set_defaults(command=commands.run)


def _add_look(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="file to look at; - reads JSONL from stdin")
    parser.add_argument("--fields", metavar="NAME=COLUMN,…", help="columns of records, as in text=内容,title=标题")
    parser.add_argument(
        "--html", metavar="OUT", nargs="?", const="-", help="as a page of its own, written to OUT or to stdout"
    )
    parser.set_defaults(command=commands.look)


if __name__ == "__main__":
    sys.exit(main())

"""The errors of the project.

    TaizhangError
    ├── UsageError        a wrong command: exit 2
    ├── UnreadableSource  one source could not be read: becomes a Reject, the run goes on
    └── RunFailed         the run could not finish: exit 1

A message is one sentence that says what happened, where, and what to do. Every class passes its arguments to
``super().__init__`` unchanged, so that an error raised in a worker process survives pickling.
"""

from __future__ import annotations


class TaizhangError(Exception):
    """Base of all errors that this project raises on purpose."""


class UsageError(TaizhangError):
    """The command or its arguments are wrong."""


class RunFailed(TaizhangError):
    """A run could not finish; what was committed before is untouched."""


class UnreadableSource(TaizhangError):
    """One source could not be read.

    Args:
        reason: a code of ``corpus.records.REASONS``.
        detail: one sentence for a person.
    """

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(reason, detail)
        self.reason = reason
        self.detail = detail

    def __str__(self) -> str:
        return f"{self.reason}: {self.detail}"

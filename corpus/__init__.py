"""The corpus room: paths come in, raw and decoded sources go out.

Code is here, data in ``corpus/samples`` (and the git-ignored ``corpus/raw``).

What cannot be read becomes a ``Reject`` with a reason code. This room never repairs text: that is ``normalize``'s work.
"""

"""The words before an expression that the broad rules take into its span: 从, 自 before a range or a beginning, 截止到 before an end."""

from __future__ import annotations

import re

from extract.dates.points import Expression

_LEAD = re.compile(r"(?:(从|自从|自)|(截止到|截至到|截止|截至))$")
_LONGEST = 3


def with_lead(text: str, expression: Expression) -> Expression:
    """``expression`` with the word before it, and the bound that the word gives it; as it is where no such word stands there.

    自从2018年 has no end, 截止到2018年 no beginning; a lone 从 opens nothing.
    """
    match = _LEAD.search(text, max(0, expression.start - _LONGEST), expression.start)
    if match is None:
        return expression
    wider = expression._replace(start=match.start())
    if match.group(2):
        return wider._replace(bound="until") if not expression.bound and not expression.ranged else expression
    if expression.ranged or expression.bound == "from":
        return wider
    return wider._replace(bound="from") if match.group(1).startswith("自") and not expression.bound else expression

"""An answer in the shape of the conformance cases: what does not apply and is silent is left out.

`tests/conformance/README.md` says what the keys mean.
"""

from typing import Any

from publisher.model.question import AFFECTED, Answer, Result


def shape(found: Answer, *, silent: bool = False) -> dict[str, Any]:
    """Return an answer as the cases state it; `silent` adds the outcomes they leave out."""
    rules: dict[str, Any] = {}
    for verdict in found.verdicts:
        if verdict.truth.is_no and not verdict.defeated_by:
            continue
        entry: dict[str, Any] = {"applies": verdict.truth.value}
        if verdict.truth.needs:
            entry["needs"] = sorted(verdict.truth.needs)
        if verdict.defeated_by:
            entry["defeated_by"] = dict(verdict.defeated_by)
        if verdict.limited_by:
            entry["limited_by"] = sorted(verdict.limited_by)
        rules[verdict.rule + ("~" if verdict.side == AFFECTED else "")] = entry
    outcomes = {
        name: _result(one) for name, one in found.results.items() if silent or one.state != "silent"
    }
    conflicts = [list(pair) for pair in found.conflicts]
    return {"rules": rules, "outcomes": outcomes, "conflicts": conflicts}


def _result(found: Result) -> dict[str, Any]:
    entry: dict[str, Any] = {"state": found.state}
    if found.needs:
        entry["needs"] = sorted(found.needs)
    if found.state == "one":
        entry["value"] = found.values[0]
    if found.state == "conflict":
        entry["values"] = list(found.values)
    if found.rules:
        entry["rules"] = list(found.rules)
    if found.possible:
        entry["possible"] = list(found.possible)
    return entry

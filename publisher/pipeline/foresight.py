"""The job of foreseeing: what would come of each draft if it were issued next.

It joins the agenda book, the lives of rules and the policy; checks of time put it into words. Of
what was issued nothing is foreseen: nobody can change it any more. Nor of a text with errors: they
come first, and what is wrong in it may mean anything.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any, Final

from publisher.formats import policy_json
from publisher.model.circular import Circular
from publisher.model.diagnostic import Diagnostic, Severity
from publisher.model.foresight import Clash, Draft, Foresight, Miss
from publisher.model.moment import Moment
from publisher.model.register import Issued, Register, Text
from publisher.model.timeline import Entry, Timeline
from publisher.model.vocabulary import Vocabulary
from publisher.parsing import record
from publisher.policy.clashes import Arena
from publisher.policy.engine import Engine
from publisher.policy.trials import trial
from publisher.register.build import timeline
from publisher.register.foresight import Foreseer, cut_rules
from publisher.register.knowledge import reach
from publisher.register.outlook import Outlook, View

_DAY: Final = 10  # characters of a day
_PARTS: Final = (
    *("id", "authority", "revision", "title", "number", "signed", "published", "effective"),
    *("provenance", "relations", "rules", "not_in_data", "tests"),
)


def draft_values(
    circular: Circular, issued: Issued | None, said: Iterable[Diagnostic]
) -> dict[str, Any] | None:
    """Return what a register would know of a draft as JSON; None where nothing is foreseen of it.

    `said` are the findings of the circular by itself.
    """
    if circular.recorded is not None or (issued is not None and issued.withdrawn):
        return None
    if any(one.severity is Severity.ERROR for one in said):
        return None
    whole = policy_json.record(circular, "")
    return {name: whole[name] for name in _PARTS if name in whole}


def draft(values: Mapping[str, Any]) -> Draft:
    """Return a draft from its JSON."""
    tests = values.get("tests", ())
    return Draft(record.parse({**values, "text": []}), tuple(tests))


class Sight:
    """Foresees one draft after another over one register."""

    def __init__(
        self, register: Register, vocabulary: Vocabulary, drafts: Mapping[str, Draft]
    ) -> None:
        """Keep what is shared; lives and rules of the register are settled at the first draft."""
        self._vocabulary = vocabulary
        self._drafts = drafts
        texts = {name: one.text for name, one in drafts.items()}
        self.outlook = Outlook(register, vocabulary.authorities, texts)
        self._foreseer = Foreseer(self.outlook)
        self._arena: Arena | None = None

    def foresee(self, wanted: Iterable[str]) -> Iterator[Foresight]:
        """Yield what is foreseen of each draft wanted where there is anything to say."""
        for name in sorted(wanted):
            if name in self.outlook.drafts:
                found = self.of(name)
                if not found.is_plain:
                    yield found

    def of(self, name: str) -> Foresight:
        """Return what is foreseen of one draft."""
        text = self.outlook.drafts[name]
        view = self.outlook.view(text)
        return Foresight(
            circular=name,
            clashes=tuple(self._clashes(name, view)),
            relations=tuple(self._foreseer.acted(text, view)),
            orphans=tuple(self._foreseer.orphans(text, view)),
            circles=tuple(self._foreseer.circles(text)),
            misses=tuple(self._misses(name)),
        )

    def _clashes(self, name: str, view: View) -> Iterator[Clash]:
        if self._arena is None:
            self._arena = Arena(self.outlook.issued.entries, self._vocabulary)
        text = self.outlook.drafts[name]
        ours = [entry for entry in view.after.entries if entry.circular == name]
        authorities = self._vocabulary.authorities
        own = text.authority
        within = frozenset(
            one
            for one in authorities
            if one in reach(authorities, own) or own in reach(authorities, one)
        )
        told = cut_rules(text, view)
        return self._arena.clashes(ours, _by_circular(view.after), told, within)

    def _misses(self, name: str) -> Iterator[Miss]:
        text, engines = self.outlook.drafts[name], dict[str, Engine]()
        circulars = (name, *(one.target for one in text.relations if one.target))
        for index, test in enumerate(self._drafts[name].tests):
            known, path = str(test.get("known", "")), ("tests", index)
            moment = _moment(known) if known else None
            if known and moment is None:
                yield Miss((*path, "known"), known, "known", "unknown")
                continue
            if known not in engines:
                engines[known] = self._engine(text, moment)
            yield from trial(engines[known], circulars, test, path)

    def _engine(self, text: Text, moment: Moment | None) -> Engine:
        """Return an engine that knows a draft, recorded last or, for a moment, on its own day."""
        if moment is None:
            return Engine(self.outlook.timeline(text), self._vocabulary)
        whole, authorities = self.outlook.dated(text), self._vocabulary.authorities
        return Engine(timeline(whole, authorities, text.authority, moment), self._vocabulary)


def _moment(text: str) -> Moment | None:
    """Return a day or a moment with its offset, None where a text is neither."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found.date() if len(text) == _DAY else found if found.tzinfo else None


def _by_circular(view: Timeline) -> Mapping[str, tuple[Entry, ...]]:
    found: dict[str, list[Entry]] = {}
    for entry in view.entries:
        found.setdefault(entry.circular, []).append(entry)
    return {name: tuple(entries) for name, entries in found.items()}

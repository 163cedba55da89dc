"""What building and checking share: every circular is looked at, then all of them together.

Workers examine what changed; of the rest the cache tells what was found. What was learnt of the
vocabulary, and of all circulars together, is remembered in the same way.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Final

from publisher.canonical import sha256
from publisher.model.diagnostic import Diagnostic
from publisher.pipeline import executors, lazily, records
from publisher.pipeline.cache import Cache
from publisher.pipeline.executors import LIMITS, Crew, Limits, Order, Pool
from publisher.pipeline.foretelling import NOTE, Foretelling
from publisher.pipeline.inputs import Inputs
from publisher.pipeline.order import ordered
from publisher.pipeline.records import Record
from publisher.pipeline.tasks import Made
from publisher.pipeline.work import Done, Work

Progress = Callable[[int, int, str], None]
Hire = Callable[[int], Executor]
Findings = tuple[Diagnostic, ...]

_FEW: Final = 2  # circulars that are rendered in this process where workers bring no limits
_LITTLE: Final = 98_304  # characters of text that are examined sooner than a worker is there


def _silent(_done: int, _total: int, _name: str) -> None:
    """Tell nobody."""


def _nothing() -> None:
    """Do nothing while others begin."""


def _at_hand(_record: Record) -> bool:
    """Ask for no letter."""
    return True


@dataclass(frozen=True, slots=True)
class How:
    """How a job works: workers (None: one a core), limits of each, whether it may remember.

    `hire` gives another executor than our pool for a number of workers.
    """

    jobs: int | None = None
    cached: bool = True
    limits: Limits = LIMITS
    hire: Hire | None = None
    progress: Progress = _silent


PLAIN: Final = How()


class Examination:
    """The circulars of a project being looked at; letters are made of those that are `wanted`.

    `supplied` tells whether the letter of a record is at hand. Use it as a context: it lets its
    workers go in the end.
    """

    def __init__(
        self,
        inputs: Inputs,
        cache: Cache,
        how: How,
        wanted: frozenset[str] = frozenset(),
        supplied: Callable[[Record], bool] = _at_hand,
    ) -> None:
        """Look up what is known; nobody works yet."""
        self._inputs = inputs
        self._ground = inputs.ground
        self._cache = cache
        self._how = how
        self._wanted = wanted
        self.work = Work(inputs, cache, wanted, supplied, how.limits)
        self.done: dict[str, Done] = {}
        jobs = how.jobs or executors.usable_cores()
        self._crew = Crew(how.hire, jobs) if how.hire else Crew(self._pool, jobs, self._is_small)

    def __enter__(self) -> "Examination":
        """Begin."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Let the workers go."""
        self._crew.__exit__(kind, error, trace)

    def carry_out(self, begun: Callable[[], None]) -> Iterator[tuple[Done, Made | None]]:
        """Yield every circular as it gets through; `begun` is called with the first at work."""
        for done, made in self.work.carry_out(self._crew, begun):
            self.done[done.source.path] = done
            yield done, made

    def carry_out_all(self) -> None:
        """Look at every circular."""
        for _ in self.carry_out(_nothing):
            pass

    def findings(self) -> tuple[Findings, Mapping[str, str]]:
        """Return all there is to say, and the names of authorities; every circular is through."""
        orders: list[Order[Any]] = []
        survey, judged = f"survey {self._ground.digest}", f"judge {self._register_mark()}"
        gone, damage = self._inputs.gone, self._inputs.damage
        if self._cache.note(survey) is None:
            orders.append(Order(survey, lazily.SURVEY, (self._ground,)))
        if self._cache.note(judged) is None:
            names = sorted(one.record.id for one in self.done.values() if one.record.card)
            cards = tuple(self.work.card(name) for name in names)
            orders.append(Order(judged, lazily.JUDGE, (cards, self._ground, gone, damage)))
        future = Foretelling(self._inputs, self._cache, self.done.values())
        orders.extend(future.orders())
        for key, result in self._crew.begin(orders):
            if key == NOTE:
                future.learn(result)
                continue
            said, labels = result
            self._cache.write_down(key, [list(map(records.finding_values, said)), labels])
        (said, labels), (more, _) = self._cache.note(survey), self._cache.note(judged)
        everything = [records.finding(one) for one in (*said, *more)]
        everything.extend(future.findings())
        for done in self.done.values():
            everything.extend(done.record.findings)
        return ordered(everything), labels

    def _register_mark(self) -> str:
        """Return the hash of what can be said of all circulars together."""
        cards = sorted(
            (one.record.id, one.record.mark, one.record.card[-1])
            for one in self.done.values()
            if one.record.card
        )
        gone = [(name, one.line.seq) for name, one in sorted(self._inputs.gone.items())]
        book = (self._inputs.agenda.source.text if gone or self._inputs.damage else "", gone)
        damage = [(one.code, one.span, sorted(one.facts.items())) for one in self._inputs.damage]
        whole = repr((self._ground.digest, cards, book, damage))
        return sha256(whole.encode("utf-8", "surrogatepass"))

    def _pool(self, number: int) -> Pool:
        if not self._wanted and executors.is_forked():
            lazily.resolved(lazily.MAKE)  # loaded once, here, and not once in each worker
        return Pool(number, self._how.limits)

    def _is_small(self, orders: Sequence[Order[Any]]) -> bool:
        """Say whether orders are done in this process: limits are for engines and long texts."""
        if self._wanted:
            return len(orders) <= _FEW and not executors.is_limitable()
        tasks = (order.arguments[0] for order in orders if order.function == lazily.MAKE)
        return sum(len(task.source.text) for task in tasks) <= _LITTLE

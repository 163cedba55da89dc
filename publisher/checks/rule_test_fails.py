"""What the tests of a circular want to hear is what the policy answers."""

from collections.abc import Iterator, Mapping
from typing import Final

from publisher.model.check import Surroundings, TimeCheck
from publisher.model.circular import Circular
from publisher.model.diagnostic import Diagnostic
from publisher.model.foresight import Foresight, Miss
from publisher.model.label import Label
from publisher.wording.values import shown

_ANSWERS: Final[Mapping[str, Label]] = {
    "yes": Label("berlaku", "it applies"),
    "no": Label("tidak berlaku", "it does not apply"),
    "depends": Label("bergantung", "it depends"),
    "silent": Label("tidak diatur", "nothing is said"),
    "loud": Label("ada yang berlaku", "something applies"),
    "known": Label("hari atau saat yang dapat dibaca", "a day or a moment that can be read"),
    "unknown": Label("bukan hari dan bukan saat", "neither a day nor a moment"),
}


def _run(
    circular: Circular, foresight: Foresight, _surroundings: Surroundings
) -> Iterator[Diagnostic]:
    for miss in foresight.misses:
        wanted, found = _ANSWERS[miss.wanted], _ANSWERS[miss.found]
        on = Label(f" pada {', '.join(miss.needs)}", f" on {', '.join(miss.needs)}")
        needs = on if miss.needs else Label("")
        yield Diagnostic(
            "rule-test-fails",
            Label(
                f"pengujian `{shown(miss.name)}`: yang diharapkan {wanted.id}, "
                f"jawabannya {found.id}{needs.id}",
                f"the test of `{shown(miss.name)}` wants: {wanted.en}; "
                f"the answer: {found.en}{needs.en}",
            ),
            circular.at(*miss.path),
            hint=_hint(miss),
        )


def _hint(miss: Miss) -> Label:
    if miss.because:
        names = ", ".join(miss.because)
        return Label(f"karena {names}", f"because of {names}")
    return Label(
        "betulkan pengujiannya bila aturannya benar; bila tidak, betulkan aturannya",
        "mend the test where the rule is right, else the rule",
    )


CHECK: Final = TimeCheck("rule-test-fails", _run)

"""Only ordinary and important circulars are published; restricted and secret ones never."""

from collections.abc import Iterator
from typing import Final

from publisher.model.check import CircularCheck, Surroundings
from publisher.model.circular import Circular
from publisher.model.diagnostic import Diagnostic
from publisher.model.label import Label

_OPEN: Final = frozenset({"", "biasa", "penting"})  # what else the list holds, now or later, is not


def _run(circular: Circular, surroundings: Surroundings) -> Iterator[Diagnostic]:
    code = circular.classification
    known = surroundings.vocabulary.schemes.get("sifat", {})
    if code not in _OPEN and (code in known or not known):
        name = known[code].label if code in known else Label(code, code)
        yield Diagnostic(
            "publish-classified",
            Label(
                f"naskah bersifat {name.id.lower()} tidak boleh diumumkan",
                f"a letter classified {name.text('en').lower()} is not to be published",
            ),
            circular.at("classification"),
            hint=Label(
                "pindahkan naskah dari folder ini; yang diumumkan hanya `biasa` dan `penting`",
                "take the file out of this folder; only `biasa` and `penting` are published",
            ),
        )


CHECK: Final = CircularCheck("publish-classified", _run)

"""A reference `[](#id)` names a clause that is there; so does `"#id"` among the addressees."""

from collections.abc import Iterator
from typing import Final

from publisher.checks.mending import renamed, replacing
from publisher.model.check import CircularCheck, DefectCheck, Surroundings
from publisher.model.circular import Circular
from publisher.model.diagnostic import Diagnostic, Fix
from publisher.model.label import Label
from publisher.model.source import Defect
from publisher.wording.values import meant, nearest, shown


def _word(defect: Defect) -> Diagnostic:
    facts = defect.facts
    target = shown(facts.get("target", ""))
    if facts.get("reason") == "circular":
        message = Label(
            f"surat edaran `{target}` tidak ada dalam folder ini",
            f"there is no circular `{target}` in this folder",
        )
        hint = Label(
            "periksa id-nya: letak berkas tanpa `.md`, misalnya babel/2020/800-1102-vii",
            "look at the id: the path without `.md`, such as babel/2020/800-1102-vii",
        )
    else:
        message = Label(
            f"tidak ada paragraf dengan id `{target}`", f"there is no clause `{target}`"
        )
        hint = Label(
            "tulis {#id} di akhir paragraf yang dimaksud, atau betulkan namanya",
            "write {#id} at the end of the paragraph, or mend the name",
        )
    near = meant(facts.get("nearest", ""))
    return Diagnostic(
        "cite-reference-unknown", message, defect.span, hint=near or hint, fix=_other(defect)
    )


def _other(defect: Defect) -> Fix | None:
    """Return the reference to the nearest target, as it is typed."""
    near, target = defect.facts.get("nearest", ""), defect.facts.get("target", "")
    if not near:
        return None
    if defect.facts.get("reason") == "circular":
        _, sign, clause = target.partition("#")
        near = f"{near}{sign}{clause}"
    elif "/" not in target:
        near = f"#{near}"
    return replacing(defect.span, f"[]({near})")


def _run(circular: Circular, _surroundings: Surroundings) -> Iterator[Diagnostic]:
    known = [one.clause for one in circular.body.appendices if one.clause]
    for field, names in (("to", circular.to), ("cc", circular.cc)):
        for index, name in enumerate(names):
            target = name.removeprefix("#")
            if target == name or target in known:
                continue
            near = nearest(target, known)
            right = f"#{near}" if near else ""
            span = circular.at(field, index)
            yield Diagnostic(
                "cite-reference-unknown",
                Label(f"tidak ada lampiran `{name}`", f"there is no appendix `{name}`"),
                span,
                hint=meant(right)
                or Label(
                    f"tulis `::: lampiran Daftar Penerima {{{name}}}` di akhir naskah",
                    f"write `::: lampiran Daftar Penerima {{{name}}}` at the end of the text",
                ),
                fix=renamed(circular, span, name, right),
            )


CIRCULAR_CHECK: Final = CircularCheck("cite-reference-unknown", _run)
CHECK: Final = DefectCheck("cite-reference-unknown", _word)

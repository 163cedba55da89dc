"""The publish gate: what keeps a circular from being issued, and what the signatory should know."""

from collections.abc import Iterator
from datetime import date

from publisher.formats import policy_json
from publisher.indonesian.dates import long_date
from publisher.model.circular import Circular
from publisher.model.diagnostic import Diagnostic, Severity
from publisher.model.label import Label
from publisher.pipeline import kept
from publisher.pipeline.changes import changes
from publisher.pipeline.check import check
from publisher.pipeline.differences import differences, is_binding
from publisher.pipeline.load import Project
from publisher.pipeline.numbers import collisions

_CIRCULARS = "circulars/"
_BESIDE = ("circulars/vocabulary/", "circulars/ledger.jsonl")


def findings(project: Project, path: str) -> tuple[Diagnostic, ...]:
    """Return what is said of a circular and of what it rests on: vocabulary, looks, agenda book."""
    found = [one for one in check(project) if _concerns(one.span.path, path)]
    circular = next((e.circular for e in project.entries if e.source.path == path), None)
    if circular is not None:
        found.extend(collisions(project, circular))
    return tuple(dict.fromkeys(found))


def stops(finding: Diagnostic) -> bool:
    """Return whether a finding keeps a circular from being issued."""
    return finding.severity is not Severity.WARNING


def _concerns(place: str, path: str) -> bool:
    return place == path or not place.startswith(_CIRCULARS) or place.startswith(_BESIDE)


def open_points(circular: Circular, project: Project, day: date) -> tuple[Label, ...]:
    """Return what stays open in a circular recorded on a day, for those who sign it."""
    return (
        *_dates(circular, day),
        *_end(circular),
        *_relations(circular, project),
        *_questions(circular),
        *_outside(circular),
        *_revised(circular, project),
        *changes(project, circular),
    )


def _revised(circular: Circular, project: Project) -> Iterator[Label]:
    """Yield what a correction says otherwise than the revision before it."""
    newest = project.agenda.newest.get(circular.id)
    before = kept.policy(project.root, newest) if newest else None
    if newest is None or before is None:
        return
    after = policy_json.record(circular, "")
    if is_binding(before, after):
        start = circular.effective.start
        day = Label(f", {long_date(start)}", f", {start}") if start else Label("", "")
        yield Label(
            f"ralat ini dibaca sejak hari pertama edaran{day.id}: "
            "yang mengikat pada hari-hari yang lalu ikut berubah",
            f"this correction is read from the first day of the circular on{day.en}: "
            "what bound on days gone by changes too",
        )
    for one in differences(before, after):
        yield Label(
            f"berubah dari revisi {newest.revision}: {one.id}",
            f"changed from revision {newest.revision}: {one.en}",
        )


def _dates(circular: Circular, day: date) -> Iterator[Label]:
    start, known = circular.effective.start, circular.published or day
    if start is None:
        yield Label("hari mulai berlakunya tidak diketahui", "its first day is not known")
    elif start < known:
        days = (known - start).days
        yield Label(
            f"berlaku surut {days} hari: mulai {long_date(start)}, "
            f"baru dapat diketahui {long_date(known)}",
            f"retroactive by {days} days: from {start}, known on {known}",
        )
    if circular.signed and circular.signed > day:
        yield Label(
            f"tanggal suratnya, {long_date(circular.signed)}, belum tiba",
            f"it is dated {circular.signed}, which has not come yet",
        )


def _end(circular: Circular) -> Iterator[Label]:
    effective = circular.effective
    if effective.end is not None:
        return
    if effective.until is None:
        yield Label("tidak menyebut sampai kapan berlaku", "it does not say until when it applies")
    else:
        yield Label(
            f'tanpa hari terakhir: "{effective.until.id}"',
            f'without a last day: "{effective.until.text("en")}"',
        )


def _relations(circular: Circular, project: Project) -> Iterator[Label]:
    book = project.agenda
    for relation in circular.relations:
        target = relation.target
        if target is None:
            label = relation.label or Label("tanpa keterangan", "without a label")
            yield Label(
                f"`{relation.type}` menunjuk naskah di luar register: {label.id}",
                f"`{relation.type}` points outside the register: {label.text('en')}",
            )
        elif target in book.withdrawn:
            yield Label(
                f"`{relation.type}` menunjuk {target}, yang sudah ditarik",
                f"`{relation.type}` points to {target}, which was withdrawn",
            )
        elif target not in book.newest:
            yield Label(
                f"`{relation.type}` menunjuk {target}, yang belum diterbitkan",
                f"`{relation.type}` points to {target}, which is not issued",
            )


def _questions(circular: Circular) -> Iterator[Label]:
    for rule in circular.rules:
        if rule.open is not None:
            yield Label(
                f"pertanyaan terbuka pada aturan `{rule.id}`: {rule.open.id}",
                f"an open question on rule `{rule.id}`: {rule.open.text('en')}",
            )


def _outside(circular: Circular) -> Iterator[Label]:
    for entry in circular.not_in_data:
        places = ", ".join(cite.p or cite.named for cite in entry.cite)
        yield Label(
            f"tidak ada dalam data: {places} ({entry.reason})",
            f"not in the data: {places} ({entry.reason})",
        )

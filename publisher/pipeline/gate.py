"""The publish gate: what keeps a circular from being issued, and what the signatory should know."""

from collections.abc import Collection, Iterator
from datetime import date

from publisher.formats import policy_json
from publisher.indonesian.dates import long_date
from publisher.indonesian.letter_number import parse
from publisher.indonesian.numbering import citation
from publisher.model.circular import Circular, Interval
from publisher.model.diagnostic import Diagnostic, Severity
from publisher.model.foresight import Days
from publisher.model.label import Label
from publisher.pipeline import kept
from publisher.pipeline.changes import changes
from publisher.pipeline.check import check
from publisher.pipeline.differences import differences, is_binding
from publisher.pipeline.load import Project
from publisher.pipeline.numbers import collisions, is_blank
from publisher.wording.people import during

_CIRCULARS = "circulars/"
_REASONS = "alasan-tanpa-data"
_BESIDE = ("circulars/vocabulary/", "circulars/ledger.jsonl")


def findings(project: Project, path: str) -> tuple[Diagnostic, ...]:
    """Return what is said of a circular and of what it rests on: vocabulary, looks, agenda book."""
    found = [one for one in check(project) if _concerns(one.span.path, path)]
    circular = next((e.circular for e in project.entries if e.source.path == path), None)
    if circular is not None:
        found.extend(collisions(project, circular))
    return tuple(dict.fromkeys(found))


def heading(circular: Circular, filled: Collection[str] = ()) -> tuple[Label, ...]:
    """Return what is about to be issued: revision, number, days; what is `filled` in is marked."""
    effective = circular.effective
    period = _period(effective)
    nothing, now = Label("belum ada", "not there"), Label(" (diisi sekarang)", " (filled in now)")
    values = {
        "number": Label(circular.number, circular.number) if circular.number else nothing,
        "signed": _long(circular.signed) or nothing,
        "published": _long(circular.published) or nothing,
    }
    words = {
        key: Label(f"{value.id}{now.id}", f"{value.en}{now.en}") if key in filled else value
        for key, value in values.items()
    }
    return (
        Label(
            f"{circular.id}, revisi {circular.revision}",
            f"{circular.id}, revision {circular.revision}",
        ),
        Label(f"nomor: {words['number'].id}", f"number: {words['number'].en}"),
        Label(f"tanggal surat: {words['signed'].id}", f"dated: {words['signed'].en}"),
        Label(f"diumumkan: {words['published'].id}", f"published: {words['published'].en}"),
        Label(f"berlaku: {period.id}", f"in force: {period.en}"),
    )


def _period(effective: Interval) -> Label:
    if effective.start is not None:
        return during(Days(effective.start, effective.end))
    last = _long(effective.end)
    return Label(
        "sejak hari yang tidak diketahui" + (f", sampai dengan {last.id}" if last else ""),
        "from a day that is not known" + (f", until {last.en}" if last else ""),
    )


def _long(day: date | None) -> Label | None:
    return Label(long_date(day), day.isoformat()) if day else None


def stops(finding: Diagnostic) -> bool:
    """Return whether a finding keeps a circular from being issued."""
    return finding.severity is not Severity.WARNING


def _concerns(place: str, path: str) -> bool:
    return place == path or not place.startswith(_CIRCULARS) or place.startswith(_BESIDE)


def open_points(circular: Circular, project: Project, day: date) -> tuple[Label, ...]:
    """Return what stays open in a circular recorded on a day, for those who sign it."""
    return (
        *_number(circular),
        *_dates(circular, day),
        *_end(circular),
        *_relations(circular, project),
        *_questions(circular),
        *_outside(circular, project),
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


def _number(circular: Circular) -> Iterator[Label]:
    """Yield what is odd about a number; how the press printed one is nobody's to change."""
    number, signed = circular.number, circular.signed
    if not number or circular.is_press or is_blank(number):
        return
    parts = parse(number)
    if not (parts.sequence and parts.code):
        yield Label(
            f"nomor `{number}` tidak berbentuk nomor surat, misalnya 000.8.3/054/ORG/2026",
            f"the number `{number}` has not the form of one, such as 000.8.3/054/ORG/2026",
        )
    if parts.year and signed and parts.year != signed.year:
        yield Label(
            f"nomor `{number}` bertahun {parts.year}, sedangkan suratnya tanggal "
            f"{long_date(signed)}",
            f"the number `{number}` is of {parts.year}, but the letter is dated {signed}",
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
    yield from _recorded(circular, day)
    if circular.signed and circular.signed > day:
        yield Label(
            f"tanggal suratnya, {long_date(circular.signed)}, belum tiba; biasanya edaran "
            "diterbitkan sesudah ditandatangani",
            f"it is dated {circular.signed}, which has not come yet; a circular is usually issued "
            "after it was signed",
        )


def _recorded(circular: Circular, day: date) -> Iterator[Label]:
    """Yield how late a text is recorded; a correction always comes after the publication."""
    published, start = circular.published, circular.effective.start
    if circular.revision > 1 or published is None or published >= day:
        return
    late = (day - published).days
    since = start is not None and published <= start < day
    yield Label(
        f"baru dicatat {long_date(day)}, {late} hari sesudah diumumkan"
        + (f" dan {(day - start).days} hari sesudah mulai berlaku" if start and since else ""),
        f"recorded on {day} only, {_counted(late)} after it was published"
        + (f" and {_counted((day - start).days)} after its first day" if start and since else ""),
    )


def _counted(days: int) -> str:
    return f"{days} day" if days == 1 else f"{days} days"


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


def _outside(circular: Circular, project: Project) -> Iterator[Label]:
    """Yield the paragraphs without data, by the names that the letter prints, and why."""
    forms, reasons = project.forms(circular), project.vocabulary.schemes.get(_REASONS, {})
    for entry in circular.not_in_data:
        named = [citation(cite.p, forms) if cite.p else cite.named for cite in entry.cite]
        reason = reasons[entry.reason].label if entry.reason in reasons else None
        why = Label(entry.reason, entry.reason) if reason is None else reason
        places = ", ".join(named)
        english = ", ".join(f"point {cite.p}" if cite.p else cite.named for cite in entry.cite)
        yield Label(
            f"tidak ada dalam data: {places} ({why.id.lower()})",
            f"not in the data: {english} ({why.text('en').lower()})",
        )

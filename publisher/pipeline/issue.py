"""The job of issuing: the gate, then files and one line of the agenda book in one step."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from publisher import canonical
from publisher.drafting import filling
from publisher.formats import policy_json
from publisher.model.circular import Circular
from publisher.model.diagnostic import Diagnostic
from publisher.model.errors import UsageError
from publisher.model.label import Label
from publisher.model.register import CORRECT, ISSUE, LedgerLine
from publisher.model.source import Source
from publisher.parsing import front_matter, ledger
from publisher.pipeline import agenda, entering, gate, journal, numbers
from publisher.pipeline.disk import Disk
from publisher.pipeline.fitness import is_renderable
from publisher.pipeline.journal import Act, Change
from publisher.pipeline.load import Entry, Project, load
from publisher.pipeline.locking import locked
from publisher.pipeline.overlay import overlaid
from publisher.sources import folder


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be issued; a number or day that is None is that of the text."""

    circular: str
    number: str | None = None
    signed: date | None = None
    published: date | None = None
    note: str = ""


@dataclass(frozen=True)
class Proposal:
    """What issuing would do: the text filled in, what is said of it, what stays open.

    `circular` is None where the text cannot be read; `event` is "" where it was issued as it is;
    `missing` names the fields that somebody has to give.
    """

    circular: Circular | None
    event: str
    project: Project
    findings: tuple[Diagnostic, ...] = ()
    open: tuple[Label, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def stopped(self) -> bool:
        """Return whether a finding keeps it from being issued."""
        return any(gate.stops(one) for one in self.findings)


@dataclass(frozen=True)
class Done:
    """What stands in the agenda book: the line, and the paths of the files that go with it.

    It is not `new` where the text was issued before, as it is.
    """

    line: LedgerLine
    paths: tuple[str, ...]
    number: str | None = None
    new: bool = True


def propose(project: Project, request: Request, day: date) -> Proposal:
    """Return what issuing on a day would do, and what stands in its way."""
    entry = _entry(project, request.circular)
    path, circular = entry.source.path, entry.circular
    if circular is None:
        return Proposal(None, ISSUE, project, gate.findings(project, path))
    event = _event(project, circular)
    if not event:
        return Proposal(circular, event, project)
    values, missing = _values(project, circular, request, day)
    filled = _filled(circular, values)
    changed = overlaid(project, {filled.path: filled}) if filled != circular.source else project
    whole = changed.circulars.get(circular.id)
    if whole is None or any(whole.data[key] != value for key, value in values.items()):
        raise UsageError(
            Label(
                f"tidak dapat mengisi {', '.join(values)} dalam {path}; isilah dengan tangan",
                f"cannot fill in {', '.join(values)} in {path}; fill them in by hand",
            )
        )
    said = gate.findings(changed, path)
    return Proposal(whole, event, changed, said, gate.open_points(whole, changed, day), missing)


def issue(root: Path, request: Request, clock: entering.Clock, disk: Disk | None = None) -> Done:
    """Issue a circular, or its correction; nothing is done where its text was issued already."""
    steps = disk or Disk()
    with locked(root):
        journal.finish(root, steps)
        project = load(root)
        moment = entering.moment_of(project, request.circular, clock)
        proposal = propose(project, request, moment.date())
        circular = proposal.circular
        if circular is not None and not proposal.event:
            return _before(project, circular)
        circular = _allowed(proposal)
        line, act = _act(root, circular, proposal, request, moment)
        journal.perform(root, act, steps)
    paths = (*(change.path for change in act.changes), journal.LEDGER)
    return Done(line, tuple(sorted({*paths, circular.source.path})), circular.number)


def _entry(project: Project, identity: str) -> Entry:
    found = next((one for one in project.entries if one.id == identity), None)
    if found is None:
        raise UsageError(
            Label(
                f"tidak ada surat edaran circulars/{identity}.md",
                f"there is no circular circulars/{identity}.md",
            )
        )
    return found


def _event(project: Project, circular: Circular) -> str:
    """Return what issuing would be: the first issue, a correction, "" where nothing changed."""
    line = project.agenda.newest.get(circular.id)
    if circular.id in project.agenda.withdrawn:
        raise UsageError(
            Label(
                f"{circular.id} sudah ditarik dan tidak dapat diterbitkan lagi; buat edaran baru",
                f"{circular.id} was withdrawn and cannot be issued again; write a new circular",
            )
        )
    if line is None and circular.correction is not None:
        raise UsageError(
            Label(
                f"{circular.id} belum pernah terbit; hapus `correction`, yang hanya untuk ralat",
                f"{circular.id} was never issued; remove `correction`, which is for corrections",
            )
        )
    if line is None:
        return ISSUE
    return "" if circular.recorded is not None else CORRECT


def _values(
    project: Project, circular: Circular, request: Request, day: date
) -> tuple[Mapping[str, str], tuple[str, ...]]:
    """Return what is to be filled in, and what is missing; the press need not know any of it."""
    signed = request.signed or circular.signed
    number = request.number
    if number is None and numbers.is_blank(circular.number) and not circular.is_press:
        number = numbers.allotted(project, circular, signed or day)
    given = {
        "number": number,
        "signed": request.signed and request.signed.isoformat(),
        "published": request.published and request.published.isoformat(),
    }
    values = {key: value for key, value in given.items() if value and circular.data[key] != value}
    blank = numbers.is_blank(circular.number)
    lacking = [
        key
        for key, value in given.items()
        if not value and (circular.data[key] is None or (key == "number" and blank))
    ]
    return values, () if circular.is_press else tuple(lacking)


def _filled(circular: Circular, values: Mapping[str, str]) -> Source:
    fences = front_matter.split(circular.source).value
    if not values or fences is None:
        return circular.source
    places = {key: circular.at(key) for key in values}
    text = filling.filled(circular.source, fences.yaml_end, places, values)
    return Source(circular.source.path, text)


def require_fields(proposal: Proposal) -> None:
    """Raise UsageError where somebody has yet to give a field."""
    if proposal.missing:
        fields = ", ".join(f"--{name}" for name in proposal.missing)
        raise UsageError(Label(f"belum ada: {fields}", f"missing: {fields}"))


def _allowed(proposal: Proposal) -> Circular:
    """Return the circular of a proposal that nothing holds back."""
    require_fields(proposal)
    circular = proposal.circular
    if circular is None or proposal.stopped or not is_renderable(circular, proposal.project):
        codes = sorted({one.code for one in proposal.findings if gate.stops(one)})
        raise entering.StoppedError(
            Label(
                f"belum dapat diterbitkan: {', '.join(codes) or 'datanya tidak sah'}",
                f"cannot be issued yet: {', '.join(codes) or 'its data is not valid'}",
            )
        )
    return circular


def _before(project: Project, circular: Circular) -> Done:
    """Return the entry of a text that was issued as it is, with the files that go with it."""
    line = project.agenda.newest[circular.id]
    kept = [f"{agenda.KEPT}/{circular.id}/{name}" for name in sorted(line.files)]
    paths = tuple(sorted([*kept, journal.LEDGER, circular.source.path]))
    return Done(line, paths, circular.number, new=False)


def _act(
    root: Path, circular: Circular, proposal: Proposal, request: Request, moment: datetime
) -> tuple[LedgerLine, Act]:
    source = circular.source.text.encode()
    kept = {
        "md": source,
        "json": policy_json.render(replace(circular, recorded=moment), canonical.sha256(source)),
    }
    correction = circular.correction or {}
    line = entering.entered(
        proposal.project.agenda,
        LedgerLine(
            seq=0,
            prev="",
            event=proposal.event,
            circular=circular.id,
            revision=circular.revision,
            recorded=moment,
            change=str(correction["type"]) if proposal.event == CORRECT else "",
            files={
                f"r{circular.revision}.{end}": canonical.sha256(data) for end, data in kept.items()
            },
            note=entering.plain(request.note),
        ),
    )
    targets = {agenda.place(circular.id, circular.revision, end): kept[end] for end in kept}
    for path, data in targets.items():
        if _held(root, path) not in (None, data):
            raise entering.StoppedError(
                Label(
                    f"{path} sudah ada dan berbeda, padahal buku agenda tidak memuatnya; naskah "
                    "simpanan tidak pernah ditimpa. Lihat: publisher check",
                    f"{path} is there already and differs, but is in no line of the agenda book; "
                    "a kept text is never written over. See: publisher check",
                )
            )
    targets[circular.source.path] = source
    changes = tuple(
        Change(path, before, after)
        for path, after in targets.items()
        if (before := _held(root, path)) != after
    )
    return line, journal.act(root, changes, ledger.written(line))


def _held(root: Path, path: str) -> bytes | None:
    """Return what a file of the act holds now; one that is no plain file below root is refused."""
    if not (root / path).exists() and not (root / path).is_symlink():
        reason = folder.unsafe(root, path)
        if not reason:
            return None
    return folder.read_bytes(root, path)

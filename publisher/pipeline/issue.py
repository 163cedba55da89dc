"""The job of issuing: the gate, then files and one line of the agenda book in one step."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from publisher import canonical
from publisher.disk import Disk
from publisher.formats import policy_json
from publisher.model.circular import Circular
from publisher.model.diagnostic import Diagnostic
from publisher.model.errors import UsageError
from publisher.model.label import Label
from publisher.model.register import CORRECT, ISSUE, LedgerLine
from publisher.parsing import ledger
from publisher.pipeline import agenda, entering, fields, gate, journal
from publisher.pipeline.fields import Request
from publisher.pipeline.fitness import is_renderable
from publisher.pipeline.holding import locked
from publisher.pipeline.journal import Act, Change
from publisher.pipeline.load import Entry, Project, load
from publisher.pipeline.overlay import overlaid
from publisher.sources import folder


@dataclass(frozen=True)
class Proposal:
    """What issuing would do: the text filled in, what is said of it, what stays open.

    `circular` is None where the text cannot be read; `event` is "" where it was issued as it is;
    `filled` names the fields that issuing fills in, `missing` those that somebody has to give.
    """

    circular: Circular | None
    event: str
    project: Project
    findings: tuple[Diagnostic, ...] = ()
    open: tuple[Label, ...] = ()
    filled: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def stopped(self) -> bool:
        """Return whether a finding keeps it from being issued."""
        return any(gate.stops(one) for one in self.findings)

    @property
    def reasons(self) -> Label:
        """Return what holds a circular back: codes of findings."""
        codes = ", ".join(sorted({one.code for one in self.findings if gate.stops(one)}))
        return Label(codes, codes) if codes else Label("datanya tidak sah", "its data is not valid")


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
    entry, wanted = _entry(project, request.circular), fields.sound(request)
    path, circular = entry.source.path, entry.circular
    if circular is None:
        return Proposal(None, ISSUE, project, gate.findings(project, path))
    event = _event(project, circular)
    fields.require_agreement(circular, wanted, issued=not event)
    if not event:
        return Proposal(circular, event, project)
    values, missing = fields.values(project, circular, wanted, day)
    filled = fields.filled_in(circular, values)
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
    points = gate.open_points(whole, changed, day)
    return Proposal(whole, event, changed, said, points, tuple(values), missing)


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
            return before(project, circular)
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


def require_fields(proposal: Proposal) -> None:
    """Raise UsageError where somebody has yet to give a field."""
    if proposal.missing:
        names = ", ".join(f"--{name}" for name in proposal.missing)
        raise UsageError(Label(f"belum ada: {names}", f"missing: {names}"))


def _allowed(proposal: Proposal) -> Circular:
    """Return the circular of a proposal that nothing holds back."""
    require_fields(proposal)
    circular = proposal.circular
    if circular is None or proposal.stopped or not is_renderable(circular, proposal.project):
        why = proposal.reasons
        raise entering.StoppedError(
            Label(f"belum dapat diterbitkan: {why.id}", f"cannot be issued yet: {why.text('en')}")
        )
    return circular


def before(project: Project, circular: Circular) -> Done:
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

"""What a release has to agree on with the one before: agenda book, names of events."""

from collections.abc import Sequence
from pathlib import Path

from publisher import identifiers
from publisher.feeds import atom
from publisher.model.errors import PublisherError
from publisher.model.label import Label
from publisher.model.publication import Site
from publisher.model.register import LedgerLine
from publisher.pipeline.publication import last_hash
from publisher.pipeline.settings import FILE, SettingsError
from publisher.release.heads import RELEASES, Head
from publisher.release.reading import sound


class RewrittenError(PublisherError):
    """The agenda book is not the one that was published, with more lines."""

    exit_status = 1


def require_continued(ledger: Sequence[LedgerLine], head: Head) -> None:
    """Raise RewrittenError unless an agenda book goes on from the one that a release rests on."""
    if last_hash(ledger[: head.lines]) != head.ledger or len(ledger) < head.lines:
        raise RewrittenError(
            Label(
                f"buku agenda bukan lanjutan dari yang diterbitkan dalam rilis {head.release}; "
                "kembalikan circulars/ledger.jsonl dari cadangan, atau pakai folder situs lain",
                f"the agenda book does not go on from the one that release {head.release} holds; "
                "restore circulars/ledger.jsonl, or use another folder for the site",
            )
        )
    late = next((one for one in ledger[head.lines :] if one.recorded <= head.issued_at), None)
    if late:
        raise RewrittenError(
            Label(
                f"baris {late.seq} buku agenda dicatat {late.recorded.isoformat()}, tidak sesudah "
                f"rilis {head.release}; yang sudah diterbitkan tidak dapat diubah mundur",
                f"line {late.seq} of the agenda book was recorded {late.recorded.isoformat()}, not "
                f"after release {head.release}; what was published is not changed backwards",
            )
        )


def require_same_names(site: Site, target: Path, head: Head) -> None:
    """Raise SettingsError where `domain` and `year` are not those of a release: its events have
    their names by them, for ever. A damaged feed says nothing; it is about to be made anew.
    """
    place = target / RELEASES / head.release / atom.HEAD
    data = sound(place, head.files.get(atom.HEAD, ""))
    named = identifiers.named_by(atom.identity(data)) if data else None
    if named in (None, (site.domain, site.year)):
        return
    was = f'domain = "{named[0]}", year = {named[1]}'
    raise SettingsError(
        Label(
            f"{FILE}: domain atau year bukan yang dipakai rilis {head.release} ({was}); pengenal "
            f"peristiwa tidak berubah sesudah terbit. Kembalikan menjadi {was}",
            f"{FILE}: domain or year are not those of release {head.release} ({was}); the "
            f"identifiers of events never change once published. Set them back to {was}",
        )
    )

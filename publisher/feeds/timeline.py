"""Runs of days with the same rules, for each authority and year: who must not ask, reads here.

A run is told whole, with its true first and last day, in each year that it touches. The newest
file also tells all that comes after its year, so that its last run has no end.
"""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from publisher import canonical
from publisher.feeds.shapes import Json, day
from publisher.model.artefact import Artefact
from publisher.model.days import Phase
from publisher.model.publication import Publication


def artefacts(publication: Publication) -> Iterator[Artefact]:
    """Yield a file for each year from the first change under an authority to the horizon."""
    for authority, phases in publication.phases.items():
        yield from of_authority(publication, authority, phases)


def of_authority(
    publication: Publication, authority: str, phases: Sequence[Phase]
) -> Iterator[Artefact]:
    """Yield the files of one authority."""
    newest = (publication.day + timedelta(publication.site.horizon)).year
    first = min((one.first.year for one in phases if one.first), default=newest)
    for year in range(min(first, newest), newest + 1):
        whole = {
            "schema": "edaran-timeline/1",
            "authority": authority,
            "year": year,
            "segments": [
                _segment(one)
                for one in phases
                if _touches(one, year) or (year == newest and _after(one, year))
            ],
        }
        path = f"feed/timeline/{authority}/{year:04}.json"
        yield Artefact(path, canonical.json_bytes(whole))


def _touches(phase: Phase, year: int) -> bool:
    begun = phase.first is None or phase.first.year <= year
    return begun and (phase.last is None or phase.last.year >= year)


def _after(phase: Phase, year: int) -> bool:
    return phase.first is not None and phase.first.year > year


def _segment(phase: Phase) -> Json:
    return {
        "from": day(phase.first),
        "to": day(phase.last),
        "rules": list(phase.rules),
        "perhaps": list(phase.perhaps),
        "overrides": [
            {"winner": one.winner, "loser": one.loser, "how": one.how} for one in phase.overrides
        ],
        "conflicts": [list(pair) for pair in phase.conflicts],
        "certain": phase.is_certain,
        "depends": list(phase.depends),
    }

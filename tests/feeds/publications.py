"""Publications for tests: what the pipeline joins, joined from registers without a folder."""

import functools
from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta
from random import Random
from zoneinfo import ZoneInfo

from publisher import canonical
from publisher.model.days import published_months
from publisher.model.label import Label
from publisher.model.publication import Publication, Published, Site
from publisher.model.register import WITHDRAW, Register
from publisher.pipeline import agenda, kept
from publisher.pipeline.agenda import kept_bytes, place
from publisher.pipeline.lazy import Lazy
from publisher.pipeline.registry import registry
from publisher.policy.days import days, phases
from publisher.policy.engine import Engine
from publisher.register.build import timeline
from publisher.register.events import events
from publisher.register.states import states
from tests.policy import random_registers, typed
from tests.projects import ROOT
from tests.register import crowded

SITE = Site("https://edaran.example", "edaran.example", 2026, "2026a", "Asia/Jakarta", Label("x"))
WORDS = typed.vocabulary(random_registers.VOCABULARY)


def publication(register, words, policies, moment):
    """Return what is published of a register at a moment; `policies` by circular and revision."""
    day = moment.astimezone(ZoneInfo(SITE.zone)).date()
    lines = tuple(one for one in register.ledger if one.recorded <= moment)
    known = states(register, words.authorities, moment)
    circulars = {name: _published(register, lines, state) for name, state in known.items()}
    issuing = sorted({one.circular.partition("/")[0] for one in lines})
    engines = Lazy(
        issuing, lambda name: Engine(timeline(register, words.authorities, name, moment), words)
    )
    runs = Lazy(issuing, lambda name: phases(engines[name]))
    months = Lazy(
        [(name, *month) for name in issuing for month in published_months(day, SITE.horizon)],
        lambda one: tuple(days(engines[one[0]], runs[one[0]], *_month(*one[1:]))),
    )
    return Publication(
        SITE,
        moment,
        day,
        lines,
        circulars,
        events(register, words.authorities, moment),
        words,
        {name: policies[name, one.state.revision] for name, one in circulars.items()},
        register.texts,
        runs,
        months,
    )


@functools.cache
def sample(moment):
    """Return what is published of the sample register."""
    whole = kept.register(ROOT, agenda.read(ROOT)).value
    policies = {
        (line.circular, line.revision): kept_bytes(
            ROOT, place(line.circular, line.revision, "json")
        )
        for line in whole.ledger
        if line.event != WITHDRAW
    }
    return publication(whole, registry(ROOT).vocabulary, policies, moment)


@functools.cache
def random(seed, size=9):
    """Return a crowded register whose texts have policies, and these."""
    register, _ = crowded.register(seed, size)
    policies = {
        key: canonical.json_bytes({"id": key[0], "revision": key[1], "kata": f"Isi {seed}"})
        for key in register.texts
    }
    lines = tuple(replace(one, files=_files(one, policies)) for one in register.ledger)
    return Register(lines, register.texts), policies


def moments(register, seed, count, within=60):
    """Return some moments of a register's life, in order."""
    chance, first = Random(seed), register.ledger[0].recorded
    return sorted(first + timedelta(hours=chance.randrange(24 * within)) for _ in range(count))


def _files(line, policies):
    if line.event == WITHDRAW:
        return {}
    data = policies[line.circular, line.revision]
    return {
        f"r{line.revision}.json": canonical.sha256(data),
        f"r{line.revision}.md": canonical.sha256(b"naskah"),
    }


def _published(register, lines, state):
    text = register.texts[state.id, state.revision]
    own = tuple(one for one in lines if one.circular == state.id)
    files = next(one.files for one in reversed(own) if one.event != WITHDRAW)
    hashes = [files[f"r{state.revision}.{suffix}"] for suffix in ("json", "md")]
    return Published(state.id, f"/akn/id/act/circular/{state.id}", text, state, own, *hashes)


def _month(year, month):
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])

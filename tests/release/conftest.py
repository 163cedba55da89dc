"""Sites made once, on a disk that is quick."""

import os
import shutil
import tempfile
from datetime import timedelta
from pathlib import Path

import pytest

from publisher.release.writing import Content, publish
from tests.faults import Faulty
from tests.release.sites import NEXT, START, Quick, content, copied, facts, put


def swift():
    """Return a new folder, in memory where the system has one there."""
    memory = Path("/dev") / "shm"
    return Path(tempfile.mkdtemp(dir=memory if os.access(memory, os.W_OK) else None))


@pytest.fixture(scope="session")
def prepared():
    """Return where a site of each scenario stands; there is none before the first release."""
    home = swift()
    put(home / "second", 1)
    site = home / "pruned"
    for number in range(32):
        shown = content(number) if number in (0, 31) else Content({}, content(number).files)
        moment = START + timedelta(minutes=number)
        publish(site, number or None, shown, facts(number, moment), Quick())
    yield home
    shutil.rmtree(home)


@pytest.fixture(scope="session")
def counts(prepared):
    """Return how many steps each scenario takes."""
    home = prepared / "counted"
    home.mkdir()
    found = {}
    for scenario, version in NEXT.items():
        disk = Faulty()
        put(copied(prepared / scenario, home / scenario), version, disk)
        found[scenario] = disk.count
    assert min(found.values()) > 60
    return found


@pytest.fixture
def place(prepared):
    """Return a folder on the disk of the sites."""
    folder = Path(tempfile.mkdtemp(dir=prepared))
    yield folder
    shutil.rmtree(folder)

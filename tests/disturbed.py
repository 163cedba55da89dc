"""Runs the command line where the clock is wrong and folders are listed in another order.

    python -m tests.disturbed DAYS ORDER publisher's arguments ...

DAYS moves every clock of Python; ORDER is "reversed", "shuffled" or "sorted".
"""

import datetime
import hashlib
import os
import sys
import time

DAY = 86_400


class Date(datetime.date):
    """A date that goes by the moved clock; workers are sent some, so it has a name."""

    @classmethod
    def today(cls):
        return cls.fromtimestamp(time.time())


class Moment(datetime.datetime):
    """A moment that goes by the moved clock."""

    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(time.time(), tz)

    @classmethod
    def utcnow(cls):
        return cls.fromtimestamp(time.time(), datetime.UTC).replace(tzinfo=None)

    @classmethod
    def today(cls):
        return cls.now()


def move_clock(days):
    """Move `time` and `datetime`, before anything else takes a copy of their functions."""
    real_time, real_ns, moved = time.time, time.time_ns, days * DAY
    real_local, real_utc = time.localtime, time.gmtime
    time.time = lambda: real_time() + moved
    time.time_ns = lambda: real_ns() + moved * 10**9
    time.localtime = lambda seconds=None: real_local(time.time() if seconds is None else seconds)
    time.gmtime = lambda seconds=None: real_utc(time.time() if seconds is None else seconds)
    datetime.date, datetime.datetime = Date, Moment


def change_order(order):
    """List every folder in another order than the system does."""
    turn = {
        "reversed": lambda names: sorted(names, reverse=True),
        "sorted": sorted,
        "shuffled": shuffled,
    }
    real_list, real_scan = os.listdir, os.scandir
    os.listdir = lambda path=".": turn[order](real_list(path))

    class Scan:
        def __init__(self, path="."):
            with real_scan(path) as entries:
                found = {entry.name: entry for entry in entries}
            self.entries = iter([found[name] for name in turn[order](found)])

        def __iter__(self):
            return self.entries

        def __next__(self):
            return next(self.entries)

        def __enter__(self):
            return self

        def __exit__(self, *_fault):
            return None

        def close(self):
            """Nothing is open any more."""

    os.scandir = Scan


def shuffled(names):
    """Return the names in an order that looks random and is the same every time."""
    return sorted(names, key=lambda name: hashlib.sha256(name.encode()).digest())


if __name__ == "__main__":
    move_clock(int(sys.argv[1]))
    change_order(sys.argv[2])
    from publisher.cli.main import main

    main(sys.argv[3:])

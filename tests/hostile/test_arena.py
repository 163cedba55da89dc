"""The watch over hostile input: it stops what takes too long, and nothing else."""

import signal
import threading
import time

import pytest

from tests.hostile import arena

pytestmark = pytest.mark.skipif(
    not hasattr(signal, "setitimer"), reason="this system has no timer of processor time"
)


def test_what_takes_too_long_is_stopped():
    with pytest.raises(arena.TooSlowError, match="sampai habis"):
        _without_end()


def test_the_time_of_another_thread_is_not_counted():
    ended = threading.Event()
    other = threading.Thread(target=lambda: _work(ended))
    other.start()
    try:
        start = time.process_time()
        with arena.in_time("menunggu", 0.05):
            while time.process_time() - start < 0.15:
                time.sleep(0.001)  # while the other one works
    finally:
        ended.set()
        other.join()


def _without_end() -> None:
    with arena.in_time("sampai habis", 0.05):
        while True:
            pass


def _work(ended: threading.Event) -> None:
    while not ended.is_set():
        sum(range(1000))

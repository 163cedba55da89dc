"""How much random testing is done: enough for the gate, or ten times that with THOROUGH=1."""

import os

IS_THOROUGH = os.environ.get("THOROUGH") == "1"


def often(examples: int) -> int:
    """Return how many examples a property is asked of."""
    return examples * 10 if IS_THOROUGH else examples


def batches(seeds: int, size: int) -> range:
    """Return the first seed of every batch of random registers; a batch is one test."""
    return range(0, often(seeds), size)

"""A finished file, before anybody writes it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Artefact:
    """A file of the output: path below the output folder, with `/`, and its bytes."""

    path: str
    data: bytes

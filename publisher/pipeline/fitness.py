"""Whether a circular has what a letter needs; no engine is asked, so none is loaded."""

from publisher.checks.letter_too_large import excesses
from publisher.checks.printing import is_printable
from publisher.formats import policy_json
from publisher.letters import LETTER_TYPES
from publisher.model.circular import Circular
from publisher.parsing import schema
from publisher.parsing.shapes import SCHEMA
from publisher.pipeline.load import Norms


def is_renderable(circular: Circular, shared: Norms) -> bool:
    """Return whether a circular has what a letter needs."""
    return is_fit(circular, shared, policy_json.record(circular, "0" * 64))


def is_fit(circular: Circular, shared: Norms, policy: object) -> bool:
    """Return whether a circular has what a letter needs; `policy` is what it exports.

    That is valid data, an authority, a look, a type, a size that the engines bear, and signs that
    the fonts have.

    Some faults have a check of their own that speaks of them (a cite that leads nowhere, an open
    end without words); the schema is asked all the same, so that no invalid policy leaves us.
    """
    return (
        circular.authority in shared.vocabulary.authorities
        and shared.profile(circular) is not None
        and circular.type in LETTER_TYPES
        and not excesses(circular)
        and is_printable(circular)
        and not schema.validate(policy, SCHEMA)
    )

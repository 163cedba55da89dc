"""From the inlines of the author to the runs of a letter."""

from publisher.model.body import Emphasis, Inline, Reference, Strong, Text, Value
from publisher.model.letter import Line, Run


def runs(inlines: tuple[Inline, ...], *, strong: bool = False, emphasis: bool = False) -> Line:
    """Return the words as they print; an unresolved mark shows as it was typed."""
    result: list[Run] = []
    for inline in inlines:
        match inline:
            case Text(text):
                result.append(Run(text, strong, emphasis))
            case Strong(children):
                result.extend(runs(children, strong=True, emphasis=emphasis))
            case Emphasis(children):
                result.extend(runs(children, strong=strong, emphasis=True))
            case Value(text=None):
                result.append(Run("{{ " + inline.expression + " }}", strong, emphasis))
            case Value():
                result.append(Run(inline.text or "", strong, emphasis, inline.tag))
            case Reference():
                shown = f"[](#{inline.target})" if inline.text is None else inline.text
                result.append(Run(shown, strong, emphasis))
    return tuple(run for run in result if run.text)

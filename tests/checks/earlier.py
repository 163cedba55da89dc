"""Texts beside the one that is looked at, for findings of time: older circulars that it names."""

OLD = "harapan-jaya/2026/rapat-lama"


def relation(kind, target=OLD, more=""):
    """Return the field `relations` with one relation."""
    return f"\n  - {{type: {kind}, target: {target}, label: Lama, en: Old, cite: [masa]{more}}}"


def beside(make, name="rapat-lama", **fields):
    """Return a circular of 2025 by its path; `make` is the maker of circulars."""
    days = {"signed": "2025-09-25", "published": "2025-09-26", "number": f'"800/{name}/2025"'}
    effective = "{from: 2025-10-01, to: 2025-12-31, cite: [masa]}"
    text = make(**{**days, "effective": effective, **fields})
    return {f"circulars/harapan-jaya/2026/{name}.md": text}


def lasting(start, end):
    """Return the field `effective`."""
    return f"{{from: {start}, to: {end}, cite: [masa]}}"

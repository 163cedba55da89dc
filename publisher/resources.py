"""Where templates, schemas and the manual are: in the checkout, or inside the installed wheel."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def folder(name: str) -> Path:
    """Return the folder `name` ("templates" or "schemas") that came with this installation."""
    checkout = _PACKAGE.parent / name
    return checkout if checkout.is_dir() else _PACKAGE / "_shared" / name


def manual() -> Path:
    """Return the folder with one page a check; the checks themselves need not be loaded."""
    return _PACKAGE / "checks" / "manual"

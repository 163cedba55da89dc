"""Nothing in the project names a place to download from, a registry, or somebody's machine."""

import re

from tests.house.tree import texts

# Addresses that name a format and are never opened.
NAMESPACES = (
    "http://www.w3.org/",
    "http://schemas.openxmlformats.org/",
    "http://schemas.microsoft.com/office/",
    "http://purl.org/dc/",
    "http://purl.org/syndication/history/",
    "http://purl.org/atompub/tombstones/",
    "http://docs.oasis-open.org/legaldocml/",
    "https://jsonfeed.org/version/",
    "http://www.sitemaps.org/schemas/sitemap/",
    "https://schema.org",
    "http://www.verapdf.org/ValidationProfile",
    "https://json-schema.org/draft/2020-12/schema",
    "https://docs.oasis-open.org/sarif/",
)
# Texts kept word for word, because their licences demand it.
VERBATIM = {
    "LICENSE",
    "templates/base/fonts/Liberation-LICENSE.txt",
    "templates/base/fonts/TeXGyreBonum-LICENSE.txt",
}
# Links typed by an author in a test of the reader; nothing opens them.
TYPED = {"tests/parsing/test_body.py": "https://x.id"}
_ADDRESS = re.compile(r"\b[a-z][a-z0-9+.-]*://[^\s\"'<>()\[\]{}`|]+")
_RESERVED = re.compile(r"^https?://(([a-z0-9-]+\.)*example(/|$)|127\.0\.0\.1:)")
_REGISTRIES = re.compile(
    r"\b(pypi\.org|pythonhosted|npmjs|crates\.io|maven|anaconda|conda-forge|ghcr\.io|docker\.io"
    r"|proxy\.golang|githubusercontent|github\.com|gitlab\.com|bitbucket|huggingface)\b",
    re.IGNORECASE,
)
_MACHINES = re.compile(r"(?<![\w.])(/root/|/home/\w|/Users/\w|/tmp/\w|/work/\w|[A-Z]:\\Users)")
OWN = "tests/house/test_addresses.py"


def places(pattern):
    """Yield path, line and match of every place of a text of the project that fits a pattern."""
    for path, text in texts().items():
        if path != OWN:
            for found in pattern.finditer(text):
                yield path, text.count("\n", 0, found.start()) + 1, found[0]


def is_known(path, address):
    typed = TYPED.get(path)
    return (
        address.startswith(NAMESPACES)
        or bool(_RESERVED.match(address))
        or bool(typed and address.startswith(typed))
    )


def test_a_text_names_no_address_but_of_a_format():
    found = places(_ADDRESS)
    assert [one for one in found if one[0] not in VERBATIM and not is_known(one[0], one[2])] == []


def test_a_text_names_no_registry():
    assert list(places(_REGISTRIES)) == []


def test_a_text_names_no_place_on_a_machine():
    assert list(places(_MACHINES)) == []


def test_every_exception_is_needed():
    assert texts().keys() >= VERBATIM
    for path, address in TYPED.items():
        assert address in texts()[path]
    together = "\n".join(text for path, text in texts().items() if path != OWN)
    assert [space for space in NAMESPACES if space not in together] == []


def test_the_lock_holds_hashes_and_no_address():
    for name in ("requirements.txt", "requirements-dev.txt"):
        pins = [line for line in texts()[name].splitlines() if "==" in line]
        assert pins
        assert "--hash=sha256:" in texts()[name]
        assert "://" not in texts()[name]
        assert "index-url" not in texts()[name]

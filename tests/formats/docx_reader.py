"""Reads a DOCX back with the standard library alone: words in order, with the labels Word counts.

Independent of the writer on purpose: it knows WordprocessingML, not our styles or our numbering.
`words` is the running text; `furniture_words` what stands in headers and footers.
"""

import io
import zipfile
from dataclasses import dataclass, field
from xml.etree import ElementTree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_V = "{urn:schemas-microsoft-com:vml}"
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass
class Paragraph:
    """One paragraph: the label counted for it, its words, its style id, its numbering."""

    label: str
    text: str
    style: str
    number: tuple[int, int] | None  # w:numId, w:ilvl
    in_table: bool = False

    @property
    def printed(self) -> str:
        return f"{self.label} {self.text}" if self.label else self.text


@dataclass
class _Level:
    start: int
    form: str
    text: str


@dataclass
class _Numbering:
    """Counts as Word does: all instances of a definition share counters, an override restarts."""

    definitions: dict[int, dict[int, _Level]]
    instances: dict[int, tuple[int, dict[int, int]]]
    counters: dict[tuple[int, int], int] = field(default_factory=dict)
    begun: set[tuple[int, int]] = field(default_factory=set)

    def label(self, instance: int, level: int) -> str:
        definition, overrides = self.instances[instance]
        levels = self.definitions[definition]
        key = (definition, level)
        if level in overrides and (instance, level) not in self.begun:
            self.counters[key] = overrides[level]
        elif key in self.counters:
            self.counters[key] += 1
        else:
            self.counters[key] = levels[level].start
        self.begun.add((instance, level))
        for deeper in [held for held in self.counters if held[0] == definition and held[1] > level]:
            del self.counters[deeper]
        printed = levels[level].text
        for depth in range(level + 1):
            count = self.counters.get((definition, depth), levels[depth].start)
            printed = printed.replace(f"%{depth + 1}", _counted(levels[depth].form, count))
        return printed


def _counted(form: str, count: int) -> str:
    if form in ("lowerLetter", "upperLetter"):
        sign = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return sign.upper() if form == "upperLetter" else sign
    if form in ("lowerRoman", "upperRoman"):
        written = ""
        for value, letters in _ROMAN:
            while count >= value:
                written, count = written + letters, count - value
        return written.upper() if form == "upperRoman" else written
    assert form == "decimal", form
    return str(count)


def parts(data: bytes) -> dict[str, bytes]:
    """The members of the package by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def tree(data: bytes, part: str) -> ElementTree.Element:
    """One part, parsed."""
    return ElementTree.XML(parts(data)[part])


def _value(element: ElementTree.Element | None, name: str = "val") -> str:
    return "" if element is None else element.get(_W + name, "")


def _numbering(data: bytes) -> _Numbering:
    root = tree(data, "word/numbering.xml")
    definitions = {}
    for abstract in root.findall(f"{_W}abstractNum"):
        definitions[int(_value(abstract, "abstractNumId"))] = {
            int(_value(level, "ilvl")): _Level(
                int(_value(level.find(f"{_W}start"))),
                _value(level.find(f"{_W}numFmt")),
                _value(level.find(f"{_W}lvlText")),
            )
            for level in abstract.findall(f"{_W}lvl")
        }
    instances = {}
    for number in root.findall(f"{_W}num"):
        overrides = {
            int(_value(override, "ilvl")): int(_value(override.find(f"{_W}startOverride")))
            for override in number.findall(f"{_W}lvlOverride")
        }
        abstract_id = int(_value(number.find(f"{_W}abstractNumId")))
        instances[int(_value(number, "numId"))] = (abstract_id, overrides)
    return _Numbering(definitions, instances)


def text_of(element: ElementTree.Element) -> str:
    """The words of an element; tabs and breaks are blanks, codes of fields are no words."""
    found = []
    for inner in element.iter():
        if inner.tag == f"{_W}t":
            found.append(inner.text or "")
        elif inner.tag in (f"{_W}tab", f"{_W}br") and not inner.attrib:
            found.append(" ")
    return "".join(found)


def paragraphs(data: bytes) -> list[Paragraph]:
    """The paragraphs of the running text in order, those of tables included."""
    numbering = _numbering(data)
    body = tree(data, "word/document.xml").find(f"{_W}body")
    assert body is not None
    tabled = {id(inner) for table in body.iter(f"{_W}tbl") for inner in table.iter(f"{_W}p")}
    result = []
    for element in body.iter(f"{_W}p"):
        properties = element.find(f"{_W}pPr")
        style, number, label = "", None, ""
        if properties is not None:
            style = _value(properties.find(f"{_W}pStyle"))
            found = properties.find(f"{_W}numPr")
            if found is not None:
                level = int(_value(found.find(f"{_W}ilvl")))
                number = (int(_value(found.find(f"{_W}numId"))), level)
                label = numbering.label(*number)
        result.append(Paragraph(label, text_of(element), style, number, id(element) in tabled))
    return result


def words(data: bytes) -> list[str]:
    """The words of the running text in order, labels of lists included."""
    return [word for paragraph in paragraphs(data) for word in paragraph.printed.split()]


def furniture(data: bytes) -> dict[str, str]:
    """The words of each header and footer by the name of its part."""
    return {
        name: text_of(ElementTree.XML(content)).strip()
        for name, content in parts(data).items()
        if name.startswith(("word/header", "word/footer"))
    }


def furniture_words(data: bytes) -> list[str]:
    """The words of all headers and footers."""
    return [word for text in furniture(data).values() for word in text.split()]


def watermarks(data: bytes) -> dict[str, str]:
    """The words drawn behind the text by the name of the header that draws them."""
    return {
        name: path.get("string", "")
        for name, content in parts(data).items()
        if name.startswith("word/header")
        for path in ElementTree.XML(content).iter(f"{_V}textpath")
        if path.get("string")
    }


def bookmarks(data: bytes) -> dict[str, str]:
    """The words inside each bookmark by its name, in the order they begin."""
    open_names: dict[str, str] = {}
    found: dict[str, list[str]] = {}
    for element in tree(data, "word/document.xml").iter():
        if element.tag == f"{_W}bookmarkStart":
            name = _value(element, "name")
            assert name not in found, f"bookmark {name} twice"
            open_names[_value(element, "id")] = name
            found[name] = []
        elif element.tag == f"{_W}bookmarkEnd":
            del open_names[_value(element, "id")]
        elif element.tag == f"{_W}t":
            for name in open_names.values():
                found[name].append(element.text or "")
    assert not open_names, f"bookmarks without an end: {open_names}"
    return {name: "".join(texts) for name, texts in found.items()}


def controls(data: bytes) -> list[tuple[str, str]]:
    """Tag and words of each content control in order."""
    return [
        (_value(control.find(f"{_W}sdtPr/{_W}tag")), text_of(control))
        for control in tree(data, "word/document.xml").iter(f"{_W}sdt")
    ]

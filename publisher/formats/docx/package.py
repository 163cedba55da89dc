"""The parts of a letter besides its words: made once for a look, and put together with the words.

They are our own. The template that python-docx begins with carries leftovers (stylesWithEffects,
a theme, 160 latent styles) which the audit flags and which would fight with the measures.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType

from publisher.formats.docx.furniture import KINDS, footer_xml, header_xml
from publisher.formats.docx.markup import escaped, tag
from publisher.formats.docx.measures import mm_twips
from publisher.formats.docx.properties import core_xml, custom_xml
from publisher.formats.docx.styles import NAMESPACE, styles_xml
from publisher.model.letter import Letter, Look, Mark

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PARTS = ("styles", "numbering", "settings", "fontTable")


@dataclass(slots=True)
class Pictures:
    """The pictures of one letter: an equal one is kept once, each use has a number of its own."""

    images: list[bytes] = field(default_factory=list)
    _uses: int = 0

    def add(self, image: bytes) -> tuple[str, int]:
        """Return the relation of a picture and the number of this use."""
        if image not in self.images:
            self.images.append(image)
        self._uses += 1
        return _picture_relation(self.images.index(image)), self._uses


def _picture_relation(index: int) -> str:
    return f"rId{len(_PARTS) + 2 * len(KINDS) + 1 + index}"


def _content_types(*, pictures: bool) -> str:
    parts = {f"/word/{part}.xml": f"{_WORD}.{part}+xml" for part in _PARTS}
    parts["/word/theme/theme1.xml"] = "application/vnd.openxmlformats-officedocument.theme+xml"
    parts["/word/document.xml"] = f"{_WORD}.document.main+xml"
    for kind in KINDS:
        parts[f"/word/header_{kind}.xml"] = f"{_WORD}.header+xml"
        parts[f"/word/footer_{kind}.xml"] = f"{_WORD}.footer+xml"
    parts["/docProps/core.xml"] = "application/vnd.openxmlformats-package.core-properties+xml"
    parts["/docProps/app.xml"] = (
        "application/vnd.openxmlformats-officedocument.extended-properties+xml"
    )
    parts["/docProps/custom.xml"] = (
        "application/vnd.openxmlformats-officedocument.custom-properties+xml"
    )
    picture = '<Default Extension="png" ContentType="image/png"/>' if pictures else ""
    overrides = "".join(
        f'<Override PartName="{part}" ContentType="{media}"/>'
        for part, media in sorted(parts.items())
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">{picture}<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relations(rows: list[tuple[str, str, str]]) -> str:
    entries = "".join(
        f'<Relationship Id="{identifier}" Type="{kind}" Target="{target}"/>'
        for identifier, kind, target in rows
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{entries}</Relationships>'


def _package_relations() -> str:
    return _relations(
        [
            ("rId1", f"{_OFFICE}/relationships/officeDocument", "word/document.xml"),
            ("rId2", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            ("rId3", f"{_OFFICE}/relationships/extended-properties", "docProps/app.xml"),
            ("rId4", f"{_OFFICE}/relationships/custom-properties", "docProps/custom.xml"),
        ]
    )


def _document_relations(pictures: int) -> str:
    rows = [
        (f"rId{number}", f"{_OFFICE}/relationships/{part}", f"{part}.xml")
        for number, part in enumerate(_PARTS, start=1)
    ]
    for number, kind in enumerate(KINDS):
        for offset, place in enumerate(("header", "footer")):
            identifier = f"rId{len(_PARTS) + 1 + 2 * number + offset}"
            rows.append((identifier, f"{_OFFICE}/relationships/{place}", f"{place}_{kind}.xml"))
    rows.append(("rIdTheme", f"{_OFFICE}/relationships/theme", "theme/theme1.xml"))
    for index in range(pictures):
        target = f"media/image{index + 1}.png"
        rows.append((_picture_relation(index), f"{_OFFICE}/relationships/image", target))
    return _relations(rows)


@lru_cache(maxsize=64)
def section(look: Look, *, landscape: bool, first: bool) -> str:
    """Return the properties of a section; later ones show their number on every page."""
    width, height = (mm_twips(side) for side in look.paper_mm)
    size = tag("pgSz", w=width, h=height)
    if landscape:
        size = tag("pgSz", w=height, h=width, orient="landscape")
    places = ("header", "footer")
    references = "".join(
        f'<w:{place}Reference w:type="{kind}" r:id="rId{len(_PARTS) + 1 + 2 * number + offset}"/>'
        for number, kind in enumerate(KINDS)
        for offset, place in enumerate(places)
    )
    # number and mark stand in the middle of their margins
    margins = (
        f'w:top="{mm_twips(look.top_mm)}" w:right="{mm_twips(look.right_mm)}" '
        f'w:bottom="{mm_twips(look.bottom_mm)}" w:left="{mm_twips(look.left_mm)}" '
        f'w:header="{mm_twips(look.top_mm / 2)}" w:footer="{mm_twips(look.bottom_mm / 2)}" '
        'w:gutter="0"'
    )
    title_page = "<w:titlePg/>" if first and not look.number_on_first else ""
    return f"<w:sectPr>{references}{size}<w:pgMar {margins}/>{title_page}</w:sectPr>"


def _settings(language: str) -> str:
    modern = (
        '<w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    )
    return (
        f'<w:settings xmlns:w="{NAMESPACE}"><w:zoom w:percent="100"/>'
        '<w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/>'
        f'<w:compat>{modern}</w:compat><w:themeFontLang w:val="{escaped(language)}"/>'
        '<w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
    )


def _fonts(look: Look) -> str:
    alternative = f'<w:altName w:val="{escaped(look.substitute)}"/>' if look.substitute else ""
    family = "swiss" if "Sans" in look.substitute else "roman"  # what stands in where both lack
    return (
        f'<w:fonts xmlns:w="{NAMESPACE}"><w:font w:name="{escaped(look.font)}">{alternative}'
        f'<w:charset w:val="00"/><w:family w:val="{family}"/><w:pitch w:val="variable"/>'
        "</w:font></w:fonts>"
    )


def _theme(look: Look) -> str:
    """Return the theme Word expects beside every document; the styles use nothing of it."""
    names = ("dk1", "lt1", "dk2", "lt2", *(f"accent{number}" for number in range(1, 7)))
    shades = dict.fromkeys((*names, "hlink", "folHlink"), "000000") | {
        "lt1": "FFFFFF",
        "lt2": "FFFFFF",
    }
    colors = "".join(
        f'<a:{key}><a:srgbClr val="{shade}"/></a:{key}>' for key, shade in shades.items()
    )
    face = f'<a:latin typeface="{escaped(look.font)}"/><a:ea typeface=""/><a:cs typeface=""/>'
    fonts = "".join(f"<a:{kind}>{face}</a:{kind}>" for kind in ("majorFont", "minorFont"))
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>' * 3
    line = '<a:ln><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:ln>' * 3
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
    return (
        f'<a:theme xmlns:a="{_DRAWING}" name="Surat"><a:themeElements>'
        f'<a:clrScheme name="Surat">{colors}</a:clrScheme>'
        f'<a:fontScheme name="Surat">{fonts}</a:fontScheme>'
        f'<a:fmtScheme name="Surat"><a:fillStyleLst>{fill}</a:fillStyleLst>'
        f"<a:lnStyleLst>{line}</a:lnStyleLst><a:effectStyleLst>{effect}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{fill}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )


def _application() -> str:
    return (
        f'<Properties xmlns="{_OFFICE}/extended-properties">'
        "<Application>circular-publisher</Application></Properties>"
    )


def parts(letter: Letter, body: str, numbering: str, pictures: Pictures) -> dict[str, bytes]:
    """Return every part of a letter by its name; those of its look are made once."""
    found = dict(_constant(letter.look, letter.mark, letter.properties.language))
    for number, image in enumerate(pictures.images, start=1):
        found[f"word/media/image{number}.png"] = image
    count = len(pictures.images)
    found["[Content_Types].xml"] = _octets(_content_types(pictures=bool(count)))
    found["word/_rels/document.xml.rels"] = _octets(_document_relations(count))
    found["word/document.xml"] = _octets(
        f'<w:document xmlns:w="{NAMESPACE}" xmlns:r="{_OFFICE}/relationships">'
        f"<w:body>{body}</w:body></w:document>"
    )
    found["word/numbering.xml"] = _octets(
        f'<w:numbering xmlns:w="{NAMESPACE}">{numbering}</w:numbering>'
    )
    found["docProps/core.xml"] = _octets(core_xml(letter.properties))
    found["docProps/custom.xml"] = _octets(custom_xml(letter.properties))
    return found


@lru_cache(maxsize=32)
def _constant(look: Look, mark: Mark | None, language: str) -> Mapping[str, bytes]:
    """Return the parts that letters of one look share."""
    shared = {
        "_rels/.rels": _package_relations(),
        "word/styles.xml": styles_xml(look, language),
        "word/settings.xml": _settings(language),
        "word/theme/theme1.xml": _theme(look),
        "word/fontTable.xml": _fonts(look),
        "docProps/app.xml": _application(),
    }
    for kind in KINDS:
        shared[f"word/header_{kind}.xml"] = header_xml(look, mark, kind)
        shared[f"word/footer_{kind}.xml"] = footer_xml(mark)
    return MappingProxyType({name: _octets(text) for name, text in shared.items()})


def _octets(text: str) -> bytes:
    return (_DECLARATION + text).encode()

"""The properties of the document: those every file has, and those by which ours is known again."""

from datetime import UTC, datetime, time

from docx.opc.packuri import PackURI
from docx.opc.part import Part

from docx.document import Document
from publisher.formats.docx.markup import clean, escaped
from publisher.model.letter import Properties

_LONGEST = 255  # python-docx refuses more
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_CUSTOM_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"


def write_properties(document: Document, properties: Properties) -> None:
    """Set title, author, language and dates; an unknown day of signing leaves no date at all."""
    core = document.core_properties
    core.title = clean(properties.title)[:_LONGEST]
    core.subject = clean(properties.subject)[:_LONGEST]
    core.author = clean(properties.author)[:_LONGEST]
    core.last_modified_by = clean(properties.author)[:_LONGEST]
    core.keywords = clean(", ".join(properties.keywords))[:_LONGEST]
    core.language = clean(properties.language)
    core.identifier = clean(properties.identifier)[:_LONGEST]
    core.revision = max(properties.revision, 1)
    if properties.created is not None:
        moment = datetime.combine(properties.created, time.min, tzinfo=UTC)
        core.created = moment
        core.modified = moment
    _write_custom(document, properties)


def _write_custom(document: Document, properties: Properties) -> None:
    rows = (
        ("id", f"<vt:lpwstr>{escaped(properties.identifier)}</vt:lpwstr>"),
        ("revision", f"<vt:i4>{properties.revision}</vt:i4>"),
        ("source_sha256", f"<vt:lpwstr>{escaped(properties.source_sha256)}</vt:lpwstr>"),
    )
    entries = "".join(
        f'<property fmtid="{_FORMAT}" pid="{number}" name="{name}">{value}</property>'
        for number, (name, value) in enumerate(rows, start=2)
    )
    text = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<Properties xmlns="{_OFFICE}/custom-properties" xmlns:vt="{_OFFICE}/docPropsVTypes">'
        f"{entries}</Properties>"
    )
    package = document.part.package
    part = Part(PackURI("/docProps/custom.xml"), _CUSTOM_TYPE, text.encode(), package)
    package.relate_to(part, f"{_OFFICE}/relationships/custom-properties")

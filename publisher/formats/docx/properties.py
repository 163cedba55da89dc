"""The properties of the document: those every file has, and those by which ours is known again."""

from publisher.formats.docx.markup import clean, escaped
from publisher.model.letter import Properties

_LONGEST = 255  # that Word keeps
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
    'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
)
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"


def core_xml(properties: Properties) -> str:
    """Return title, author, language and dates; an unknown day of signing leaves no date at all."""
    rows = {
        "dc:title": properties.title,
        "dc:subject": properties.subject,
        "dc:creator": properties.author,
        "cp:lastModifiedBy": properties.author,
        "cp:keywords": ", ".join(properties.keywords),
        "dc:language": properties.language,
        "dc:identifier": properties.identifier,
        "cp:revision": str(max(properties.revision, 1)),
    }
    shown = "".join(
        f"<{name}>{escaped(clean(text)[:_LONGEST])}</{name}>" for name, text in rows.items()
    )
    if properties.created is not None:
        moment = f"{properties.created.isoformat()}T00:00:00Z"
        for name in ("created", "modified"):
            shown += f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{moment}</dcterms:{name}>'
    return f"{_CORE}{shown}</cp:coreProperties>"


def custom_xml(properties: Properties) -> str:
    """Return id, revision and hash of the source, by which a letter is found again."""
    rows = (
        ("id", f"<vt:lpwstr>{escaped(properties.identifier)}</vt:lpwstr>"),
        ("revision", f"<vt:i4>{properties.revision}</vt:i4>"),
        ("source_sha256", f"<vt:lpwstr>{escaped(properties.source_sha256)}</vt:lpwstr>"),
    )
    entries = "".join(
        f'<property fmtid="{_FORMAT}" pid="{number}" name="{name}">{value}</property>'
        for number, (name, value) in enumerate(rows, start=2)
    )
    return (
        f'<Properties xmlns="{_OFFICE}/custom-properties" xmlns:vt="{_OFFICE}/docPropsVTypes">'
        f"{entries}</Properties>"
    )

"""The finished package as bytes that depend on its parts alone.

Members are kept uncompressed: deflate gives other bytes with another build of zlib, and a letter
must be the same on every machine.
"""

import io
import zipfile

_FIRST = "[Content_Types].xml"
_DAY = (1980, 1, 1, 0, 0, 0)  # the earliest a zip can name


def packed(parts: dict[str, bytes]) -> bytes:
    """Return a zip of the parts: content types first, then by name, with constant attributes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(parts, key=lambda name: (name != _FIRST, name)):
            member = zipfile.ZipInfo(name, _DAY)
            member.create_system = 3  # whatever system this runs on
            member.external_attr = 0o600 << 16
            archive.writestr(member, parts[name])
    return buffer.getvalue()

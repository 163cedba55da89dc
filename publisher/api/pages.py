"""What a person sees where no page of a release stands: plain, and of no release's style.

nginx writes the same page where it refuses by itself (`deploy/nginx/errors.conf`); a test compares.
"""

import json
from html import escape
from typing import Final

from publisher.api.exchange import Response
from publisher.api.problems import MEDIA
from publisher.api.routes import TOP
from publisher.model.label import Label

HTML: Final = "text/html; charset=utf-8"
VARYING: Final = ("vary", "Accept")
_PAGE: Final = (
    '<!doctype html><html lang="id"><meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width, initial-scale=1">'
    '<link rel="icon" href="/favicon.ico"><title>{title}</title>'
    "<style>:root{{color-scheme:light dark}}body{{font:1.1rem/1.75 system-ui,sans-serif;"
    "max-width:40rem;margin:2rem auto;padding:0 1rem}}h1{{line-height:1.25}}"
    "</style><main><h1>{title}</h1>{inner}</main></html>\n"
)
_REFUSAL: Final = (
    '<p>Mulailah dari <a href="/">halaman depan</a>.</p>'
    '<p lang="en">{english}. Start from the <a href="/">first page</a>.</p>'
    "<p>{status} {code}</p>"
)


def wants_page(path: str, accept: str) -> bool:
    """Say whether whoever asks is a browser that shows what it gets to a person."""
    return "text/html" in accept and not path.startswith(TOP)


def page(title: str, inner: str) -> bytes:
    """Return a page with a title, which is text, and what stands below, which is HTML."""
    return _PAGE.format(title=escape(title), inner=inner).encode()


def refusal(status: int, code: str, title: Label) -> bytes:
    """Return the page that says why something was not given."""
    english = escape(title.text("en"))
    return page(title.id, _REFUSAL.format(english=english, status=status, code=code))


def told(response: Response, path: str, accept: str) -> Response:
    """Return an answer; a problem comes as a page where a browser asked for one."""
    if path.startswith(TOP) or ("content-type", MEDIA) not in response.headers:
        return response
    headers = response.headers
    if VARYING not in headers:
        headers = (*headers, VARYING)
    if not wants_page(path, accept):
        return Response(response.status, headers, response.body)
    said = json.loads(response.body)
    body = refusal(response.status, said["code"], Label(said["title"], said["detail"]))
    kept = tuple(one for one in headers if one[0] != "content-type")
    return Response(response.status, (("content-type", HTML), *kept), body)

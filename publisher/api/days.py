"""`GET /api/v1/days/{authority}/{year}/{month}`: the days of a month, as their file has them."""

import re
from collections.abc import Mapping
from typing import Final

from publisher.api.exchange import Request, Response, documented
from publisher.api.library import Library
from publisher.api.problems import Fault, FaultyError
from publisher.api.queries import Query

_PARAMETERS: Final = ("known",)
_YEAR: Final = re.compile("(?!0000)[0-9]{4}", re.ASCII)
_MONTH: Final = re.compile("0[1-9]|1[0-2]", re.ASCII)


def month(library: Library, request: Request, path: Mapping[str, str]) -> Response:
    """Return the rows of one month, also of one that no file was made for."""
    query = Query(request.query, _PARAMETERS)
    known = query.moment("known")
    query.close()
    authority = path["authority"]
    is_month = _YEAR.fullmatch(path["year"]) and _MONTH.fullmatch(path["month"])
    if authority not in library.vocabulary.authorities or not is_month:
        raise FaultyError(Fault("not-found"))
    return documented(library.month(authority, known, f"{path['year']}/{path['month']}"))

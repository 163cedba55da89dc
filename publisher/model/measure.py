"""The width of words before any engine sets them: an estimate, generous on purpose."""

_LETTER_EM = 0.56  # mean advances in em, a little wide: Arial and Bookman measured over ASCII
_CAPITAL_EM = 0.72
_SURE = 0.85  # of the estimate is reached by practically every word


def em(text: str) -> float:
    """Return a generous estimate of the width of a text in em."""
    return sum(_CAPITAL_EM if sign.isupper() or sign in "mwMW%" else _LETTER_EM for sign in text)


def surely_exceeds(text: str, room_em: float) -> bool:
    """Tell whether practically every text of these signs is wider than the room."""
    most = len(text) * _CAPITAL_EM * _SURE  # few words need to be looked at sign by sign
    return most > room_em and em(text) * _SURE > room_em

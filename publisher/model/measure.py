"""The width of words before any engine sets them: an estimate, generous on purpose."""

_LETTER_EM = 0.56  # mean advances in em, a little wide: Arial and Bookman measured over ASCII
_CAPITAL_EM = 0.72
_SURE = 0.85  # of the estimate is reached by practically every word


def em(text: str) -> float:
    """Return a generous estimate of the width of a text in em."""
    return sum(_CAPITAL_EM if sign.isupper() or sign in "mwMW%" else _LETTER_EM for sign in text)


def least_em(text: str) -> float:
    """Return a width in em that practically every text of these signs exceeds."""
    return em(text) * _SURE

"""From a circular to the letter that is shown: one file of the table is one letter type."""

from collections.abc import Callable, Mapping
from typing import Final

from publisher.letters import surat_edaran
from publisher.letters.setting import Setting
from publisher.model.circular import Circular
from publisher.model.letter import Letter

LETTER_TYPES: Final[Mapping[str, Callable[[Circular, Setting], Letter]]] = {
    surat_edaran.NAME: surat_edaran.compose,
}

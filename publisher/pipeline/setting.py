"""What a letter is composed with, from the vocabulary; pictures and files are the renderer's."""

from collections.abc import Mapping

from publisher.letters.setting import Setting
from publisher.model.circular import Circular
from publisher.model.profile import Profile
from publisher.model.vocabulary import Vocabulary


def setting(circular: Circular, profile: Profile, vocabulary: Vocabulary) -> Setting:
    """Return the surroundings of a letter without pictures and files."""
    return Setting(
        profile=profile,
        authority=vocabulary.authorities[circular.authority],
        offices=vocabulary.schemes.get("jabatan", {}),
        labels=_labels(vocabulary, "sifat"),
        urgencies=_labels(vocabulary, "urgensi"),
        issued=circular.recorded is not None,
    )


def _labels(vocabulary: Vocabulary, scheme: str) -> Mapping[str, str]:
    return {code.id: code.label.id for code in vocabulary.schemes.get(scheme, {}).values()}

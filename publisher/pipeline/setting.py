"""What a letter is composed with, from a project; pictures and files are the renderer's."""

from publisher.letters.setting import Setting
from publisher.model.circular import Circular
from publisher.model.profile import Profile
from publisher.pipeline.load import Project


def setting(circular: Circular, profile: Profile, project: Project) -> Setting:
    """Return the surroundings of a letter without pictures and files."""
    vocabulary = project.vocabulary
    return Setting(
        profile=profile,
        authority=vocabulary.authorities[circular.authority],
        offices=vocabulary.schemes.get("jabatan", {}),
        labels={code.id: code.label.id for code in vocabulary.schemes.get("sifat", {}).values()},
    )

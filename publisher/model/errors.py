"""Faults of the surroundings (no font, disk full, no folder): one family, caught in the CLI."""

from publisher.model.label import Label


class PublisherError(Exception):
    """Something around us fails; ends the command with exit status 3."""

    exit_status = 3

    def __init__(self, message: Label) -> None:
        """Keep the message in both languages."""
        super().__init__(message.id)
        self.message = message


class UsageError(PublisherError):
    """The command or its configuration is wrong; exit status 2."""

    exit_status = 2

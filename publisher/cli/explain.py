"""`publisher explain`: the page of a check, or the list of all checks."""

import click
from click.shell_completion import CompletionItem

from publisher.cli.language import LANGUAGE
from publisher.cli.options import emit, format_option, language_option, say, tell
from publisher.cli.wording import Command
from publisher.pipeline import explain as job


class Code(click.ParamType[str]):
    """The code of a check; Tab offers those that begin alike."""

    name = "code"

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Return the codes that begin as typed."""
        del ctx, param
        return [CompletionItem(code) for code in job.codes() if code.startswith(incomplete)]


@click.command(
    "explain",
    cls=Command,
    help=say(
        "Jelaskan sebuah pemeriksaan: apa yang diminta, mengapa, contoh salah dan benar. "
        "Nama keluarga, misalnya `number`: daftarnya. Tanpa KODE: daftar semua pemeriksaan.",
        "Explain a check: what it demands, why, with a wrong and a right example. "
        "The name of a family, such as `number`: its list. Without CODE: the list of all checks.",
    ),
)
@click.argument("code", required=False, metavar=say("[KODE]", "[CODE]"), type=Code())
@format_option
@language_option
def command(code: str | None, form: str) -> int:
    """Print a page, or the list, on stdout."""
    text = job.explained(code, form, LANGUAGE) if code else job.listed(form, LANGUAGE)
    if LANGUAGE == "en":
        tell("", "The pages of the manual are written in Indonesian only.")
    emit(text, form=form)
    return 0

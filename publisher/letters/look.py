"""From the knobs of a profile to the measures of a sheet."""

from publisher.indonesian.dates import long_date
from publisher.letters.setting import Setting
from publisher.model.circular import Circular
from publisher.model.letter import Look, Mark, TableLook
from publisher.model.profile import Profile


def letter_class(circular: Circular, profile: Profile) -> str:
    """Return the class of the letter type (khusus, surat, ...), which decides font and degrees."""
    return str(profile.get("class").get(circular.type, "khusus"))


def look(circular: Circular, setting: Setting) -> Look:
    """Return every measure of the letter's sheets."""
    profile = setting.profile
    families = profile.get("font.family")
    family = families.get(letter_class(circular, profile), families["default"])
    substitutes = profile.get("font.substitutes")
    single = profile.number("font.line_pt")
    width, height = profile.get("page.paper_mm")
    margin = profile.get("page.margin_mm")
    return Look(
        paper_mm=(float(width), float(height)),
        top_mm=float(margin["top"]),
        right_mm=float(margin["right"]),
        bottom_mm=float(margin["bottom"]),
        left_mm=float(margin["left"]),
        font=family,
        substitute=substitutes.get(family, [family])[0],
        size_pt=profile.number("font.size_pt"),
        single_pt=single,
        body_pt=round(single * profile.number("spacing.body"), 2),
        paragraph_gap_pt=profile.number("spacing.paragraph_pt"),
        block_gap_pt=round(single * profile.number("spacing.block_lines"), 2),
        title_gap_pt=round(single * profile.number("spacing.after_title_lines"), 2),
        align="justify" if profile.text("spacing.align") == "justify" else "left",
        first_line_mm=profile.number("spacing.first_line_mm"),
        step_mm=profile.number("list.step_mm"),
        number_form=profile.text("page.number.style"),
        number_on_first=profile.flag("page.number.first_page"),
        table=TableLook(
            size_pt=profile.number("table.size_pt"),
            line_pt=profile.number("table.line_pt"),
            pad_x_mm=profile.number("table.pad_x_mm"),
            pad_y_pt=profile.number("table.pad_y_pt"),
        ),
    )


def mark(circular: Circular, setting: Setting) -> Mark | None:
    """Return what every page carries: a press text always its own mark, a draft DRAF.

    What was withdrawn says so, whatever it is.

    No knob turns it off; only its look is the profile's.
    """
    if circular.withdrawn:
        kind = "withdrawn"
    elif circular.is_press:
        kind = "press"
    elif not setting.issued:
        kind = "draft"
    else:
        return None
    table = setting.profile.get(f"watermark.{kind}")
    provenance = circular.provenance
    day = long_date(provenance.date) if provenance.date else ""
    line = table["line"].replace("{source}", provenance.ref).replace("{date}", day)
    return Mark(line, table["text"], float(table["size_pt"]), table["color"], float(table["angle"]))

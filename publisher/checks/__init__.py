"""The checks. Order has no meaning for the result: findings are sorted by place."""

from typing import Final

from publisher.checks import (
    cite_reference_unknown,
    letter_field_invalid,
    letter_field_missing,
    letter_field_unknown,
    markdown_accidental_block,
    markdown_html,
    markdown_list_broken,
    markdown_typed_letters,
    markdown_unsupported,
    number_id_differs,
    period_date_invalid,
    period_reversed,
    profile_extends_unknown,
    profile_invalid,
    profile_syntax,
    publish_path_unsafe,
    rule_do_misfit,
    value_not_plain,
    value_unknown,
    vocabulary_duplicate,
    vocabulary_invalid,
    vocabulary_reference_unknown,
    yaml_comma_in_braces,
    yaml_feature,
    yaml_syntax,
    yaml_too_large,
    yaml_unquoted,
)
from publisher.model.check import CircularCheck, DefectCheck, RegisterCheck, SourceCheck

DEFECT_CHECKS: Final[tuple[DefectCheck, ...]] = (
    cite_reference_unknown.CHECK,
    letter_field_invalid.CHECK,
    letter_field_missing.CHECK,
    letter_field_unknown.CHECK,
    markdown_accidental_block.CHECK,
    markdown_html.CHECK,
    markdown_list_broken.CHECK,
    markdown_typed_letters.CHECK,
    markdown_unsupported.CHECK,
    number_id_differs.CHECK,
    period_date_invalid.CHECK,
    profile_extends_unknown.CHECK,
    profile_invalid.CHECK,
    profile_syntax.CHECK,
    publish_path_unsafe.CHECK,
    rule_do_misfit.CHECK,
    value_not_plain.CHECK,
    value_unknown.CHECK,
    vocabulary_duplicate.CHECK,
    vocabulary_invalid.CHECK,
    vocabulary_reference_unknown.CHECK,
    yaml_comma_in_braces.CHECK,
    yaml_feature.CHECK,
    yaml_syntax.CHECK,
    yaml_too_large.CHECK,
    yaml_unquoted.CHECK,
)
SOURCE_CHECKS: Final[tuple[SourceCheck, ...]] = ()
CIRCULAR_CHECKS: Final[tuple[CircularCheck, ...]] = (period_reversed.CHECK,)
REGISTER_CHECKS: Final[tuple[RegisterCheck, ...]] = ()

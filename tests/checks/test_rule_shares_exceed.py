"""Shares that pass 100."""

import pytest

CODE = "rule-shares-exceed"


def rules(split):
    return f"""
  - id: pembagian
    kind: pembagian-kerja
    modality: wajib
    label: Kehadiran dibagi
    en: Attendance is divided
    who: {{pegawai.peran: kepala-opd}}
    do: {{split: {split}}}
    cite: [rapat]"""


@pytest.mark.parametrize(
    ("split", "total"),
    [
        ("{wfo: {exact: 60}, wfh: {exact: 50}}", "110"),
        ("{wfo: {min: 60}, wfh: {min: 40.5}}", "100,5"),
        ("{wfo: {min: 60}, wfh: {exact: 41}}", "101"),
    ],
)
def test_what_passes_a_hundred_is_found_at_its_map(findings, circular, split, total):
    (found,) = findings(circular(rules=rules(split)), CODE)
    assert found.words == split
    assert f"berjumlah {total} persen" in found.message


@pytest.mark.parametrize(
    "split", ["{wfh: {max: 40}, wfo: {max: 50}}", "{wfh: {exact: 40}, wfo: {max: 50}}"]
)
def test_limits_that_cannot_be_met_together_are_found(findings, circular, split):
    (found,) = findings(circular(rules=rules(split)), CODE)
    assert found.words == split
    assert "90 persen, kurang dari 100" in found.message


@pytest.mark.parametrize(
    "split",
    [
        "{wfo: {exact: 50}, wfh: {exact: 50}}",
        "{wfo: {max: 60}, wfh: {max: 60}}",
        "{wfo: {max: 30}, wfh: {target: 20}}",
        "{wfo: {max: 30}, wfh: {min: 40}}",
        "{wfo: {min: 60}, wfh: {target: 70}}",
        "{wfo: {exact: 100}}",
    ],
)
def test_limits_and_targets_may_pass_it(findings, circular, split):
    assert not findings(circular(rules=rules(split)), CODE)

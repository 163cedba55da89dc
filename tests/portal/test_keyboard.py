"""The whole site with a keyboard alone."""

import pytest

from tests.portal.kinds import AMENDED, KINDS

pytestmark = pytest.mark.slow
_WALKED = {
    *("home", "days", "unit", "circular-amended", "circular-revoked", "redline"),
    *("numbers", "subscriptions", "data"),
}
WALKED = tuple(kind for kind in KINDS if kind.name in _WALKED)
_STOPS = """() => [...document.querySelectorAll("a[href], button, input, [tabindex='0']")]
  .map((one, number) => { one.dataset.stop = number; return number; })"""
_FOCUS = """() => {
  const one = document.activeElement;
  if (one === document.body) return null;
  const style = getComputedStyle(one), boxes = [...one.getClientRects()];
  const box = boxes[0], x = box.left + Math.min(5, box.width / 2), y = box.top + box.height / 2;
  const top = document.elementFromPoint(x, y);
  return {
    stop: Number(one.dataset.stop),
    words: one.innerText.trim(),
    drawn: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    seen: boxes.some(
      b => b.bottom > 0 && b.top < innerHeight && b.right > 0 && b.left < innerWidth),
    covered: top !== null && !one.contains(top) && !top.contains(one),
  };
}"""


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("kind", WALKED, ids=lambda one: one.name)
def test_every_stop_is_reached_in_its_order_and_seen(looks, kind, width):
    page = looks(width).go(kind.path)
    stops = page.evaluate(_STOPS)
    walked = []
    for _ in stops:
        page.keyboard.press("Tab")
        found = page.evaluate(_FOCUS)
        assert found, walked[-1:]
        assert found["drawn"], found
        assert found["seen"], found
        assert not found["covered"], found
        walked.append(found["stop"])
    assert walked == stops
    page.keyboard.press("Shift+Tab")
    assert page.evaluate(_FOCUS)["stop"] == stops[-2]


@pytest.mark.parametrize("width", [360, 1280])
def test_the_first_stop_leads_past_the_navigation(looks, width):
    page = looks(width).go(f"{AMENDED}/")
    skip = page.locator(".skip")
    assert skip.bounding_box()["y"] < 0
    page.keyboard.press("Tab")
    assert page.evaluate(_FOCUS)["words"] == "Langsung ke isi"
    assert skip.bounding_box()["y"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "bagian_isi"
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")
    page.keyboard.press("Enter")
    assert page.locator("h1").inner_text() == "Kabupaten Harapan Jaya"


def test_a_table_too_wide_for_a_phone_moves_with_the_arrows(looks):
    page = looks(320).go(f"{AMENDED}/")
    table = page.get_by_role("region", name="Tabel 2.t1")
    hidden = table.evaluate("one => one.scrollWidth - one.clientWidth")
    assert hidden > 0
    table.focus()
    for _ in range(10):
        page.keyboard.press("ArrowRight")
    for _ in range(100):  # it glides; the page lets nobody wait for words of a script
        if moved := table.evaluate("one => one.scrollLeft"):
            break
        page.wait_for_timeout(50)
    assert moved > 0

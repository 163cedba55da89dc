from xml.etree.ElementTree import fromstring

from publisher.markup import element, xml_bytes


def test_words_and_elements_stay_in_order():
    made = element("p", {"b": "2", "a": "1"}, "satu ", element("b", None, "dua"), " tiga", " empat")
    assert xml_bytes(made) == (
        b'<?xml version="1.0" encoding="UTF-8"?>\n<p b="2" a="1">satu <b>dua</b> tiga empat</p>\n'
    )


def test_signs_of_markup_are_words():
    words = "a < b & \"c\" 'd' ]]> <!-- é 😀"
    assert fromstring(xml_bytes(element("p", {"a": words}, words))).text == words
    assert fromstring(xml_bytes(element("p", {"a": words}, words))).get("a") == words


def test_a_sign_that_xml_cannot_hold_is_replaced():
    made = xml_bytes(element("p", {"a": "\x00"}, "x\x0b\ufffe\ud800y"))
    assert fromstring(made).text == "x\ufffd\ufffd\ufffdy"
    assert fromstring(made).get("a") == "\ufffd"

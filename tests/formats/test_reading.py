"""The words of a package are found wherever they stand, in one piece or in several."""

from publisher.formats.docx.archive import packed
from publisher.formats.docx.reading import drawn_words, words_of_package

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
V = 'xmlns:v="urn:schemas-microsoft-com:vml"'


def package(body, **parts):
    document = f"<w:document {W}><w:body>{body}</w:body></w:document>"
    named = {f"word/{name}.xml": text.encode() for name, text in parts.items()}
    return packed({"word/document.xml": document.encode(), **named})


def texts(data):
    return [(words.part, words.text) for words in words_of_package(data)]


def test_pieces_of_a_paragraph_are_joined():
    data = package("<w:p><w:r><w:t>satu </w:t></w:r><w:r><w:t>dua</w:t></w:r></w:p>")
    (words,) = words_of_package(data)
    assert (words.text, words.runs, words.bound) == ("satu dua", ("satu ", "dua"), ())


def test_words_in_a_control_a_field_or_a_change_are_bound():
    for tag in ("sdt", "fldSimple", "hyperlink", "ins"):
        data = package(f"<w:p><w:{tag}><w:r><w:t>satu</w:t></w:r></w:{tag}></w:p>")
        (words,) = words_of_package(data)
        assert words.bound == ("satu",), tag


def test_a_paragraph_in_a_text_box_is_its_own():
    inner = "<w:p><w:r><w:t>dalam</w:t></w:r></w:p>"
    data = package(f"<w:p><w:r><w:t>luar</w:t><w:box>{inner}</w:box></w:r></w:p>")
    assert [text for _, text in texts(data)] == ["luar", "dalam"]


def test_attributes_and_texts_of_every_part_are_words_but_names_of_bookmarks_are_not():
    styles = f'<w:styles {W}><w:style w:name="Judul"/></w:styles>'
    data = package(
        '<w:p><w:bookmarkStart w:id="1" w:name="rahasia"/></w:p>',
        styles=styles,
        app="<Properties><Company>Instansi</Company></Properties>",
    )
    assert ("word/styles.xml", "Judul") in texts(data)
    assert ("word/app.xml", "Instansi") in texts(data)
    assert "rahasia" not in [text for _, text in texts(data)]


def test_words_drawn_behind_the_text_are_found():
    shape = f'<v:shape {V}><v:textpath string="DRAF"/></v:shape>'
    data = package("", header1=f"<w:hdr {W}><w:p><w:r>{shape}</w:r></w:p></w:hdr>")
    (words,) = drawn_words(data)
    assert (words.part, words.text) == ("word/header1.xml", "DRAF")

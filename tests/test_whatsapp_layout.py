"""Whatever is said becomes messages that WhatsApp takes, and with buttons or without nothing is lost."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.whatsapp.layout import Layout, Piece, in_words, laid, plain
from bot.talk.messages import Button, Media, Reply

PHOTO = Media("photo", name="pickles.jpg")
BACK, MENU = Button("رجوع", "r.back."), Button("القائمة", "r.menu.")


def choices(count: int, label: str = "label {}") -> tuple[Button, ...]:
    return tuple(Button(label.format(n), f"a.1.1.{n}") for n in range(1, count + 1))


def texts(layout: Layout) -> list[str]:
    return [piece.text for piece in layout.pieces]


def test_a_text_is_cut_where_paragraphs_end_and_buttons_stand_under_the_last_piece() -> None:
    paragraph = "كلمة " * 150 + "نهاية"
    first, second, last = laid(Reply("\n\n".join([paragraph] * 5), choices(2))).pieces
    assert (first.text, second.text) == (f"{paragraph}\n\n{paragraph}",) * 2
    assert last == Piece(paragraph, quick=choices(2))


def test_beside_buttons_a_piece_is_shorter_than_alone() -> None:
    text = "a" * 800 + "\n\n" + "b" * 500
    assert texts(laid(Reply(text))) == [text]
    assert texts(laid(Reply(text, choices(1)))) == ["a" * 800, "b" * 500]


def test_numbers_begin_where_the_reply_says() -> None:
    layout = laid(Reply("which?", choices(2), first=4), interactive=False)
    assert texts(layout) == ["which?\n\n4. label 1\n5. label 2"]
    assert layout.numbered == choices(2)


def test_where_a_number_is_the_answer_the_buttons_are_words_to_type() -> None:
    reply = Reply("كم؟", (Button("تخطي", "a.1.1."),), ways=(BACK, MENU), worded=True)
    layout = laid(reply, interactive=False)
    assert texts(layout) == ["كم؟\n\n«تخطي»\n\n«رجوع» · «القائمة»"]
    assert layout.numbered == ()
    assert laid(reply).pieces[0].quick == (*reply.buttons, BACK, MENU)


def test_the_ways_out_are_words_and_never_numbers() -> None:
    layout = laid(Reply("which?", choices(1), ways=(BACK, MENU), rtl=False), interactive=False)
    assert texts(layout) == ["which?\n\n1. label 1\n\n“رجوع” · “القائمة”"]
    assert layout.numbered == choices(1)


def test_a_way_out_without_room_for_a_button_is_a_word() -> None:
    (piece,) = laid(Reply("which?", choices(2), ways=(BACK, MENU))).pieces
    assert piece == Piece("which?\n\n«رجوع»", quick=(*choices(2), MENU))


@pytest.mark.parametrize(
    "buttons",
    [
        (Button("same", "a"), Button("same", "b")),
        (Button("one", "a"), Button("other", "a")),
        (Button("5 *kg*", "a"),),
        (Button("two\nlines", "a"),),
        (Button("long answer", "a" * 201),),
        (Button("no answer", ""),),
    ],
)
def test_what_meta_takes_for_no_button_stands_in_words(buttons: tuple[Button, ...]) -> None:
    layout = laid(Reply("which?", buttons))
    assert layout.numbered == buttons
    assert not any(piece.quick or piece.listed for piece in layout.pieces)


def test_a_ways_out_that_is_too_long_costs_the_answers_nothing() -> None:
    (piece,) = laid(
        Reply("which?", choices(2), ways=(Button("a way out of over twenty-four", "r.back."),))
    ).pieces
    assert piece.quick == choices(2) and "a way out of over" in piece.text


def test_an_emoji_counts_twice() -> None:
    assert laid(Reply("?", (Button("x" * 18 + "🫙", "a"),))).pieces[0].quick
    assert laid(Reply("?", (Button("x" * 19 + "🫙", "a"),))).pieces[0].listed


def test_links_stand_in_the_text_with_their_addresses() -> None:
    link = Button("see it", url="https://example.org/p/ab_cd_")
    assert texts(laid(Reply("look", (link,)))) == ["look\n\nsee it\nhttps://example.org/p/ab_cd_"]


def test_a_picture_takes_a_short_text_as_its_caption_and_comes_first_else() -> None:
    assert laid(Reply("jar", media=(PHOTO,))).pieces == (Piece("jar", (PHOTO,)),)
    assert laid(Reply("x" * 1025, media=(PHOTO,))).pieces == (Piece(media=(PHOTO,)), Piece("x" * 1025))
    assert laid(Reply("jar?", choices(1), (PHOTO,))).pieces == (
        Piece(media=(PHOTO,)),
        Piece("jar?", quick=choices(1)),
    )
    assert laid(Reply("jars", media=(PHOTO, PHOTO))).pieces == (
        Piece(media=(PHOTO,)),
        Piece(media=(PHOTO,)),
        Piece("jars"),
    )


@pytest.mark.parametrize("kind", ["voice", "document"])
def test_a_recording_and_a_document_have_no_caption(kind: str) -> None:
    medium = Media(kind, name="a.ogg")  # type: ignore[arg-type]
    assert laid(Reply("listen", media=(medium,))).pieces == (Piece(media=(medium,)), Piece("listen"))


def test_buttons_under_a_picture_without_a_text_become_its_caption() -> None:
    assert laid(Reply("", choices(2), (PHOTO,))).pieces == (Piece("1. label 1\n2. label 2", (PHOTO,)),)


def test_an_empty_reply_has_no_messages() -> None:
    assert laid(Reply(" \n")).pieces == ()


def test_a_message_with_buttons_can_be_said_in_words_alone() -> None:
    reply = Reply("which?", choices(2), (PHOTO,), ways=(BACK, MENU), first=3)
    layout = laid(reply)
    (said,) = in_words(reply, layout.pieces[-1])
    assert said.text == "which?\n\n«رجوع»\n\n3. label 1\n4. label 2\n\n«القائمة»"


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("*bold* and _thin_ and ~gone~", "∗bold* and ＿thin_ and ∼gone~"),
        ("`code`", "ˋcodeˋ"),
        ("2*3*4 cm, um_ali_shop, 5 * 4 * 3", "2*3*4 cm, um_ali_shop, 5 * 4 * 3"),
        ("*\u2068خل\u2069*", "∗\u2068خل\u2069*"),
        ("one *star\nand another*", "one *star\nand another*"),
        ("https://example.org/*a*/_b_?c=~d~", "https://example.org/*a*/_b_?c=~d~"),
        ("*see https://example.org/_b_ *", "*see https://example.org/_b_ *"),
        ("@_um_ali_", "@＿um_ali_"),
    ],
)
def test_nothing_in_a_value_becomes_formatting_and_loses_its_signs(said: str, shown: str) -> None:
    assert plain(said) == shown


@given(st.text("ab *_~`\n", max_size=60))
def test_a_plain_text_stays_plain_and_as_long(text: str) -> None:
    once = plain(text)
    assert (plain(once), len(once)) == (once, len(text))
    assert "`" not in once
    assert not re.search(r"(?<![^\W_])([*_~])(?=\S)(.+?)(?<=\S)\1(?![^\W_])", once)


_labels = st.text("ابجد ab*\u2068\u2069", min_size=1, max_size=30).filter(str.strip)
_buttons = st.lists(
    st.builds(Button, _labels, st.uuids().map(str))
    | st.builds(Button, _labels, url=st.just("https://example.org/p/abc")),
    max_size=13,
).map(tuple)
_media = st.lists(
    st.builds(Media, st.sampled_from(["photo", "voice", "document"]), name=st.just("a.jpg")), max_size=3
).map(tuple)
_words = st.lists(st.text("كلمة*\n ", max_size=1800), max_size=4).map("\n\n".join)
_replies = st.builds(
    Reply, _words, _buttons, _media, ways=_buttons, rtl=st.booleans(), first=st.integers(1, 40),
    worded=st.booleans(),
)  # fmt: skip


@given(_replies, st.booleans())
def test_every_message_fits_whatsapp_and_nothing_said_is_lost(reply: Reply, interactive: bool) -> None:
    layout = laid(reply, interactive)
    for piece in layout.pieces:
        shown = (*piece.quick, *piece.listed)
        assert piece.text.strip() or (piece.media and not shown)
        assert len(piece.text) <= (1024 if shown or piece.media else 1600)
        assert len(piece.media) <= 1 and not (piece.media and shown)
        assert not (piece.media and piece.text) or piece.media[0].kind == "photo"
        assert len(piece.quick) <= 3 and all(len(one.label) <= 20 for one in piece.quick)
        assert len(piece.listed) <= 10 and all(len(one.label) <= 24 for one in piece.listed)
        assert len({one.label for one in shown}) == len({one.data for one in shown}) == len(shown)
        assert not shown or (interactive and piece is layout.pieces[-1])
    assert [medium for piece in layout.pieces for medium in piece.media] == list(reply.media)
    assert packed(plain(reply.text)) in packed("".join(texts(layout)))


@given(_replies, st.booleans())
def test_every_button_is_there_in_words_or_as_a_button(reply: Reply, interactive: bool) -> None:
    layout = laid(reply, interactive)
    shown = [button for piece in layout.pieces for button in (*piece.quick, *piece.listed)]
    said = packed("".join(texts(layout)))
    for button in (*reply.buttons, *reply.ways):
        if button not in shown:
            # a sign that formats may have another shape here
            assert unmarked(packed(button.label)) in unmarked(said)
        assert button.url in said
    for number, button in enumerate(layout.numbered, reply.first):
        assert unmarked(packed(f"{number}. {button.label}")) in unmarked(said)
    assert reply.worded <= (layout.numbered == ())


def packed(text: str) -> str:
    """Without what a cut leaves out."""
    return "".join(text.split())


def unmarked(text: str) -> str:
    return text.replace("∗", "*")

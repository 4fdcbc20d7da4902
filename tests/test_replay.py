"""The laws of the engine, as far as they live in the heart: replay, back, edit, albums, new versions."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from bot.engine.advance import Advance
from bot.errors import FlowError, Refused
from bot.reading.price import Price
from bot.store.tx import Tx
from bot.talk import changes
from bot.talk.flow import Flow
from bot.talk.journal import MOST_ENTRIES, Entry, Journal, dump, load
from bot.talk.kinds import Choice, Heard, Money, Number, Photos, Text, YesNo
from bot.talk.messages import Media, Message
from bot.talk.replay import MOST_COMMANDS, replay
from bot.talk.talk import Ask, Command, Do, Person, Say, Talk
from bot.talk.turn import Event, Remark, Turn

TALK = Talk("flow", Person(1, "ar", "JO"), datetime(2026, 3, 1, tzinfo=UTC), 7)


class _Tx:
    """A transaction whose deeds are undone by the test's own world."""

    def kept(self, work: Callable[["_Tx"], Any]) -> Any:
        return work(self)


@dataclass
class Chat:
    """One run of a flow, kept between events as the engine keeps it."""

    flow: Callable[..., Any]
    journal: Journal = field(default_factory=Journal)
    candidate: Any = None
    stood: str = ""  # the question she has before her
    turn: Turn = field(init=False)

    def __post_init__(self) -> None:
        self._step(lambda advance: advance.play())

    def _step(self, step: Callable[[Advance], Turn | None]) -> Turn:
        advance = Advance(
            cast(Tx, _Tx()), Flow(self.flow), (), TALK, lambda ask, option: (), self.journal, self.candidate,
            self.stood,
        )  # fmt: skip
        turn = step(advance)
        if turn is not None:
            self.turn, self.journal, self.candidate = turn, advance.journal, advance.candidate
            self.stood = turn.question.name if turn.question else ""
        return self.turn

    def restart(self) -> None:
        self.journal = load(dump(self.journal))

    def says(self, text: str = "", *, meaning: str = "", ref: str = "") -> Turn:
        return self.hears(Heard(Message("t", "1", "1", text=text, ref=ref), meaning=meaning))

    def taps(self, value: str) -> Turn:
        return self.hears(Heard(Message("t", "1", "1", button="x"), value))

    def sends(self, *names: str, album: str = "", text: str = "") -> Turn:
        media = tuple(Media("photo", name=name) for name in names)
        return self.hears(Heard(Message("t", "1", "1", text=text, media=media, album=album)))

    def hears(self, heard: Heard) -> Turn:
        return self._step(lambda advance: advance.hear(heard))

    def quiet(self) -> Turn:
        return self._step(lambda advance: advance.play(Event()))

    def looks(self) -> Turn:
        return self._step(lambda advance: advance.play())

    def corrects(self, text: str, ref: str) -> Turn | None:
        heard = Heard(Message("t", "1", "2", text=text, ref=ref, edited=True))
        found: list[Turn | None] = []

        def step(advance: Advance) -> Turn | None:
            found.append(advance.correct(heard))
            return found[0]

        self._step(step)
        return found[0]

    def back(self) -> bool:
        def step(advance: Advance) -> Turn | None:
            if advance.candidate:
                advance.candidate = None
                return advance.play()
            turn = advance.play()
            earlier = changes.back(advance.journal, turn.visited)
            if earlier is None:
                return None
            advance.journal = earlier
            return advance.play()

        before = (self.journal, self.candidate)
        self._step(step)
        return (self.journal, self.candidate) != before

    def edits(self, name: str) -> Turn:
        def step(advance: Advance) -> Turn:
            turn = advance.play()
            advance.journal = changes.reopened(advance.journal, turn.visited, name)
            advance.candidate = None
            return advance.play()

        return self._step(step)

    def changeable(self) -> list[str]:
        return [ask.name for ask in changes.changeable(self.journal, self.turn.visited)]

    @property
    def question(self) -> str:
        return self.turn.question.name if self.turn.question else ""

    @property
    def said(self) -> list[str]:
        return [item.key for item in self.turn.said]

    def value(self, name: str) -> Any:
        entry = self.journal.get(name)
        return entry.value if entry else None


def answered(**values: object) -> Journal:
    return Journal({name: Entry(name, "ask", value) for name, value in values.items()})


def asked(flow: Callable[..., Any], journal: Journal) -> str:
    question = replay(flow, TALK, journal).question
    return question.name if question else ""


async def two(talk: Talk) -> None:
    title = await talk.ask("title", Text(most=60))
    await talk.say("noted", title=title)
    await talk.ask("count", Number(1, 9))


# --- law 1: no IO inside


def test_a_flow_runs_until_its_first_open_question() -> None:
    chat = Chat(two)
    assert (chat.question, chat.said) == ("title", [])
    chat.says("صابون")
    assert (chat.question, chat.said) == ("count", ["flow-noted"])
    assert chat.says("3").ended


def test_replaying_the_same_journal_gives_the_same_turn() -> None:
    journal = answered(title="صابون")
    assert replay(two, TALK, journal) == replay(two, TALK, journal)
    assert journal == answered(title="صابون")


async def _sleeps(talk: Talk) -> None:
    await asyncio.sleep(0)


async def _unknown(talk: Talk) -> None:
    await Command()


@pytest.mark.parametrize("flow", [_sleeps, _unknown])
def test_a_flow_that_awaits_anything_else_breaks_a_law(flow: Callable[..., Any]) -> None:
    with pytest.raises(FlowError):
        replay(flow, TALK, Journal())


def test_an_except_in_a_flow_swallows_no_question() -> None:
    async def careful(talk: Talk) -> None:
        for name in ("a", "b"):
            try:
                await talk.ask(name, Text())
            except Exception:
                await talk.say(f"swallowed-{name}")

    turn = replay(careful, TALK, answered(a="x"))
    assert turn.question
    assert turn.question.name == "b"
    assert not turn.said


def test_what_a_flow_raises_comes_out_of_the_replay() -> None:
    async def broken(talk: Talk) -> None:
        await talk.ask("title", Text())
        raise KeyError("a bug")

    assert asked(broken, Journal()) == "title"
    with pytest.raises(KeyError):
        replay(broken, TALK, answered(title="x"))


# --- law 2: a deed is done once, a refusal is raised every time


def _code(world: list[str], taken: set[str]) -> Callable[..., Any]:
    def claim(tx: Any, code: str) -> int:
        if code in taken:
            raise Refused("taken", code=code)
        world.append(code)
        return len(world)

    async def flow(talk: Talk) -> None:
        code = await talk.ask("code", Text())
        try:
            number = await talk.do("claim", claim, code)
        except Refused as refusal:
            await talk.say("no", reason=refusal.reason, code=refusal.args_of_text["code"])
            await talk.ask("other", Text())
            return
        await talk.say("yes", number=number)
        await talk.ask("after", YesNo())

    return flow


def test_a_deed_is_done_once_however_often_its_flow_is_replayed() -> None:
    world: list[str] = []
    chat = Chat(_code(world, set()))
    chat.says("x")
    for _ in range(3):
        chat.restart()
        chat.looks()
        chat.says("?")
    assert world == ["x"]
    assert chat.question == "after"
    assert chat.journal.entries["claim"] == Entry("claim", "do", 1)


def test_a_refusal_is_journaled_and_raised_again_at_every_replay() -> None:
    taken = {"x"}
    chat = Chat(_code([], taken))
    chat.says("x")
    assert (chat.question, chat.said) == ("other", ["flow-no"])
    assert chat.journal.entries["claim"].verb == "refused"
    taken.clear()  # the world would say yes now, but this run was told no
    chat.restart()
    assert chat.looks().question is not None
    assert chat.question == "other"
    said = chat.turn.visited[-2]
    assert isinstance(said, Say)
    assert said.args == {"reason": "taken", "code": "x"}


def test_a_refusal_is_no_fence_and_a_changed_answer_is_tried_anew() -> None:
    world: list[str] = []
    chat = Chat(_code(world, {"x"}))
    chat.says("x")
    assert chat.back()
    assert chat.question == "code"
    chat.says("y")
    assert world == ["y"]
    assert chat.question == "after"


def test_an_edited_answer_is_tried_anew_after_a_refusal() -> None:
    world: list[str] = []
    chat = Chat(_code(world, {"x"}))
    chat.says("x")
    chat.edits("code")
    chat.says("y")
    assert world == ["y"]
    assert chat.question == "after"


def test_a_flow_that_lets_a_refusal_pass_raises_it() -> None:
    def no(tx: Any) -> None:
        raise Refused("never")

    async def flow(talk: Talk) -> None:
        await talk.do("try", no)

    with pytest.raises(Refused):
        Chat(flow)


@pytest.mark.parametrize(
    "value", [("a", 1), {"a": (1, 2)}, Price(1, "JOD"), {1: "a"}, datetime(2026, 1, 1), {1, 2}]
)
def test_what_a_deed_returns_is_the_same_in_this_turn_and_after_a_restart(value: object) -> None:
    """A value that JSON changes must not reach the flow in two forms: it is refused, or brought to one form."""
    seen: list[object] = []

    async def flow(talk: Talk) -> None:
        seen.append(await talk.do("make", lambda tx: value))
        await talk.ask("next", Text())

    try:
        chat = Chat(flow)
        chat.restart()
        chat.looks()
    except (FlowError, TypeError, ValueError):
        return
    assert all(one == seen[0] for one in seen)


def test_a_deed_and_a_question_that_swap_names_are_not_taken_for_each_other() -> None:
    done: list[int] = []

    async def old(talk: Talk) -> None:
        await talk.ask("submit", YesNo())
        await talk.ask("last", Text())

    async def new(talk: Talk) -> None:
        await talk.do("submit", lambda tx: done.append(1))
        await talk.ask("last", Text())

    chat = Chat(old)
    chat.taps("yes")
    chat.flow = new
    chat.looks()
    assert done == [1]


# --- law 3: kept answers are checked again


def choices(*values: str) -> Callable[..., Any]:
    async def flow(talk: Talk) -> None:
        await talk.ask("sort", Choice(values))
        await talk.ask("title", Text())
        await talk.ask("last", YesNo())

    return flow


def test_a_stale_answer_is_asked_again_and_the_others_are_kept() -> None:
    journal = answered(sort="soap", title="x")
    assert asked(choices("bread", "soap"), journal) == "last"
    turn = replay(choices("bread", "milk"), TALK, journal)
    assert turn.question
    assert turn.question.name == "sort"
    assert turn.journal.get("sort") is None
    chat = Chat(choices("bread", "milk"), journal)
    chat.taps("milk")
    assert (chat.question, chat.value("title")) == ("last", "x")


def test_an_answer_that_depends_on_an_edited_one_is_asked_again() -> None:
    async def flow(talk: Talk) -> None:
        sort = await talk.ask("sort", Choice(("food", "soap")))
        await talk.ask("size", Choice(("kilo", "plate") if sort == "food" else ("bar", "bottle")))
        await talk.ask("last", YesNo())

    chat = Chat(flow)
    chat.taps("food")
    chat.taps("kilo")
    chat.edits("sort")
    assert chat.question == "sort"
    chat.taps("soap")
    assert chat.question == "size"
    chat.taps("bar")
    assert chat.question == "last"


def test_an_edit_that_changes_nothing_leads_back_to_where_she_was() -> None:
    chat = Chat(choices("bread", "soap"))
    chat.taps("bread")
    chat.says("x")
    chat.edits("sort")
    chat.taps("bread")
    assert chat.question == "last"


def test_a_message_meant_for_one_question_never_answers_another_that_came_before_it() -> None:
    """She answers the question she sees; a stale one before it is asked, not answered by the same words."""
    chat = Chat(choices("bread", "soap"), answered(sort="soap"))
    assert chat.question == "title"
    chat.flow = choices("bread", "milk")
    chat.says("2")
    assert chat.question == "sort"
    assert chat.value("sort") is None


def test_a_question_added_in_flight_is_asked_and_not_answered_by_what_was_meant_for_the_next() -> None:
    async def old(talk: Talk) -> None:
        await talk.ask("a", Text())
        await talk.ask("c", Text())

    async def new(talk: Talk) -> None:
        await talk.ask("a", Text())
        await talk.ask("b", Text())
        await talk.ask("c", Text())

    chat = Chat(old)
    chat.says("x")
    assert chat.question == "c"
    chat.flow = new
    chat.says("meant for c")
    assert chat.value("b") is None
    assert chat.question == "b"


def test_a_value_asked_again_by_the_flow_is_not_answered_by_what_was_meant_for_another_question() -> None:
    free = [True]

    async def flow(talk: Talk) -> None:
        await talk.ask("code", Text())
        if not await talk.look("free", lambda tx: free[0]):
            await talk.again("code", reason="taken")
        await talk.ask("title", Text())

    chat = Chat(flow)
    chat.says("abc")
    free[0] = False
    chat.says("meant for the title")
    assert chat.question == "code"
    assert chat.value("code") is None


def _ask_all(*names: str) -> Callable[..., Any]:
    async def flow(talk: Talk) -> None:
        for name in names:
            await talk.ask(name, Text())

    return flow


@pytest.mark.parametrize(
    ("new", "question"),
    [
        (("a", "new", "b", "c"), "new"),
        (("a", "c"), "c"),
        (("b", "a", "c"), "c"),
        (("c", "b", "a"), "c"),
        (("a", "renamed", "c"), "renamed"),
        (("a", "b"), ""),
    ],
    ids=["added", "removed", "reordered", "question first", "renamed", "question removed"],
)
def test_a_new_version_of_a_flow_asks_only_what_it_does_not_know(new: tuple[str, ...], question: str) -> None:
    journal = Chat(_ask_all("a", "b", "c"), answered(a="1", b="2")).journal
    assert asked(_ask_all(*new), journal) == question
    assert replay(_ask_all(*new), TALK, journal).journal == journal


def test_a_better_reader_never_changes_an_answer_she_gave() -> None:
    async def flow(talk: Talk) -> None:
        price = await talk.ask("price", Money("JOD"))
        await talk.ask("sure", YesNo(), price=price)

    question = replay(flow, TALK, answered(price=[3500, "JOD"])).question
    assert question
    assert question.args["price"] == Price(3500, "JOD")


# --- law 4: a deed is a fence


def test_back_and_edit_stop_at_a_deed() -> None:
    chat = Chat(_code([], set()))
    chat.says("x")
    assert chat.question == "after"
    assert not chat.back()
    assert chat.changeable() == []
    assert chat.corrects("y", ref="") is None


def test_a_review_behind_a_deed_does_not_reopen_what_the_deed_was_done_with() -> None:
    world: list[str] = []

    async def flow(talk: Talk) -> None:
        code = await talk.ask("code", Text())
        await talk.do("claim", lambda tx, code: world.append(code), code)
        await talk.review("review", ["code"])

    chat = Chat(flow)
    chat.says("x")
    chat.taps("edit.code")
    assert (chat.question, chat.turn.retry, chat.value("code")) == ("review", "not-one", "x")


def test_asking_again_for_what_lies_behind_a_deed_breaks_a_law() -> None:
    async def flow(talk: Talk) -> None:
        await talk.ask("code", Text())
        await talk.do("claim", lambda tx: None)
        await talk.again("code", reason="no")

    with pytest.raises(FlowError, match="behind a deed"):
        Chat(flow, answered(code="x"))


def test_asking_again_for_a_name_never_asked_breaks_a_law() -> None:
    async def flow(talk: Talk) -> None:
        await talk.ask("code", Text())
        await talk.again("kode", reason="no")

    with pytest.raises(FlowError):
        replay(flow, TALK, answered(code="x"))


def test_asking_again_takes_back_the_answer_and_the_refusal_and_says_why() -> None:
    def claim(tx: Any, code: str) -> str:
        if code == "x":
            raise Refused("taken")
        return code

    async def flow(talk: Talk) -> None:
        code = await talk.ask("code", Text())
        try:
            await talk.do("claim", claim, code)
        except Refused as refusal:
            await talk.again("code", reason=refusal.reason, code=code)
        await talk.ask("after", Text())

    chat = Chat(flow)
    turn = chat.says("x")
    assert (chat.question, chat.said) == ("code", ["flow-code.taken"])
    assert turn.said[0].args == {"code": "x"}
    assert chat.journal == Journal()
    chat.says("y")
    assert chat.question == "after"


# --- law 5: names


@pytest.mark.parametrize(
    "verbs", [("ask", "ask"), ("ask", "do"), ("say", "say"), ("look", "do"), ("say", "ask")]
)
def test_a_name_used_twice_in_a_run_breaks_a_law(verbs: tuple[str, str]) -> None:
    async def flow(talk: Talk) -> None:
        for verb in verbs:
            match verb:
                case "ask":
                    await talk.ask("same", Text())
                case "do":
                    await talk.do("same", lambda tx: None)
                case "look":
                    await talk.look("same", lambda tx: None)
                case "say":
                    await talk.say("same")

    with pytest.raises(FlowError, match="used twice"):
        Chat(flow, answered(same="x") if verbs[0] == "ask" else Journal())


def test_a_loop_under_scopes_may_repeat_its_names() -> None:
    async def flow(talk: Talk) -> None:
        for index in range(2):
            item = talk.scope(f"item-{index}")
            await item.ask("title", Text())
            await item.scope("inner").say("noted")

    chat = Chat(flow)
    assert (chat.question, chat.turn.question and chat.turn.question.key) == ("item-0/title", "flow-title")
    chat.says("x")
    assert (chat.question, chat.said) == ("item-1/title", ["flow-noted"])
    assert list(chat.journal.entries) == ["item-0/title", "item-0/inner/noted"]


# --- law 6: back follows the visiting, looks are fresh


async def _talkative(talk: Talk) -> None:
    await talk.say("hello")
    await talk.ask("a", Text())
    await talk.say("after-a")
    inner = talk.scope("s")
    await inner.ask("b", Text())
    await inner.say("after-b")
    await talk.ask("c", Text())


def test_back_goes_one_question_at_a_time_and_its_lines_are_said_again() -> None:
    chat = Chat(_talkative)
    chat.says("1")
    chat.says("2")
    assert (chat.question, chat.said) == ("c", ["flow-after-b"])
    assert chat.back()
    assert (chat.question, chat.said) == ("s/b", [])
    assert chat.back()
    assert chat.question == "a"
    assert not chat.back()
    chat.says("1")
    assert (chat.question, chat.said) == ("s/b", ["flow-after-a"])
    assert chat.says("2")
    assert chat.said == ["flow-after-b"]


def test_back_follows_the_order_of_visiting_of_the_present_version() -> None:
    chat = Chat(_ask_all("a", "b", "c"), answered(a="1", b="2"))
    chat.flow = _ask_all("b", "a", "c")
    chat.looks()
    assert chat.back()
    assert (chat.question, chat.value("b")) == ("a", "2")


def test_back_out_of_an_edit_gives_the_old_answer_back() -> None:
    chat = Chat(_ask_all("a", "b", "c"), answered(a="1", b="2"))
    chat.edits("a")
    assert chat.question == "a"
    assert chat.back()
    assert (chat.question, chat.value("a"), chat.value("b")) == ("c", "1", "2")


def test_choosing_another_answer_to_change_leaves_the_first_as_it_was() -> None:
    chat = Chat(_ask_all("a", "b", "c"), answered(a="1", b="2"))
    chat.edits("b")
    chat.edits("a")
    chat.says("new")
    assert (chat.question, chat.value("a"), chat.value("b")) == ("c", "new", "2")


def test_a_line_is_said_once() -> None:
    chat = Chat(_talkative)
    assert chat.said == ["flow-hello"]
    chat.restart()
    chat.looks()
    assert chat.said == []


def test_a_look_is_fresh_each_turn_and_never_journaled() -> None:
    seen, price = [], [1]

    async def flow(talk: Talk) -> None:
        for name in ("a", "b"):
            seen.append(await talk.look(f"price-{name}", lambda tx: price[0]))
            await talk.ask(name, Text())

    chat = Chat(flow)
    price[0] = 2
    chat.says("x")
    assert seen[-2:] == [2, 2]
    assert list(chat.journal.entries) == ["a"]


def test_a_look_after_a_deed_sees_what_the_deed_did() -> None:
    count, seen = [0], []

    async def flow(talk: Talk) -> None:
        seen.append(await talk.look("before", lambda tx: count[0]))
        await talk.do("add", lambda tx: count.__setitem__(0, 1))
        seen.append(await talk.look("after", lambda tx: count[0]))

    assert Chat(flow).turn.ended
    assert seen[-1] == 1


# --- law 8: Ok, Confirm, Retry


async def _priced(talk: Talk) -> None:
    await talk.ask("price", Money("JOD"))
    await talk.ask("last", Text())


def test_a_candidate_waits_for_a_yes_and_only_then_enters_the_journal() -> None:
    chat = Chat(_priced)
    chat.says("5.5")
    assert chat.turn.candidate
    assert chat.turn.candidate.value == [5500, "JOD"]
    assert (chat.question, chat.journal) == ("price", Journal())
    chat.restart()
    chat.says("نعم", meaning="yes")
    assert (chat.question, chat.value("price"), chat.candidate) == ("last", [5500, "JOD"], None)


def test_a_no_forgets_the_candidate_and_asks_again() -> None:
    chat = Chat(_priced)
    chat.says("5.5")
    chat.taps("no")
    assert (chat.question, chat.candidate, chat.turn.retry, chat.journal) == ("price", None, "", Journal())


def test_a_new_value_instead_of_a_yes_is_the_new_candidate() -> None:
    chat = Chat(_priced)
    chat.says("5.5")
    chat.says("6")
    assert chat.candidate.value == [6000, "JOD"]
    chat.taps("yes")
    assert chat.value("price") == [6000, "JOD"]


def test_something_else_instead_of_a_yes_keeps_the_candidate_and_is_no_answer() -> None:
    chat = Chat(_priced)
    chat.says("5.5")
    for heard in ("done", ""):
        chat.says("غالي", meaning=heard)
        assert (chat.question, chat.turn.retry, chat.journal) == ("price", "no-number", Journal())
    chat.taps("yes")
    assert chat.value("price") == [5500, "JOD"]


def test_a_rejected_reply_never_enters_the_journal() -> None:
    chat = Chat(two)
    chat.says("صابون")
    before = chat.journal
    for text in ("كثيرة", "10", "1 2", ""):
        chat.says(text)
        assert chat.turn.retry
        assert (chat.question, chat.journal, chat.said) == ("count", before, [])


def test_a_yes_without_a_candidate_is_an_answer_like_any_other() -> None:
    chat = Chat(two)
    chat.says("نعم", meaning="yes")
    assert chat.value("title") == "نعم"


def test_back_from_a_candidate_asks_the_same_question() -> None:
    chat = Chat(_priced)
    chat.says("5.5")
    assert chat.back()
    assert (chat.question, chat.candidate) == ("price", None)


def test_a_candidate_belongs_to_the_question_that_stands() -> None:
    """A turn never offers for a yes what was said to another question than the one it asks."""

    def flow(*sorts: str) -> Callable[..., Any]:
        async def inner(talk: Talk) -> None:
            await talk.ask("sort", Choice(sorts))
            await talk.ask("price", Money("JOD"))

        return inner

    chat = Chat(flow("bread", "soap"), answered(sort="soap"))
    chat.says("5.5")
    chat.flow = flow("bread", "milk")
    chat.looks()
    assert chat.question == "sort"
    assert chat.turn.candidate is None


# --- review and corrections


async def _reviewed(talk: Talk) -> None:
    inner = talk.scope("one")
    await inner.ask("title", Text())
    await inner.ask("price", Number(1, 9))
    await inner.review("review", ["title", "price"])
    await talk.ask("last", Text())


def test_a_review_reopens_the_answer_she_chose_and_comes_back() -> None:
    chat = Chat(_reviewed)
    chat.says("x")
    chat.says("5")
    assert chat.question == "one/review"
    chat.taps("edit.price")
    assert (chat.question, chat.journal.entries["one/price"].value) == ("one/price", 5)
    chat.restart()
    chat.says("many")
    assert (chat.question, chat.turn.retry) == ("one/price", "no-number")
    chat.says("6")
    assert (chat.question, chat.value("one/price")) == ("one/review", 6)
    chat.taps("ok")
    assert chat.question == "last"
    assert list(chat.journal.entries) == ["one/title", "one/price", "one/review"]


async def _with_one_taken_for_granted(talk: Talk) -> None:
    await talk.ask("title", Text())
    reach = await talk.ask("reach", Choice(("bot", "page")), given="bot")
    if reach == "page":
        await talk.ask("page", Text())
    await talk.ask("price", Number())
    await talk.review("review", ["title", "reach", "price"])


def test_what_is_taken_for_granted_is_not_asked_until_she_edits_it() -> None:
    chat = Chat(_with_one_taken_for_granted)
    chat.says("cake")
    assert (chat.question, chat.value("reach")) == ("price", "bot")
    chat.says("5")
    chat.restart()
    assert chat.question == "review"
    assert chat.taps("edit.reach") and chat.question == "reach"
    chat.taps("page")
    assert chat.question == "page"
    chat.says("um ali")
    assert (chat.question, chat.value("reach")) == ("review", "page")
    assert not chat.journal.entries["reach"].given


def test_back_passes_over_what_was_taken_for_granted_and_an_edit_of_it_can_be_left() -> None:
    chat = Chat(_with_one_taken_for_granted)
    chat.says("cake")
    assert chat.back() and chat.question == "title"
    assert not chat.back()
    chat.says("bread")
    chat.says("5")
    chat.taps("edit.reach")
    assert chat.back()
    assert (chat.question, chat.value("reach")) == ("review", "bot")


def test_a_review_of_an_answer_that_was_never_asked_for_does_not_park_the_run() -> None:
    async def flow(talk: Talk) -> None:
        sort = await talk.ask("sort", Choice(("food", "soap")))
        if sort == "food":
            await talk.ask("fresh", YesNo())
        await talk.review("review", ["sort", "fresh"])

    chat = Chat(flow)
    chat.taps("soap")
    chat.taps("edit.fresh")
    assert chat.question == "review"


def test_a_corrected_message_asks_before_it_changes_the_answer() -> None:
    chat = Chat(two)
    chat.says("صابن", ref="m1")
    assert chat.corrects("صابون", ref="m1") is not None
    assert chat.candidate.change
    assert chat.question == "count"
    assert chat.value("title") == "صابن"
    chat.taps("yes")
    assert (chat.value("title"), chat.question, chat.candidate) == ("صابون", "count", None)


@pytest.mark.parametrize(("reply", "title", "count"), [("no", "صابن", None), ("3", "صابن", 3)])
def test_a_correction_without_a_yes_changes_nothing(reply: str, title: str, count: int | None) -> None:
    chat = Chat(two)
    chat.says("صابن", ref="m1")
    chat.corrects("صابون", ref="m1")
    chat.says(reply, meaning="no" if reply == "no" else "")
    assert (chat.value("title"), chat.value("count")) == (title, count)


@pytest.mark.parametrize(("text", "ref"), [("", "m1"), ("صابون", "m9")])
def test_a_correction_that_is_no_answer_or_of_another_message_is_none(text: str, ref: str) -> None:
    chat = Chat(two)
    chat.says("صابن", ref="m1")
    assert chat.corrects(text, ref=ref) is None


# --- albums


def _album(most: int = 3, least: int = 1) -> Callable[..., Any]:
    async def flow(talk: Talk) -> None:
        await talk.ask("photos", Photos(most=most, least=least))
        await talk.ask("title", Text())
        await talk.ask("last", YesNo())

    return flow


def test_ten_parts_of_an_album_become_three_photos_after_a_quiet_moment() -> None:
    chat = Chat(_album())
    for part in range(10):
        chat.sends(f"p{part}", album="x")
        chat.restart()
        assert chat.question == "photos"
        assert chat.turn.candidate
        assert chat.turn.candidate.silent
        assert not chat.turn.retry
        assert chat.said == []
    chat.quiet()
    assert (chat.question, chat.value("photos")) == ("title", ["p0", "p1", "p2"])
    assert chat.said == ["flow-photos.too-many"]


def test_a_late_part_joins_its_album_while_there_is_room() -> None:
    chat = Chat(_album())
    chat.sends("p0", album="x")
    chat.quiet()
    chat.sends("p1", album="x")
    assert (chat.question, chat.value("photos"), chat.said) == ("title", ["p0", "p1"], ["kind-photos.late"])
    assert not chat.turn.retry
    chat.sends("p2", album="x")
    chat.sends("p3", album="x")
    assert (chat.value("photos"), chat.said) == (["p0", "p1", "p2"], ["kind-photos.full"])


def test_a_late_part_after_the_deed_changes_nothing() -> None:
    async def flow(talk: Talk) -> None:
        await talk.ask("photos", Photos())
        await talk.do("submit", lambda tx: None)
        await talk.ask("title", Text())

    chat = Chat(flow)
    chat.sends("p0", album="x")
    chat.quiet()
    chat.sends("p1", album="x")
    assert (chat.value("photos"), chat.turn.retry) == (["p0"], "not-text")


def test_single_photos_gather_until_done() -> None:
    chat = Chat(_album())
    chat.sends("p0")
    assert chat.candidate.reason == "gathered"
    assert not chat.candidate.silent
    chat.sends("p1")
    chat.says("خلص", meaning="done")
    assert (chat.question, chat.value("photos")) == ("title", ["p0", "p1"])


@pytest.mark.parametrize(("text", "meaning"), [("1", ""), ("١", ""), ("لا", "no"), ("التالي", "next")])
def test_where_done_is_all_there_is_to_choose_its_number_and_words_for_enough_mean_it(
    text: str, meaning: str
) -> None:
    chat = Chat(_album())
    chat.sends("p0")
    chat.says(text, meaning=meaning)
    assert (chat.question, chat.value("photos")) == ("title", ["p0"])


def test_a_number_answers_what_waits_for_a_yes_and_is_no_new_answer() -> None:
    async def flow(talk: Talk) -> None:
        await talk.ask("price", Money("JOD"))
        await talk.ask("title", Text())

    chat = Chat(flow)
    chat.says("4.5")
    chat.says("2")
    assert (chat.question, chat.turn.candidate) == ("price", None)
    chat.says("4.5")
    chat.says("1")
    assert (chat.question, chat.value("price")) == ("title", [4500, "JOD"])


def test_a_full_count_of_single_photos_needs_no_done() -> None:
    chat = Chat(_album())
    for name in ("p0", "p1", "p2"):
        chat.sends(name)
    assert (chat.question, chat.value("photos")) == ("title", ["p0", "p1", "p2"])


def test_words_between_photos_keep_the_photos() -> None:
    chat = Chat(_album())
    chat.sends("p0")
    chat.says("جميل")
    assert (chat.question, chat.turn.retry) == ("photos", "done-or-more")
    chat.taps("done")
    assert chat.value("photos") == ["p0"]


def test_too_few_photos_cannot_be_done_with() -> None:
    chat = Chat(_album(least=2))
    chat.sends("p0")
    chat.says("خلص", meaning="done")
    assert (chat.question, chat.journal) == ("photos", Journal())
    chat.sends("p1")
    chat.taps("done")
    assert chat.value("photos") == ["p0", "p1"]


def test_too_few_photos_in_an_album_are_spoken_of_after_the_quiet_moment() -> None:
    """Otherwise the silence goes on: a candidate that is still silent sets one more quiet timer, for ever."""
    chat = Chat(_album(least=2))
    chat.sends("p0", album="x")
    chat.quiet()
    waiting = chat.turn.candidate
    assert waiting is not None
    assert (chat.question, waiting.reason) == ("photos", "too-few")
    assert not (waiting.silent or waiting.quiet)
    chat.sends("p1")
    chat.taps("done")
    assert chat.value("photos") == ["p0", "p1"]


def test_what_is_too_much_for_one_question_does_not_slip_into_another() -> None:
    async def flow(talk: Talk) -> None:
        await talk.ask("product", Photos(most=3))
        await talk.ask("workplace", Photos(most=2))
        await talk.ask("title", Text())

    chat = Chat(flow)
    chat.sends("a")
    chat.taps("done")
    for part in range(4):
        chat.sends(f"w{part}", album="x")
    chat.quiet()
    assert (chat.value("product"), chat.value("workplace")) == (["a"], ["w0", "w1"])


# --- caps


def test_a_run_has_at_most_two_hundred_entries() -> None:
    def lines(count: int) -> Callable[..., Any]:
        async def flow(talk: Talk) -> None:
            for index in range(count):
                await talk.say(f"line-{index}")

        return flow

    assert len(replay(lines(MOST_ENTRIES), TALK, Journal()).journal.entries) == MOST_ENTRIES
    with pytest.raises(FlowError, match="journal entries"):
        replay(lines(MOST_ENTRIES + 1), TALK, Journal())


def test_a_flow_that_loops_is_stopped() -> None:
    async def flow(talk: Talk) -> None:
        index = 0
        while True:
            await talk.look(f"look-{index}", lambda tx: None)
            index += 1

    looked = {f"look-{index}": None for index in range(MOST_COMMANDS + 1)}
    with pytest.raises(FlowError, match="looping"):
        replay(flow, TALK, Journal(), looked=looked)


# --- any order of events


def _shop(world: list[list[str]]) -> Callable[..., Any]:
    def submit(tx: Any, title: str, price: Price) -> int:
        if price.minor > 5000:
            raise Refused("too-dear", most=5)
        world.append([title, str(price.minor)])
        return len(world)

    async def shop(talk: Talk) -> None:
        sort = await talk.ask("sort", Choice(("food", "soap")))
        photos = await talk.ask("photos", Photos(most=3, least=1))
        await talk.ask("size", Choice(("kilo", "plate") if sort == "food" else ("bar", "bottle")))
        count = await talk.ask("count", Number(1, 2))
        for index in range(count):
            part = talk.scope(f"part-{index}")
            await part.ask("name", Text(most=20))
            await part.say("noted")
        price = await talk.ask("price", Money("JOD"))
        if await talk.look("busy", lambda tx, much: much.minor == 3000, price):
            await talk.again("price", reason="taken")
        await talk.review("review", ["sort", "photos", "price"])
        try:
            number = await talk.do("submit", submit, sort, price)
        except Refused as refusal:
            await talk.again("price", "review", reason=refusal.reason, **refusal.args_of_text)
        await talk.say("thanks", number=number, photos=len(photos))
        await talk.ask("after", Text(most=20))

    return shop


WORDS = ["2", "1", "٥", "3", "3.5", "9", "صابون", "yes", "", "12 13", "²"]


class Twins(RuleBasedStateMachine):
    """One chat goes on, its twin is written down and read again before every event: both say the same."""

    def __init__(self) -> None:
        super().__init__()
        self.worlds: list[list[list[str]]] = [[], []]
        self.chats = [Chat(_shop(world)) for world in self.worlds]
        self.photo = 0

    def each(self, step: Callable[[Chat], object]) -> None:
        self.chats[1].restart()
        for chat in self.chats:
            if not chat.turn.ended:
                step(chat)

    @rule(
        text=st.sampled_from([word for word in WORDS if word != "²"]), ref=st.sampled_from(["m1", "m2", ""])
    )
    def says(self, text: str, ref: str) -> None:
        meaning = {"yes": "yes", "1": "done"}.get(text, "")
        self.each(lambda chat: chat.says(text, meaning=meaning, ref=ref))

    @initialize(times=st.integers(0, 12))
    def begins(self, times: int) -> None:
        self.goes_on(times)

    @rule(times=st.integers(1, 5))
    def answers_well(self, times: int) -> None:
        self.goes_on(times)

    def goes_on(self, times: int) -> None:
        good = {
            "photos": "",
            "size": "1",
            "sort": "1",
            "count": "2",
            "price": "3.5",
            "review": "1",
            "after": "x",
        }

        def step(chat: Chat) -> None:
            if chat.candidate:
                chat.taps(chat.candidate.options[0] if chat.candidate.options else "no")
            elif chat.question == "photos":
                chat.sends("good")
            else:
                chat.says(good.get(chat.question, "اسم"), ref="m3")

        for _ in range(times):
            self.each(step)

    @rule(
        value=st.sampled_from(
            ["yes", "no", "done", "ok", "food", "soap", "edit.price", "edit.sort", "edit.x"]
        )
    )
    def taps(self, value: str) -> None:
        self.each(lambda chat: chat.taps(value))

    @rule(album=st.sampled_from(["", "x"]), text=st.sampled_from(["", "3"]))
    def sends(self, album: str, text: str) -> None:
        self.photo += 1
        self.each(lambda chat: chat.sends(f"p{self.photo}", album=album, text=text))

    @rule()
    def back(self) -> None:
        self.each(lambda chat: chat.back())

    @rule()
    def quiet(self) -> None:
        self.each(lambda chat: chat.quiet() if chat.candidate and chat.candidate.quiet else None)

    @rule(which=st.integers(0, 5))
    def edits(self, which: int) -> None:
        def step(chat: Chat) -> None:
            if names := chat.changeable():
                chat.edits(names[which % len(names)])

        self.each(step)

    @rule(ref=st.sampled_from(["m1", "m2", "m3"]), text=st.sampled_from(["2", "soap", "4"]))
    def corrects(self, ref: str, text: str) -> None:
        self.each(lambda chat: chat.corrects(text, ref))

    @invariant()
    def both_say_the_same(self) -> None:
        one, other = self.chats
        assert (one.question, one.said, one.candidate) == (other.question, other.said, other.candidate)
        assert dump(one.journal) == dump(other.journal)
        assert one.turn.retry == other.turn.retry
        assert self.worlds[0] == self.worlds[1]

    @invariant()
    def a_deed_is_done_once_and_holds_what_the_journal_says(self) -> None:
        chat, world = self.chats[0], self.worlds[0]
        assert len(world) <= 1
        if world:
            assert [chat.value("sort"), str(chat.value("price")[0])] == world[0]
            assert chat.journal.entries["submit"].verb == "do"

    @invariant()
    def what_is_asked_has_no_answer_and_what_was_answered_is_kept_right(self) -> None:
        chat = self.chats[0]
        if chat.turn.question:
            assert chat.journal.get(chat.question) is None
        for item in chat.turn.visited:
            if isinstance(item, Ask) and (entry := chat.journal.get(item.name)):
                item.kind.load(entry.value)
        assert not any(isinstance(item, Do) and item.name != "submit" for item in chat.turn.visited)


TestTwins = Twins.TestCase
TestTwins.settings = settings(max_examples=150, stateful_step_count=20, deadline=None)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(["a", "b", "c", "d", "e"]), unique=True), st.data())
def test_any_reordering_of_a_flow_keeps_every_answer_it_still_asks_for(names: list[str], data: Any) -> None:
    known = data.draw(st.sets(st.sampled_from(["a", "b", "c", "x"])))
    journal = answered(**dict.fromkeys(sorted(known), "v"))
    turn = replay(_ask_all(*names), TALK, journal)
    missing = [name for name in names if name not in known]
    assert (turn.question.name if turn.question else "") == (missing[0] if missing else "")
    assert turn.journal == journal


def test_a_remark_names_its_own_text_and_that_of_its_kind() -> None:
    chat = Chat(_album())
    for part in range(4):
        chat.sends(f"p{part}", album="x")
    chat.quiet()
    assert chat.turn.said == (Remark("flow-photos.too-many", {"most": 3}, "kind-photos.too-many"),)

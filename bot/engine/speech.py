"""Text keys become replies: what a turn said, then its question with its buttons, in her language."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bot.engine.buttons import Answer, Begin, Reserved
from bot.language.catalogue import Catalogue
from bot.talk.kinds import EDIT, Key, Option, by_place
from bot.talk.messages import Button, Media, Ours, Reply
from bot.talk.talk import Ask, Say, Start
from bot.talk.turn import Remark, Turn

PATIENCE = 2  # misses after which a person is offered
RTL = frozenset({"ar"})
MANY = 4  # answers that a small phone shows below each other together with the question; more stand in two columns


@dataclass(frozen=True, slots=True)
class Standing:
    """The question as it stands in a run: what its buttons carry and how often it was missed."""

    run: int
    turn: int
    misses: int = 0
    first: bool = True  # nothing to go back to


@dataclass(frozen=True)
class Speech:
    """Speaks with the catalogue. Also the `Speaker` of the store: call it with a key."""

    catalogue: Catalogue

    def __call__(
        self,
        language: str,
        key: str,
        args: Mapping[str, object],
        *,
        media: Sequence[Media] = (),
        starts: Sequence[Start] = (),
        links: Sequence[tuple[str, str]] = (),
    ) -> Reply:
        """One line with start buttons or links."""
        buttons = [self._start(language, start) for start in starts]
        buttons += [Button(self.catalogue.label(language, label), url=url) for label, url in links]
        text = self.catalogue.text(language, key, args)
        columns = 2 if len(buttons) > MANY else 1
        return Reply(text, tuple(buttons), tuple(media), columns, rtl=language in RTL)

    def line(self, language: str, key: str, **args: object) -> Reply:
        """One line without anything else."""
        return self(language, key, args)

    def turn(self, language: str, turn: Turn, standing: Standing) -> list[Reply]:
        """Everything a turn says, in few messages: what was said and what is asked."""
        replies = [self._said(language, said) for said in turn.said]
        if turn.question and not (turn.candidate and turn.candidate.silent):
            replies.append(self.question(language, turn, standing))
        return merged(replies)

    def question(self, language: str, turn: Turn, standing: Standing) -> Reply:
        """The question as it stands: asked, asked again better, or a candidate said back for a yes."""
        ask = turn.question
        assert ask is not None  # the caller saw that there is one
        worded = False
        if turn.candidate and not turn.retry:
            options: tuple[Option, ...] = tuple(
                Option(value, Key(f"button-{value}")) for value in turn.candidate.options
            )
            text = self._candidate(language, turn, ask)
        else:
            gathered = turn.candidate is not None and "done" in turn.candidate.options
            options = (Option("done", Key("button-done")),) if gathered else ask.kind.options()
            text = self._asked(language, turn, ask, standing)
            worded = not by_place(ask.kind)
        return Reply(
            text,
            tuple(self._button(language, ask, option, standing) for option in options),
            ask.media if not turn.retry else (),
            columns=2 if len(options) > MANY else 1,
            rtl=language in RTL,
            worded=worded,
            ways=self._ways(language, standing),
            ask_phone=self.catalogue.label(language, "button-share-phone")
            if ask.kind.name == "phone"
            else "",
            ask_place=self.catalogue.label(language, "button-share-place")
            if ask.kind.name == "place"
            else "",
        )

    def labels(self, ask: Ask, option: Option) -> tuple[str, ...]:
        """What an option reads in each language: she may type it in either."""
        return tuple(self._label(language, ask, option) for language in ("ar", "en"))

    def shown(self, ask: Ask, value: object) -> object:
        """An answer as an argument of a text: choices by their labels, the rest as it is."""
        shown = ask.kind.show(value)
        return Key(_button_key(ask, shown)) if isinstance(shown, Option) else shown

    def edits(self, language: str, asks: Sequence[Ask]) -> Reply:
        """Which answer to change: a button each."""
        buttons = tuple(
            Button(self.catalogue.label(language, f"{ask.key}.name"), Reserved("edit", ask.name).data())
            for ask in asks
        )
        return replace(self.line(language, "edit-which"), buttons=buttons, columns=2)

    def _said(self, language: str, said: Say | Remark) -> Reply:
        if isinstance(said, Remark):
            return self.line(language, self._first(language, said.key, said.otherwise), **said.args)
        return self(language, said.key, said.args, media=said.media, starts=said.starts)

    def _candidate(self, language: str, turn: Turn, ask: Ask) -> str:
        assert turn.candidate is not None and turn.question is not None
        of = next((item for item in turn.visited if item.name == turn.candidate.name), ask)
        assert isinstance(of, Ask)
        key = self._reason(language, of, turn.candidate.reason)
        value = (
            self.shown(of, of.kind.load(turn.candidate.value))
            if turn.candidate.options
            else len(turn.candidate.value)
        )
        return self.catalogue.text(language, key, {**of.args, "value": value})

    def _asked(self, language: str, turn: Turn, ask: Ask, standing: Standing) -> str:
        args = {**ask.args, "rows": Ours(self._rows(language, turn, ask))} if ask.rows else ask.args
        question = self.catalogue.text(language, ask.key, args)
        if not turn.retry:
            return question
        keys = [self._reason(language, ask, turn.retry)]
        if standing.misses >= PATIENCE:
            keys.append(self._first(language, f"{ask.key}.hint", f"kind-{ask.kind.name}.hint"))
        said = [self.catalogue.text(language, key, {**_bounds(ask), **ask.args}) for key in keys]
        gathering = turn.candidate is not None and turn.candidate.options == ("done",)
        return "\n\n".join(said if gathering else [*said, question])  # what is asked is under way

    def _rows(self, language: str, turn: Turn, review: Ask) -> str:
        """The answers a review lists, a line each: `<ask>.name`: value."""
        asks = [item for item in turn.visited if isinstance(item, Ask) and item.name in review.rows]
        return "\n".join(
            self.catalogue.text(
                language,
                "review-row",
                {"name": Key(f"{ask.key}.name"), "value": self._reviewed(language, turn, ask)},
            )
            for ask in asks
        )

    def _reviewed(self, language: str, turn: Turn, ask: Ask) -> object:
        """An answer as a review lists it: one that was skipped reads as the button that skips it."""
        skip, shown = f"{ask.key}.button-skip", self.shown(ask, _value(turn, ask))
        skipped = shown == Key("kind-nothing") and self.catalogue.has(language, skip)
        return Key(skip) if skipped else shown

    def _reason(self, language: str, ask: Ask, reason: str) -> str:
        return self._first(
            language, f"{ask.key}.{reason}", f"kind-{ask.kind.name}.{reason}", f"kind.{reason}"
        )

    def _first(self, language: str, *keys: str) -> str:
        return next((key for key in keys if self.catalogue.has(language, key)), keys[-1])

    def _button(self, language: str, ask: Ask, option: Option, standing: Standing) -> Button:
        data = Answer(standing.run, standing.turn, option.value).data()
        agrees = bool(ask.rows) and not option.value.startswith(
            EDIT
        )  # not to be tapped for an edit beside it
        return Button(self._label(language, ask, option), data, lone=agrees)

    def _label(self, language: str, ask: Ask, option: Option) -> str:
        if isinstance(option.label, str):
            return option.label
        if option.label:
            return self.catalogue.label(language, option.label.key)
        if option.value.startswith(EDIT) and ask.rows:
            name = Key(f"{ask.key.rpartition('-')[0]}-{option.value.removeprefix(EDIT)}.name")
            return self.catalogue.label(language, "button-edit", {"name": name})
        return self.catalogue.label(language, _button_key(ask, option))

    def _start(self, language: str, start: Start) -> Button:
        label = start.label
        if not isinstance(label, str):
            label = self.catalogue.label(language, label.key if label else f"{start.flow}.button")
        return Button(label, Begin(start.flow, start.argument).data())

    def _ways(self, language: str, standing: Standing) -> tuple[Button, ...]:
        words = ["menu"] if standing.first else ["back", "menu"]
        if standing.misses > PATIENCE:
            words.insert(0, "person")
        return tuple(
            Button(self.catalogue.label(language, f"button-{word}"), Reserved(word).data()) for word in words
        )


def merged(replies: Sequence[Reply], tight: bool = False) -> list[Reply]:
    """Fewer messages: a line with neither buttons nor pictures joins the one after it; if `tight`, since each is
    charged, also one with a picture, beside which both are read."""
    out: list[Reply] = []
    for reply in replies:
        last = out[-1] if out else None
        apart = reply.media and not (tight and _pictured(reply))
        if last and not (last.buttons or last.media or last.ways or apart):
            out[-1] = replace(reply, text=f"{last.text}\n\n{reply.text}")
        else:
            out.append(reply)
    return out


def _pictured(reply: Reply) -> bool:
    """Whether words stand beside a single picture."""
    return bool(reply.text) and [medium.kind for medium in reply.media] == ["photo"]


def _bounds(ask: Ask) -> dict[str, object]:
    """The bounds of a kind, for texts such as "at most { $most } letters"."""
    return {name: getattr(ask.kind, name) for name in ("least", "most", "count") if hasattr(ask.kind, name)}


def _value(turn: Turn, ask: Ask) -> object:
    return ask.kind.load(turn.journal.entries[ask.name].value)


def _button_key(ask: Ask, option: Option) -> str:
    return f"{ask.key}.button-{option.value}"

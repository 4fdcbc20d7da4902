"""What Meta and Twilio ask of a template, found before they reject it: a rejected name cannot be used again.

Sources: Twilio's documentation of content types and of variables in them, its error 63021, and Meta's of template
components.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping

from bot.language.content import LANGUAGES
from bot.language.isolates import leans_left
from bot.language.sources import Fault
from bot.language.templates import VARIABLE, Button, Sheet, Sheets, Template

# How many values the code gives, by name: see Template in bot/talk/messages.py.
VALUES: Mapping[str, int] = {"knock": 0, "lesson": 0, "news": 1, "digest": 6}
BODY, FOOTER = 1024, 60  # characters, the body with its samples in it
REPLY_TITLE, OPENS_TITLE = (
    20,
    25,
)  # characters; Meta takes 25 of a reply too, but only 20 outside of templates
REPLY, ADDRESSES = 200, 2  # characters of what a reply sends; buttons that open a page
_BESIDE = re.compile(r"\}\}[\s\W_]*\{\{")
_BROKEN = re.compile(r"[\s]{4}|[\n\t]")
_MARKUP = re.compile(r"[*_~`\n]")
TATWEEL = "\u0640"

Found = Iterator[tuple[tuple[int | str, ...], str]]  # where in the file, and what is wrong


def faults(sheets: Sheets) -> Iterator[Fault]:
    """The faults of all templates."""
    for language, told in sheets.items():
        for name, sheet in told.items():
            found = [
                *_of_values(name, sheet.template),
                *_of_texts(sheet.template),
                *_of_buttons(sheet.template),
            ]
            if language == LANGUAGES[0]:
                found += _of_arabic(sheet.template)
            yield from (Fault(sheet.file, sheet.line(*place), message) for place, message in found)
    yield from _unlike(sheets)


def _of_values(name: str, template: Template) -> Found:
    if name not in VALUES:
        yield (), f"nothing sends a template `{name}`: there are {', '.join(VALUES)}"
        return
    given = {str(number) for number in range(1, VALUES[name] + 1)}
    if template.variables != given:
        yield (
            ("body",),
            f"its variables must be {', '.join(sorted(given)) or 'none'}: those are what is filled in",
        )
    for variable in sorted(given - template.samples.keys()):
        yield ("samples",), f"variable {variable} has no sample"
    for variable, sample in template.samples.items():
        if variable not in template.variables:
            yield ("samples", variable), f"there is no variable {variable}"
        if not sample.strip() or _BROKEN.search(sample):
            yield (
                ("samples", variable),
                f"the sample {variable} is empty, or has a new line, a tab or four spaces in it",
            )


def _of_texts(template: Template) -> Found:
    body = template.body.strip()
    if re.search(r"^[\W_]*\{\{|\}\}[\W_]*$", body):
        yield ("body",), "it begins or ends with a variable: Meta rejects that"
    if _BESIDE.search(body):
        yield ("body",), "two variables stand side by side: put words between them"
    count, words = len(VARIABLE.findall(body)), len(re.findall(r"\w+", VARIABLE.sub(" ", body)))
    if words < 2 * count + 1:
        yield ("body",), f"{count} variables need {2 * count + 1} words around them: here are {words}"
    filled = VARIABLE.sub(lambda found: template.samples.get(found[1], ""), body)
    if len(filled) > BODY:
        yield ("body",), f"it takes {len(filled)} characters with its samples, {BODY} at most"
    if len(template.footer) > FOOTER or VARIABLE.search(template.footer):
        yield ("footer",), f"a footer has {FOOTER} characters at most, and no variable"
    for part in template.parts:
        if re.search(r"[{}]", VARIABLE.sub("", part)):
            yield ("body",), "a variable is written {{1}}, with digits and without spaces"
    picture = VARIABLE.sub(lambda found: template.samples.get(found[1], ""), template.picture)
    if picture and not picture.endswith((".jpg", ".png")):
        yield ("picture",), "with its sample it must end in .jpg or .png: Meta looks at the picture"


def _of_buttons(template: Template) -> Found:
    titles = [button.title for button in template.buttons]
    for place, button in enumerate(template.buttons):
        if said := _of_button(button):
            yield ("buttons", place), said
        if button.title in titles[:place]:
            yield ("buttons", place), "two buttons read the same"
    kinds = "".join("r" if button.reply else "o" for button in template.buttons)
    if "or" in kinds and "ro" in kinds:
        yield ("buttons",), "buttons that reply stand together, before or after those that open a page"
    if kinds.count("o") > ADDRESSES:
        yield ("buttons",), f"{ADDRESSES} buttons at most open a page"


def _of_button(button: Button) -> str:
    """What is wrong with it; nothing where all is well."""
    most = REPLY_TITLE if button.reply else OPENS_TITLE
    if len(button.title) > most:
        return f"`{button.title}` has {len(button.title)} characters, {most} at most"
    if "{{" in button.title or _MARKUP.search(button.title) or any(map(_drawn, button.title)):
        return "a title has no variable, emoji, formatting or new line"
    if len(button.reply) > REPLY:
        return f"what it sends has {REPLY} characters at most"
    if re.search(r"\}\}.", button.opens):
        return "one variable, at the very end: Meta takes no other address"
    return ""


def _drawn(sign: str) -> bool:
    return unicodedata.category(sign) in {"So", "Sk", "Cs"}


def _of_arabic(template: Template) -> Found:
    if leans_left(VARIABLE.sub("", template.body)):
        yield ("body",), "it begins with a Latin letter or digit: begin in Arabic"
    if any(TATWEEL in part for part in template.parts):
        yield ("body",), "a word is stretched with tatweel"


def _unlike(sheets: Sheets) -> Iterator[Fault]:
    """Every template is there in every language, and the same but for its words."""
    for name in VALUES if any(sheets.values()) else ():  # content without any is for a house without WhatsApp
        there = [told[name] for told in sheets.values() if name in told]
        for language, told in sheets.items():
            if name not in told:
                yield Fault(there[0].file if there else f"{name}.yaml", 1, f"it is missing in {language}")
        for other in there[1:]:
            if _bones(other) != _bones(there[0]):
                yield Fault(
                    other.file, 1, f"category, type, variables or buttons are not those of {there[0].file}"
                )


def _bones(sheet: Sheet) -> object:
    template = sheet.template
    buttons = [(button.reply, button.opens) for button in template.buttons]
    return (
        template.category,
        template.type,
        template.variables,
        template.picture,
        bool(template.footer),
        buttons,
    )

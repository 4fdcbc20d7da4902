"""One person, two chats: a code from the one, typed in the other, makes them one; and they can be two again."""

from bot.errors import Refused
from bot.people.linking import chats, pairing
from bot.talk.kinds import YesNo
from bot.talk.talk import Start, Talk


async def link(talk: Talk, code: str = "") -> None:
    """`code` is what she typed, or what her link brought; without one she is given one."""
    if not code:
        await offered(talk)
        return
    me = talk.contact
    state = await talk.do("knock", pairing.knock, me.id, me.channel, code)
    name = await talk.look("whose", pairing.whose, code)
    if state != "open" or name is None:
        await talk.say(f"refused-{state}", starts=[Start("link"), Start("person")])
        return
    if not await talk.ask("agree", YesNo(), name=name):
        await talk.say("declined")
        return
    try:
        merger = await talk.do("join", pairing.accept, me.id, me.channel, code)
    except Refused as refusal:
        await talk.say(f"refused-{refusal.reason}", starts=[Start("link"), Start("person")])
    else:
        await talk.say("done", starts=[Start("unlink", str(merger))])


async def offered(talk: Talk) -> None:
    me = talk.contact
    try:
        made = await talk.do("make", pairing.make, me.id, me.channel, me.country)
    except Refused as refusal:
        await talk.say(f"refused-{refusal.reason}", starts=[Start("person")])
        return
    await talk.say("code", code=made["code"])
    if made["whatsapp"]:
        await talk.say("whatsapp", link=made["whatsapp"])
    if made["telegram"]:
        await talk.say("telegram", link=made["telegram"])


async def unlink(talk: Talk, merger: int = 0) -> None:
    """`merger` is the link that the button was told with; without one it is her newest."""
    links = await talk.look("links", chats.links, talk.contact.id)
    found = next((one for one in links if merger in {0, one.id}), None)
    if found is None:
        await talk.say("none", starts=[Start("person")])
        return
    if not await talk.ask("sure", YesNo(), channel=found.title):
        await talk.say("kept")
        return
    try:
        await talk.do("undo", chats.part, talk.contact.id, found.id)
    except Refused:
        await talk.say("none", starts=[Start("person")])
    else:
        await talk.say("done")

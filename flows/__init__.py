"""Every conversation, by name. A flow is registered here by hand, or it does not exist."""

from bot.talk.flow import Flow
from flows.delete import delete
from flows.language import language
from flows.learn import learn, track, tracks
from flows.lesson import lesson
from flows.listing import listing, revise
from flows.mine import expired, hide, mine, show
from flows.person import answer, danger, harassment, person
from flows.queue import decide, queue, repost
from flows.see import order, see
from flows.welcome import welcome

_ALL = (
    Flow(welcome, who="anyone"),
    Flow(language, who="anyone", reserved=True, interlude=True),
    Flow(learn, link=True),
    Flow(tracks),
    Flow(track),
    Flow(lesson, link=True),
    Flow(listing),
    Flow(revise),
    Flow(mine),
    Flow(hide, reserved=True),
    Flow(show),
    Flow(expired),
    Flow(person, who="anyone", reserved=True, interlude=True),
    Flow(harassment, who="anyone", reserved=True),
    Flow(danger, who="anyone", reserved=True),
    Flow(delete, who="anyone", reserved=True),
    Flow(see, who="anyone", link=True),
    Flow(order),
    Flow(queue, who="coordinator"),
    Flow(decide, who="coordinator"),
    Flow(repost, who="coordinator"),
    Flow(answer, who="coordinator"),
)
FLOWS = {flow.name: flow for flow in _ALL}

# What the menu offers, in this order.
MENUS = {
    "member": ("learn", "listing", "mine", "person", "language"),
    "coordinator": ("queue", "learn", "language"),
}

# Telegram's command list, in this order; each is a reserved word too.
COMMANDS = (
    "start", "menu", "learn", "sell", "mine", "hide", "person", "language", "help", "stop", "delete",
)  # fmt: skip

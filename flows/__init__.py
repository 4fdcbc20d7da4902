"""Every conversation, by name. A flow is registered here by hand, or it does not exist."""

from bot.learning import library, membership, notes, nudges, weekly
from bot.market import availability
from bot.talk.flow import Flow
from flows.about import about, details, record, shown
from flows.available import available, expired
from flows.card import card
from flows.certificate import certificate
from flows.cohort import close, cohort, cohorts, invite
from flows.delete import delete
from flows.digest import cheer, digest, note
from flows.goal import data, goal
from flows.item import hide, item, rest, show, sold, withdraw
from flows.join import join, leave
from flows.language import language
from flows.learn import learn, track, tracks
from flows.lesson import lesson, recall
from flows.licence import licence
from flows.listing import change, copy, first, listing, revise
from flows.mine import mine
from flows.notebook import notebook, tear
from flows.nudge import keep, later, nudge, pause
from flows.path import path
from flows.person import answer, danger, harassment, person
from flows.queue import decide, queue, repost
from flows.see import order, see
from flows.survey import survey
from flows.switch import switch
from flows.welcome import welcome

_ALL = (
    Flow(welcome, who="anyone"),
    Flow(language, who="anyone", reserved=True, interlude=True),
    Flow(learn, link=True),
    Flow(tracks),
    Flow(track),
    Flow(lesson, link=True, bookmark=True, named=library.titled),
    Flow(path),
    Flow(goal),
    Flow(data, reserved=True, interlude=True),
    Flow(recall),
    Flow(nudge, wanted=nudges.wanted),
    Flow(later),
    Flow(keep),
    Flow(pause),
    Flow(licence, who="anyone", reserved=True, interlude=True),
    Flow(notebook),
    Flow(tear),
    Flow(survey),
    Flow(certificate),
    Flow(card),
    Flow(listing),
    Flow(revise),
    Flow(mine),
    Flow(item),
    Flow(change),
    Flow(first),
    Flow(copy),
    Flow(sold),
    Flow(rest),
    Flow(hide, reserved=True),
    Flow(show),
    Flow(withdraw),
    Flow(available, wanted=availability.wanted),
    Flow(expired),
    Flow(person, who="anyone", reserved=True, interlude=True),
    Flow(harassment, who="anyone", reserved=True),
    Flow(danger, who="anyone", reserved=True),
    Flow(delete, who="anyone", reserved=True),
    Flow(about, who="anyone", reserved=True, interlude=True),
    Flow(record, who="anyone", interlude=True),
    Flow(shown, interlude=True),
    Flow(details, interlude=True),
    Flow(switch, who="anyone", reserved=True, interlude=True),
    Flow(see, who="anyone", link=True),
    Flow(order),
    Flow(queue, who="coordinator"),
    Flow(decide, who="coordinator"),
    Flow(repost, who="coordinator"),
    Flow(answer, who="coordinator"),
    Flow(join, link=True, code=membership.CODE),
    Flow(leave),
    Flow(note, wanted=notes.wanted),
    Flow(cohort, who="coordinator"),
    Flow(cohorts, who="coordinator"),
    Flow(invite, who="coordinator"),
    Flow(close, who="coordinator"),
    Flow(digest, who="coordinator", wanted=weekly.wanted),
    Flow(cheer, who="coordinator"),
)
FLOWS = {flow.name: flow for flow in _ALL}

# What the menu offers, in this order.
MENUS = {
    "member": ("learn", "path", "listing", "mine", "person", "language"),
    "coordinator": ("queue", "cohorts", "learn", "language"),
}

# Telegram's command list, in this order; each is a reserved word too.
COMMANDS = (
    "start", "menu", "learn", "sell", "mine", "hide", "person", "language", "help", "stop", "delete",
)  # fmt: skip

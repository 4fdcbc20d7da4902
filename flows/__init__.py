"""Every conversation, by name. A flow is registered here by hand, or it does not exist."""

from bot.learning import library, membership, notes, nudges, weekly
from bot.market import availability, life
from bot.market.buyers import orders, weeks
from bot.market.fairness import draws
from bot.market.review import waiting
from bot.people import ambassadors, nominations
from bot.people.linking import pairing
from bot.talk.flow import Flow
from flows.about import about, details, record, shown
from flows.appeal import appeal, appealed
from flows.available import available, expired
from flows.broadcast import broadcast, broadcasts, cancel, halt, proceed, progress
from flows.calendar import calendar, drop, glance, move, postpone, sendnow, spot, swap
from flows.campaign import campaign
from flows.card import card
from flows.certificate import certificate
from flows.channels import channel, channels
from flows.cohort import close, cohort, cohorts, invite
from flows.consent import consent
from flows.danger import complain, danger, further, harassment
from flows.delete import delete
from flows.digest import cheer, digest, note
from flows.draw import draw, prize
from flows.follow import follow, unfollow
from flows.found import found
from flows.goal import data, goal
from flows.harm import case, harm
from flows.item import hide, item, rest, show, sold, withdraw
from flows.join import join, leave
from flows.kit import ambassador, kit, reach, resign, spread
from flows.language import language
from flows.latest import latest
from flows.learn import learn, track, tracks
from flows.lesson import lesson, recall
from flows.licence import licence
from flows.link import link, unlink
from flows.listing import change, copy, first, listing, revise
from flows.mine import mine
from flows.nominate import invited, nominate, thanked
from flows.notebook import notebook, tear
from flows.nudge import keep, later, nudge, pause
from flows.order import accept, decline, order, sale, unanswered
from flows.path import path
from flows.permit import permit
from flows.person import answer, person
from flows.plan import plan
from flows.queue import queue, remind, repost
from flows.request import received, request, requests, unask
from flows.review import decide, relative, relatives, unrelated
from flows.see import see
from flows.survey import survey
from flows.switch import switch
from flows.talkto import block, talkto, unblock
from flows.team import audit, colleague, guardian, recruit, staff, team, uninvite
from flows.veil import out, unveil, veil
from flows.week import customers, numbers, week
from flows.welcome import welcome
from flows.why import why
from flows.workplace import workplace

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
    Flow(nudge, wanted=nudges.wanted, purpose="lessons"),
    Flow(later),
    Flow(keep),
    Flow(pause),
    Flow(licence, who="anyone", reserved=True, interlude=True),
    Flow(notebook),
    Flow(tear),
    Flow(survey),
    Flow(certificate),
    Flow(card),
    Flow(kit),
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
    Flow(why, reserved=True, interlude=True),
    Flow(draw, who="coordinator", wanted=draws.wanted),
    Flow(prize, who="coordinator"),
    Flow(available, wanted=availability.wanted),
    Flow(expired),
    Flow(consent, wanted=life.wanted),
    Flow(glance),
    Flow(calendar, who="coordinator"),
    Flow(spot, who="coordinator"),
    Flow(plan, who="coordinator"),
    Flow(move, who="coordinator"),
    Flow(swap, who="coordinator"),
    Flow(drop, who="coordinator"),
    Flow(sendnow, who="coordinator"),
    Flow(postpone, who="coordinator"),
    Flow(person, who="anyone", reserved=True, interlude=True, link=True),
    Flow(harassment, who="anyone", reserved=True, grave=True),
    Flow(danger, who="anyone", reserved=True, grave=True),
    Flow(further, who="anyone", grave=True),
    Flow(complain, who="anyone", reserved=True, grave=True),
    Flow(veil, who="anyone", reserved=True, interlude=True),
    Flow(unveil, who="anyone", interlude=True),
    Flow(out, who="anyone", reserved=True),
    Flow(harm, who="anyone"),  # the safety contact need not be of the staff: the domain looks
    Flow(case, who="anyone", grave=True),
    Flow(delete, who="anyone", reserved=True),
    Flow(permit, who="anyone", reserved=True, interlude=True),
    Flow(about, who="anyone", reserved=True, interlude=True),
    Flow(record, who="anyone", interlude=True),
    Flow(shown, interlude=True),
    Flow(details, interlude=True),
    Flow(switch, who="anyone", reserved=True, interlude=True),
    Flow(link, who="anyone", reserved=True, interlude=True, link=True, code=pairing.CODE),
    Flow(unlink, who="anyone", reserved=True, interlude=True),
    Flow(see, who="anyone", link=True),
    Flow(requests, who="anyone"),
    Flow(request, who="anyone"),
    Flow(unask, who="anyone"),
    Flow(received, who="anyone"),
    Flow(talkto, who="anyone"),
    Flow(block, who="anyone"),
    Flow(unblock, who="anyone"),
    Flow(order),
    Flow(accept),
    Flow(decline),
    Flow(sale),
    Flow(unanswered, wanted=orders.wanted),
    Flow(week, wanted=weeks.wanted),
    Flow(numbers),
    Flow(customers),
    Flow(follow, who="anyone", reserved=True, interlude=True, link=True),
    Flow(unfollow, who="anyone", reserved=True, interlude=True),
    Flow(latest, who="anyone", interlude=True),
    Flow(ambassador, who="anyone", reserved=True, interlude=True, link=True),
    Flow(spread, who="anyone", wanted=ambassadors.wanted),
    Flow(reach, who="anyone", reserved=True, interlude=True),
    Flow(resign, who="anyone", reserved=True, interlude=True),
    Flow(nominate, who="anyone", reserved=True, interlude=True, link=True),
    Flow(invited, link=True),
    Flow(thanked, who="anyone", wanted=nominations.wanted),
    Flow(queue, who="reviewer"),
    Flow(decide, who="reviewer"),
    Flow(appealed, who="reviewer"),
    Flow(remind, who="reviewer", wanted=waiting.wanted),
    Flow(relatives, who="reviewer"),
    Flow(relative, who="reviewer"),
    Flow(unrelated, who="reviewer"),
    Flow(appeal),
    Flow(repost, who="coordinator"),
    Flow(answer, who="coordinator", grave=True),
    Flow(join, link=True, code=membership.CODE),
    Flow(leave),
    Flow(note, wanted=notes.wanted),
    Flow(cohort, who="coordinator"),
    Flow(cohorts, who="coordinator"),
    Flow(invite, who="coordinator"),
    Flow(close, who="coordinator"),
    Flow(digest, who="coordinator", wanted=weekly.wanted),
    Flow(cheer, who="coordinator"),
    Flow(broadcast, who="coordinator"),
    Flow(broadcasts, who="coordinator"),
    Flow(progress, who="coordinator"),
    Flow(halt, who="coordinator"),
    Flow(proceed, who="coordinator"),
    Flow(cancel, who="coordinator"),
    Flow(staff, who="anyone", link=True),
    Flow(workplace, who="reviewer"),
    Flow(guardian, who="coordinator"),
    Flow(campaign, who="admin"),
    Flow(found, who="admin"),
    Flow(channels, who="admin"),
    Flow(channel, who="admin"),
    Flow(team, who="admin"),
    Flow(colleague, who="admin"),
    Flow(recruit, who="admin"),
    Flow(uninvite, who="admin"),
    Flow(audit, who="admin"),
)
FLOWS = {flow.name: flow for flow in _ALL}

# What the menu offers, in this order.
MENUS = {
    "visitor": ("requests", "follow"),  # who came by a link, and has not said yes to the terms
    "member": ("learn", "path", "listing", "mine", "person", "language"),
    "reviewer": ("queue", "learn", "language"),
    "coordinator": ("queue", "harm", "calendar", "cohorts", "broadcasts", "learn", "language"),
    "admin": ("queue", "harm", "calendar", "cohorts", "broadcasts", "campaign", "learn", "language"),
}

# Telegram's command list, in this order; each is a reserved word too.
COMMANDS = (
    "start", "menu", "learn", "sell", "mine", "hide", "person", "language", "help", "stop", "delete",
)  # fmt: skip

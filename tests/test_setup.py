"""Setting up a campaign: rules that stand together, links that work once, and a team that never locks itself out."""

import json
from typing import Any

import pytest

from bot.errors import Refused
from bot.market.fairness import chain
from bot.people import contacts
from bot.people.team import audit, colleagues, guardians, invitations, organisations, roles, rules, staff
from bot.store.store import Store
from bot.store.tx import Tx

DAY = 86_400.0


def settled(tx: Tx, **said: str) -> int:
    values = {
        "hours": "",
        "accent": "",
        "timezone": "Asia/Amman",
        "channel": "telegram",
        "chat": "@support",
        **said,
    }
    return staff.settle_campaign(
        tx, name="Mahalli", country="JO", link="https://t.me/b?start=", site="", **values
    )


def person(
    tx: Tx, external: str, name: str = "", role: str = "", campaign: int = 1, settled: bool = False
) -> int:
    """Somebody who has written to us; with a role, one of the staff."""
    contact = int(
        tx.sql(
            "INSERT INTO contact (name, language) VALUES (:name, 'ar') RETURNING id", name=name
        ).fetchone()[0]
    )
    tx.sql(
        "INSERT INTO address (channel, external, contact_id, seen_at) VALUES ('telegram', :external, :id, 1)",
        external=external,
        id=contact,
    )
    if role:
        tx.sql(
            "INSERT INTO staff (campaign_id, channel, external, role, settled) VALUES (:campaign, 'telegram', :external,"
            " :role, :settled)",
            campaign=campaign,
            external=external,
            role=role,
            settled=settled,
        )
    return contact


def told(tx: Tx, contact: int) -> str:
    """Everything that was said to somebody."""
    found = tx.sql("SELECT body FROM outbox WHERE contact_id = :id ORDER BY id", id=contact).fetchall()
    return " ".join(json.loads(body)["text"] for (body,) in found)


# --- what the settings say, and what was set by hand


async def test_a_start_leaves_what_was_set_by_hand_where_the_settings_say_nothing(store: Store) -> None:
    def work(tx: Tx) -> None:
        home = settled(tx)
        organisations.change(
            tx, None, home, {"hours": "Sun-Thu 09:00-16:00", "accent": "#123456", "slots": 12}
        )
        settled(tx)
        kept = staff.campaign_of(tx, home)
        assert (kept.hours, kept.accent, kept.slots) == ("Sun-Thu 09:00-16:00", "#123456", 12)
        settled(tx, hours="Mon-Fri 08:00-12:00", accent="#ffffff")
        assert staff.campaign_of(tx, home).hours == "Mon-Fri 08:00-12:00"
        with pytest.raises(Refused, match="settled"):
            organisations.change(tx, None, home, {"hours": ""})
        settled(tx)
        organisations.change(tx, None, home, {"hours": ""})

    await store.run(work)


async def test_a_channel_of_the_settings_that_was_switched_off_by_hand_stays_off(store: Store) -> None:
    def work(tx: Tx) -> None:
        settled(tx)
        tx.sql("UPDATE outlet SET state = 'off'")
        settled(tx)
        assert [state for (state,) in tx.sql("SELECT state FROM outlet").fetchall()] == ["off"]
        settled(tx, chat="@other")
        settled(tx, chat="@other")
        assert sorted(tx.sql("SELECT chat, state FROM outlet").fetchall()) == [
            ("@other", "up"),
            ("@support", "off"),
        ]

    await store.run(work)


async def test_a_second_country_has_a_campaign_with_the_same_bot(store: Store) -> None:
    def work(tx: Tx) -> None:
        settled(tx)
        made = organisations.new(
            tx, name="Souk", country="MA", timezone="Africa/Casablanca", organisation="Cooperatives"
        )
        found = staff.campaign_of(tx, made)
        assert (found.currency, found.link) == ("MAD", "https://t.me/b?start=")
        with pytest.raises(Refused, match="country"):
            organisations.new(tx, name="Two", country="MA", timezone="Africa/Casablanca", organisation="x")
        settled(tx, chat="@other")
        assert staff.campaign_of(tx, made).timezone == "Africa/Casablanca"
        assert staff.campaign(tx, "MA").id == made

    await store.run(work)


# --- rules

WRONG: dict[str, dict[str, object]] = {
    "slots": {"slots": -1},
    "more places than there are": {"slots": 5, "reserved": 3, "firsts": 3, "underserved": ("mafraq",)},
    "reserved for nowhere": {"slots": 5, "reserved": 1},
    "no such place": {"underserved": ("atlantis",)},
    "a place of another country": {"underserved": ("rabat-sale-kenitra",)},
    "reviewers": {"reviewers": 3},
    "draws": {"draws": "Thursday noon"},
    "an hour that is none": {"draws": "Thu 25:00"},
    "posting": {"posting": ("Sun 10:00", "Sun 10:00")},
    "quiet": {"quiet": (("2027-03-09", "2027-02-08"),)},
    "no day": {"quiet": (("soon", "later"),)},
    "hours": {"hours": "mornings"},
    "closes before it opens": {"hours": "Sun-Thu 16:00-09:00"},
    "accent": {"accent": "red"},
    "state": {"state": "asleep"},
    "timezone": {"timezone": "Amman"},
    "name": {"name": ""},
    "a name that is no rule": {"guardian": 7},
}


@pytest.mark.parametrize("what", WRONG)
async def test_what_cannot_stand_is_said_in_one_sentence_and_changes_nothing(
    sqlite_store: Store, what: str
) -> None:
    def work(tx: Tx) -> None:
        home = settled(tx)
        tx.sql("UPDATE campaign SET settled = '[]'")
        before = staff.campaign_of(tx, home)
        with pytest.raises(ValueError) as wrong:
            organisations.change(tx, None, home, WRONG[what])
        assert str(wrong.value) and "\n" not in str(wrong.value)
        assert staff.campaign_of(tx, home) == before
        assert audit.of_campaign(tx, home) == []

    await sqlite_store.run(work)


async def test_a_rule_of_choosing_is_public_and_every_change_is_audited(store: Store) -> None:
    def work(tx: Tx) -> None:
        home = settled(tx)
        admin = person(tx, "1", role="admin")
        new = {"slots": 12, "reserved": 3, "underserved": ("mafraq", "maan"), "firsts": 2}
        assert set(organisations.change(tx, admin, home, new)) == set(new)
        assert organisations.change(tx, admin, home, new) == []
        organisations.change(tx, admin, home, {"posting": ("sun 9:30", "Tue 18:30"), "draws": "wed 9:00"})
        organisations.change(tx, admin, home, {"quiet": (("2027-02-08", "2027-03-09"),)})
        found = staff.campaign_of(tx, home)
        assert (found.posting, found.draws) == (("Sun 09:30", "Tue 18:30"), "Wed 09:00")
        assert found.quiet == (("2027-02-08", "2027-03-09"),)
        entries = chain.of(tx, home)
        assert [entry.what for entry in entries] == ["rules", "rules"]
        assert json.loads(entries[0].body)["underserved"] == ["mafraq", "maan"]
        assert not chain.broken(entries)
        assert [one.actor for one in audit.of_campaign(tx, home)] == [admin] * 3

    await store.run(work)


async def test_the_usual_wait_follows_from_places_and_women(sqlite_store: Store) -> None:
    def work(tx: Tx) -> None:
        home = staff.campaign_of(tx, settled(tx))
        for n in range(25):
            tx.sql(
                "INSERT INTO listing (code, contact_id, campaign_id, price, state) VALUES (:code, :id, 1, 1, 'approved')",
                code=f"c{n}",
                id=person(tx, f"w{n}"),
            )
        assert organisations.wait(tx, home, 12) == organisations.Wait(25, 3)
        assert organisations.wait(tx, home, 0).weeks == 0

    await sqlite_store.run(work)


# --- invitations


async def test_a_link_works_once_and_whoever_invited_hears_of_it(store: Store) -> None:
    def work(tx: Tx) -> None:
        home = settled(tx)
        admin, new, third = person(tx, "1", "Rana", "admin"), person(tx, "2"), person(tx, "3")
        code = invitations.invite(tx, admin, home, "reviewer")
        assert len(code) >= 10
        found = invitations.by_code(tx, code)
        assert found is not None
        assert found.link == f"https://t.me/b?start=staff-{code}"
        assert len(f"staff-{code}") <= 64
        assert invitations.knock(tx, admin, code) == "own"
        assert invitations.knock(tx, new, code) == "open"
        assert invitations.accept(tx, new, code, "Huda") == "reviewer"
        assert roles.of(tx, new, home) == "reviewer"
        assert tx.sql("SELECT name, state FROM contact WHERE id = :id", id=new).fetchone()[:] == (
            "Huda",
            "active",
        )
        assert "staff-joined" in told(tx, admin)
        assert invitations.knock(tx, new, code) == "here"
        assert invitations.knock(tx, third, code) == "used"
        with pytest.raises(Refused, match="used"):
            invitations.accept(tx, third, code, "Lina")
        assert roles.of(tx, third, home) == ""

    await store.run(work)


async def test_a_link_ends_after_seven_days_and_when_it_is_taken_back(
    sqlite_store: Store, clock: Any
) -> None:
    def make(tx: Tx) -> tuple[int, int, str, str]:
        home = settled(tx)
        admin, new = person(tx, "1", role="admin"), person(tx, "2")
        first, second = (invitations.invite(tx, admin, home, "coordinator") for _ in range(2))
        taken = invitations.by_code(tx, second)
        assert taken is not None
        invitations.withdraw(tx, admin, taken.id)
        assert [one.code for one in invitations.standing(tx, home)] == [first]
        return admin, new, first, second

    _, new, first, second = await sqlite_store.run(make)
    assert await sqlite_store.run(lambda tx: invitations.knock(tx, new, second)) == "expired"
    clock.now += 6.9 * DAY
    assert await sqlite_store.run(lambda tx: invitations.knock(tx, new, first)) == "open"
    clock.now += 0.2 * DAY
    assert await sqlite_store.run(lambda tx: invitations.knock(tx, new, first)) == "expired"


async def test_codes_cannot_be_guessed_for_long(sqlite_store: Store, clock: Any) -> None:
    def guess(tx: Tx, code: str = "nothingofours") -> str:
        return invitations.knock(tx, 1, code)

    def make(tx: Tx) -> str:
        settled(tx)
        person(tx, "1")
        return invitations.invite(tx, None, 1, "admin")

    code = await sqlite_store.run(make)
    assert [await sqlite_store.run(guess) for _ in range(6)] == ["unknown"] * 5 + ["many"]
    assert await sqlite_store.run(lambda tx: guess(tx, code)) == "many"
    clock.now += DAY + 1
    assert await sqlite_store.run(lambda tx: guess(tx, code)) == "open"


async def test_a_shared_phone_is_nobodys_at_work(sqlite_store: Store) -> None:
    def work(tx: Tx) -> None:
        home = settled(tx)
        one, two = person(tx, "1"), person(tx, "2")
        for contact in (one, two):
            tx.sql("INSERT INTO sharer (address_id, contact_id) VALUES (1, :id)", id=contact)
        code = invitations.invite(tx, None, home, "coordinator")
        assert invitations.knock(tx, one, code) == "shared"
        with pytest.raises(Refused, match="shared"):
            invitations.accept(tx, one, code, "Huda")

    await sqlite_store.run(work)


# --- the team


async def test_the_last_admin_and_those_of_the_settings_stay(store: Store) -> None:
    def work(tx: Tx) -> None:
        settled(tx)
        admin, other = person(tx, "1", role="admin"), person(tx, "2", "Huda", "coordinator")
        ids = {one.contact: one.id for one in colleagues.of_campaign(tx, 1)}
        for wrong in (
            lambda: colleagues.remove(tx, admin, ids[admin]),
            lambda: colleagues.promote(tx, admin, ids[admin], "reviewer"),
        ):
            with pytest.raises(Refused, match="last"):
                wrong()
        colleagues.promote(tx, admin, ids[other], "admin")
        assert roles.of(tx, other, 1) == "admin"
        assert "team-now" in told(tx, other)
        colleagues.remove(tx, other, ids[admin])
        assert roles.of(tx, admin, 1) == ""
        assert "team-over" in told(tx, admin)
        boss = person(tx, "9", role="admin", settled=True)
        named = next(one.id for one in colleagues.of_campaign(tx, 1) if one.contact == boss)
        with pytest.raises(Refused, match="settled"):
            colleagues.remove(tx, other, named)
        deeds = [one.deed for one in audit.of_campaign(tx, 1)]
        assert deeds == ["staff.remove", "staff.role"]

    await store.run(work)


async def test_invitations_of_one_who_is_out_of_the_team_open_nothing(sqlite_store: Store) -> None:
    def work(tx: Tx) -> None:
        settled(tx)
        admin, other, new = person(tx, "1", role="admin"), person(tx, "2", role="admin"), person(tx, "3")
        code = invitations.invite(tx, other, 1, "admin")
        colleagues.remove(tx, admin, 2)
        assert invitations.knock(tx, new, code) == "expired"

    await sqlite_store.run(work)


async def test_a_guardian_says_yes_herself_and_is_told_of_by_the_name_she_chose(store: Store) -> None:
    def work(tx: Tx) -> None:
        settled(tx)
        admin, new = person(tx, "1", role="admin"), person(tx, "2")
        code = invitations.invite(tx, admin, 1, "guardian")
        assert staff.campaign_of(tx, 1).guardian is None
        invitations.accept(tx, new, code, "Um Sami", "Sun-Thu 09:00-16:00")
        home = staff.campaign_of(tx, 1)
        assert (home.guardian, home.guardian_name, home.guardian_hours) == (
            new,
            "Um Sami",
            "Sun-Thu 09:00-16:00",
        )
        assert roles.of(tx, new, 1) == "coordinator"
        guardians.be(tx, admin, 1, "Rana", "")
        assert guardians.named(tx, 1) == "Rana"
        assert "guardian-over" in told(tx, new)
        with pytest.raises(Refused, match="not-yours"):
            guardians.step_down(tx, new, 1)
        guardians.step_down(tx, admin, 1)
        assert staff.campaign_of(tx, 1).guardian is None

    await store.run(work)


async def test_she_who_works_in_two_campaigns_is_where_she_chose_last(sqlite_store: Store) -> None:
    def work(tx: Tx) -> None:
        settled(tx)
        other = organisations.new(
            tx, name="Souk", country="MA", timezone="Africa/Casablanca", organisation="x"
        )
        both = person(tx, "1", role="admin")
        tx.sql(
            "INSERT INTO staff (campaign_id, channel, external, role) VALUES (:id, 'telegram', '1', 'reviewer')",
            id=other,
        )
        assert list(roles.places(tx, both, "reviewer").values()) == ["Mahalli", "Souk"]
        assert list(roles.places(tx, both, "admin").values()) == ["Mahalli"]
        assert roles.chosen(tx, both) == ""
        roles.choose(tx, both, other)
        assert roles.chosen(tx, both) == str(other)
        with pytest.raises(Refused, match="not-yours"):
            roles.choose(tx, person(tx, "2"), other)

    await sqlite_store.run(work)


def test_a_time_is_kept_in_one_form() -> None:
    assert [rules.moment(text) for text in ("thu 9:00", "Thu  09:00")] == ["Thu 09:00"] * 2


async def test_who_leaves_us_is_neither_staff_nor_named_any_more(store: Store) -> None:
    def work(tx: Tx) -> None:
        settled(tx)
        admin = person(tx, "1", "Rana", "admin")
        guardians.be(tx, admin, 1, "Rana", "Sun-Thu 09:00-16:00")
        contacts.forget(tx, admin)
        home = staff.campaign_of(tx, 1)
        assert (home.guardian, home.guardian_name, home.guardian_hours) == (None, "", "")
        assert colleagues.of_campaign(tx, 1) == []

    await store.run(work)

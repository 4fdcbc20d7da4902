"""Files that a provider fetches: at addresses that only we can make, for some hours."""

from pathlib import Path

import pytest
from storefront import SITE, Storefront, opened, storefront

from bot.channels.whatsapp import Account, WhatsApp
from bot.store.lent import HOURS, claimed, lent
from bot.store.seal import Seal
from bot.store.store import Store
from bot.talk.messages import Button, Media, Outgoing, Reply
from bot.web.script import DEMO
from tests.fakes.twilio import FakeTwilio

NOW = 1_800_000_000.0
HOUR = 3600.0


def made(seal: Seal, name: str, at: float = NOW) -> str:
    return lent(seal, lambda: at, name)


def lend(shop: Storefront, name: str) -> str:
    return lent(shop.store.seal, shop.store.clock, name)


@pytest.mark.parametrize("name", ["a.jpg", "-_b-c_-.ogg", "card-ab12-ar-square-0123456789ab.jpg"])
def test_an_address_leads_to_its_file_for_some_hours(name: str) -> None:
    seal = Seal("secret")
    path = made(seal, name).removeprefix("media/")
    assert path.endswith(f"-{name}")
    for passed, found in ((0, name), (HOURS * HOUR, name), ((HOURS + 1) * HOUR, None)):
        assert claimed(Seal("secret"), NOW + passed, path) == found


def test_an_address_is_the_same_for_an_hour_so_that_it_may_be_cached() -> None:
    seal = Seal("secret")
    assert made(seal, "a.jpg", NOW) == made(seal, "a.jpg", NOW + HOUR - 1) != made(seal, "a.jpg", NOW + HOUR)


def test_no_part_of_an_address_can_be_another() -> None:
    seal = Seal("secret")
    until, mac, name = made(seal, "a.jpg").removeprefix("media/").split("-")
    assert claimed(seal, NOW, f"{until}-{mac}-{name}") == "a.jpg"
    for forged in (
        f"{int(until) + 1}-{mac}-{name}",
        f"{until}-{mac}-b.jpg",
        f"{until}-{mac[::-1]}-{name}",
        f"{until}-{mac.upper()}-{name}",
        f"{until}--{name}",
        f"{until[:-1]}-{mac}-{until[-1]}{name}",
        "a.jpg",
        "",
    ):
        assert claimed(seal, NOW, forged) is None, forged
    assert claimed(Seal("another"), NOW, f"{until}-{mac}-{name}") is None


async def test_it_is_served_as_what_it_is_under_a_short_name(sqlite_store: Store, tmp_path: Path) -> None:
    async with storefront(sqlite_store, tmp_path) as shop:
        shop.media.joinpath("Ab-c_.jpg").write_bytes(DEMO.joinpath("pickles.jpg").read_bytes())
        shop.media.joinpath("voice-xyz.ogg").write_bytes(b"OggS" * 100)
        shop.media.joinpath("certificate-x.pdf").write_bytes(b"%PDF" * 100)
        for name, mime, shown in (
            ("Ab-c_.jpg", "image/jpeg", "mahalli.jpg"),
            ("voice-xyz.ogg", "audio/ogg", "voice.ogg"),
            ("certificate-x.pdf", "application/pdf", "certificate.pdf"),
        ):
            address = f"/{lend(shop, name)}"
            got, head = await shop.get(address), await shop.client.head(address)
            assert (got.status_code, head.status_code) == (200, 200)
            for answer in (got, head):
                assert answer.headers["content-type"] == mime
                assert answer.headers["content-length"] == str(len(got.content))
                assert answer.headers["content-disposition"] == f'inline; filename="{shown}"'
                assert answer.headers["x-content-type-options"] == "nosniff"
                assert "noindex" in answer.headers["x-robots-tag"]
            assert len(shown) <= 20 and not head.content


async def test_what_is_made_on_demand_is_made(sqlite_store: Store, tmp_path: Path) -> None:
    async with storefront(sqlite_store, tmp_path) as shop:
        shop.media.joinpath("Ab-c_.jpg").write_bytes(DEMO.joinpath("pickles.jpg").read_bytes())
        assert (await shop.get(f"/{lend(shop, 'small-Ab-c_.jpg')}")).status_code == 200


async def test_unsigned_forged_expired_and_unknown_addresses_lead_nowhere(
    sqlite_store: Store, tmp_path: Path
) -> None:
    async with storefront(sqlite_store, tmp_path) as shop:
        shop.media.joinpath("Ab-c_.jpg").write_bytes(DEMO.joinpath("pickles.jpg").read_bytes())
        shop.media.joinpath("page.html").write_text("<html>")
        seal, now = shop.store.seal, shop.store.clock()
        old = lent(seal, lambda: now - (HOURS + 2) * HOUR, "Ab-c_.jpg")
        forged = lent(Seal("another"), shop.store.clock, "Ab-c_.jpg")
        unknown, page = lend(shop, "nobody.jpg"), lend(shop, "page.html")
        outside = lend(shop, "..%2Fsecret")
        for path in ("media/Ab-c_.jpg", old, forged, unknown, page, outside):
            for method in ("GET", "HEAD"):
                answer = await shop.client.request(method, f"/{path}")
                assert answer.status_code == 404, path
                assert answer.headers["content-type"].startswith("text/")


def test_every_use_of_the_secret_has_its_own_key() -> None:
    seal = Seal("secret")
    assert seal.mark("a.jpg")[:32] != seal.sign("a.jpg") == Seal("secret").sign("a.jpg")


async def test_what_we_send_is_taken_fetched_and_seen(sqlite_store: Store, tmp_path: Path) -> None:
    fake = FakeTwilio(clock=sqlite_store.clock)
    sqlite_store.seal = Seal("secret")
    account = Account(fake.account, fake.token, fake.sender, SITE, await fake.start(), pace=0)
    whatsapp = WhatsApp(account, sqlite_store, "secret", {"ar": "اختاري", "en": "Choose"})
    her = fake.person("+962791234567")
    picture, rows = DEMO.joinpath("pickles.jpg"), tuple(Button(f"صنف {n}", f"a.1.1.{n}") for n in range(1, 8))
    said = [
        Reply("كلمة " * 800 + "نهاية"),
        Reply("مخلل *خيار*", media=(Media("photo", name="Ab-c_.jpg"),)),
        Reply("", media=(Media("voice", name="voice-x.ogg"),)),
        Reply("أيّها؟", rows[:3], (Media("photo", name="small-Ab-c_.jpg"),)),
        Reply("أيّها؟", rows, ways=(Button("القائمة", "r.menu."),)),
    ]
    await her.says("مرحبا")
    async with storefront(sqlite_store, tmp_path) as shop, opened(shop) as address:
        fake.resolves(SITE, address)
        shop.media.joinpath("Ab-c_.jpg").write_bytes(picture.read_bytes())
        shop.media.joinpath("voice-x.ogg").write_bytes(b"OggS" * 100)
        ids = [await whatsapp.deliver(Outgoing("reply", her.phone, one, receipt="o1")) for one in said]
        await fake.quiet()
    await whatsapp.close()
    await fake.stop()
    heard = {one.sid: one for one in her.heard}
    assert fake.invalid == []
    assert [len(one.split(",")) for one in ids] == [3, 1, 1, 2, 1]
    assert list(heard) and set(heard) == {sid for one in ids for sid in one.split(",")}
    photo, voice = heard[ids[1]], heard[ids[2]]
    assert (photo.text, photo.file, photo.mime) == ("مخلل ∗خيار*", picture.read_bytes(), "image/jpeg")
    assert (voice.mime, voice.text) == ("audio/ogg", "")
    small, asked = (heard[sid] for sid in ids[3].split(","))
    assert small.photo and not small.text
    assert [(key.label, key.data) for key in asked.buttons] == [(one.label, one.data) for one in rows[:3]]
    listed = heard[ids[4]]
    assert (listed.opener, len(listed.rows), listed.rows[7].data) == ("اختاري", 8, "r.menu.")
    assert not any(one.samples for one in her.heard)

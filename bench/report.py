"""The rows of the table, from what was measured; pairs are (ours, the peer's)."""

from statistics import median

from bench.losses import BadLine, Killed
from bench.parts import ANSWERS, Started
from bench.speed import Speed
from bench.table import Row

# What the project allows itself.
CPU = 0.6  # ms of processor time a turn; the aim is 0.35
TIMES = 4.6  # times the peer's turns a second
SLOW_RATE = 1000  # turns a second while the server takes 30 ms to answer
REPLAY = 100  # µs
PAGE = 3.0  # s
IDLE = 200  # MB
CARD = 150  # ms


def talking(ours: Speed, peer: Speed, ratios: list[float]) -> list[Row]:
    """The closed loop. `ratios` are those of each round, whose two halves ran one after the other."""
    ratio = median(ratios)
    spread = f"{min(ratios):.1f}-{max(ratios):.1f}"
    return [
        Row("A talk over real HTTP, durable, one process"),
        Row(
            "  turns/s",
            f"{ours.rate:,.0f}",
            f"{peer.rate:,.0f}",
            f"{ratio:.1f} x",
            f">= {TIMES} x (rounds {spread})",
            ratio >= TIMES,
        ),
        Row("  wait, p50, ms", f"{ours.p50:.0f}", f"{peer.p50:.0f}", _times(peer.p50, ours.p50)),
        Row("  wait, p99, ms", f"{ours.p99:.0f}", f"{peer.p99:.0f}", _times(peer.p99, ours.p99)),
        Row(
            "  CPU a turn, ms",
            f"{ours.cpu:.2f}",
            f"{peer.cpu:.2f}",
            _times(peer.cpu, ours.cpu),
            f"<= {CPU}, aim 0.35",
            ours.cpu <= CPU,
        ),
        Row("  CPU of the fake server a turn, ms", f"{ours.others:.2f}", f"{peer.others:.2f}"),
        Row("  most memory, MB", f"{ours.peak:.0f}", f"{peer.peak:.0f}"),
        Row(
            "  turns lost",
            str(ours.lost),
            str(peer.lost),
            "",
            "0",
            not ours.lost,
        ),
    ]


def waiting(ours: Speed, peer: Speed) -> list[Row]:
    """The same while the server takes 30 ms."""
    return [
        Row("The same while the Bot API answers in 30 ms"),
        Row(
            "  turns/s",
            f"{ours.rate:,.0f}",
            f"{peer.rate:,.0f}",
            _times(ours.rate, peer.rate),
            f">= {SLOW_RATE:,}",
            ours.rate >= SLOW_RATE,
        ),
        Row("  wait, p50, ms", f"{ours.p50:.0f}", f"{peer.p50:.0f}"),
    ]


def losing(ours: BadLine, peer: BadLine) -> list[Row]:
    """A bad line."""
    return [
        Row(f"20 % of updates twice, 2 % of calls 429 or 502 ({ours.turns:,} and {peer.turns:,} turns)"),
        Row("  replies doubled", str(ours.doubled), str(peer.doubled), "", "0", not ours.doubled),
        Row("  turns lost", str(ours.lost), str(peer.lost), "", "0", not ours.lost),
    ]


def surviving(ours: Killed, peer: Killed) -> list[Row]:
    """A kill."""
    return [
        Row(f"SIGKILL, {ours.open} conversations open, {ours.flying} turns in flight"),
        Row("  conversations broken", str(ours.broken), str(peer.broken), "", "0", not ours.broken),
        Row("  messages lost", str(ours.lost), str(peer.lost), "", "0", not ours.lost),
        Row("  effects doubled", str(ours.doubled), str(peer.doubled), "", "0", not ours.doubled),
        Row("  replies sent again, being in doubt", str(ours.repeated), str(peer.repeated)),
    ]


def standing(replay: float, photo: float, small: float, card: float, start: Started) -> list[Row]:
    """Single parts, of ours alone."""
    return [
        Row("Parts"),
        Row(f"  replay of {ANSWERS} answers, µs", f"{replay:.0f}", "", "", f"<= {REPLAY}", replay <= REPLAY),
        Row("  start to first 200 on /healthz, s", f"{start.healthy:.1f}"),
        Row("  start to first page, s", f"{start.page:.1f}", "", "", f"<= {PAGE:.0f}", start.page <= PAGE),
        Row("  idle memory, all in one, MB", f"{start.idle:.0f}", "", "", f"<= {IDLE}", start.idle <= IDLE),
        Row("  photo of 12 megapixels taken in, ms", f"{photo:.0f}"),
        Row("  photo of 1280 x 960 taken in, ms", f"{small:.0f}"),
        Row("  Arabic card 1080x1080 after the first, ms", f"{card:.0f}", "", "", f"<= {CARD}", card <= CARD),
    ]


def _times(more: float, less: float) -> str:
    return f"{more / less:.1f} x" if less else ""

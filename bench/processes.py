"""The processes of a measurement: found ready, watched, and ended whatever happens."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Self

import psutil

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 30.0  # seconds a process may take to be ready, or to end


class Process:
    """A running `python -m …` and what it has used. `pid` is that of the measured interpreter itself."""

    def __init__(self, arguments: Sequence[str], env: Mapping[str, str], folder: Path) -> None:
        """Works in `folder`, where no .env of the checkout is read, and leaves its log there."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith("MAHALLI_")}
        self.log = folder / "log.txt"
        with self.log.open("ab") as log:
            self._popen = subprocess.Popen(
                [sys.executable, "-m", *arguments],
                cwd=folder,
                env=kept | {"PYTHONPATH": str(ROOT)} | dict(env),
                stdout=subprocess.PIPE,
                stderr=log,
                start_new_session=True,  # Ctrl-C reaches us alone, and we end it
            )
        self._seen = psutil.Process(self._popen.pid)
        self.peak = 0

    def line(self) -> str:
        """The next line it prints."""
        assert self._popen.stdout is not None  # asked for above
        return self._popen.stdout.readline().decode().strip()

    @property
    def alive(self) -> bool:
        return self._popen.poll() is None

    def cpu(self) -> float:
        """Seconds of user and system time so far."""
        times = self._seen.cpu_times()
        return float(times.user + times.system)

    def memory(self) -> int:
        """Resident bytes now; also kept as `peak` when it is the most so far."""
        now = int(self._seen.memory_info().rss)
        self.peak = max(self.peak, now)
        return now

    def kill(self) -> None:
        """SIGKILL: no farewell."""
        self._popen.kill()
        self._popen.wait()

    def end(self) -> None:
        """SIGTERM, and SIGKILL when that does not help."""
        with suppress(ProcessLookupError):
            self._popen.send_signal(signal.SIGTERM)
        try:
            self._popen.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.kill()
        if self._popen.stdout:
            self._popen.stdout.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.end()


def free_port() -> int:
    """A port on loopback that nobody holds now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def answers(process: Process, url: str) -> float:
    """Wait until `url` is answered with 200; the moment it was, by `time.perf_counter`.

    Raises RuntimeError with the end of the log when the process ends or does not get there.
    """
    until = time.perf_counter() + PATIENCE
    while time.perf_counter() < until and process.alive:
        with suppress(urllib.error.URLError, OSError), urllib.request.urlopen(url, timeout=PATIENCE):
            return time.perf_counter()
        time.sleep(0.005)
    raise RuntimeError(f"{url} does not answer:\n{process.log.read_text(errors='replace')[-2000:]}")


@contextmanager
def terminated_like_interrupted() -> Iterator[None]:
    """While it lasts SIGTERM ends the measurement as Ctrl-C does, so that every process is ended with it."""
    before = {
        signal.SIGINT: signal.signal(
            signal.SIGINT, signal.default_int_handler
        ),  # a shell may have it ignored
        signal.SIGTERM: signal.signal(signal.SIGTERM, lambda *_: signal.raise_signal(signal.SIGINT)),
    }
    try:
        yield
    finally:
        for number, kept in before.items():
            signal.signal(number, kept)

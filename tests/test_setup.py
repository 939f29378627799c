"""`setup/install`, with the system's programs replaced by stubs."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.conftest import PROJECT
from trykklar.requirements import debian

if TYPE_CHECKING:
    from pathlib import Path

TOOLS = ("sh", "dirname", "awk", "tr", "env", "touch", "mkdir", "chmod", "tail", "sed")


class Machine:
    """A folder of programs, and a checkout to run `setup/install` in."""

    def __init__(self, folder: Path) -> None:
        self.programs = folder / "bin"
        self.programs.mkdir()
        self.checkout = folder / "trykk klår"
        (self.checkout / "trykklar").mkdir(parents=True)
        shutil.copytree(PROJECT / "setup", self.checkout / "setup")
        shutil.copy(PROJECT / "trykklar" / "debian.txt", self.checkout / "trykklar")
        shutil.copy(PROJECT / "pyproject.toml", self.checkout)
        for tool in TOOLS:
            (self.programs / tool).symlink_to(shutil.which(tool) or "")

    def stub(self, name: str, script: str) -> None:
        """Put a program on the PATH."""
        path = self.programs / name
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o755)

    def install(self, what: str) -> tuple[int, str]:
        """Run it; its exit status, and all it printed."""
        done = subprocess.run(
            ["sh", str(self.checkout / "setup" / "install"), what],
            env={"PATH": str(self.programs), "HOME": os.devnull},
            capture_output=True,
            text=True,
            check=False,
        )
        return done.returncode, done.stdout + done.stderr

    def logged(self) -> str:
        """What the programs that it ran printed."""
        return (self.checkout / "build" / "install.log").read_text()


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """Debian, with nothing installed and everything that would install it."""
    fresh = Machine(tmp_path)
    fresh.stub("dpkg-query", "exit 1")
    fresh.stub("apt-get", 'echo "apt-get $*"')
    fresh.stub("id", "echo 0")
    fresh.stub(
        "python3",
        '[ "$1" = -m ] && [ "$2" = venv ] && mkdir -p .venv/bin && '
        "printf '#!/bin/sh\\necho pip \"$@\"\\n' > .venv/bin/python && chmod +x .venv/bin/python\n"
        "exit 0",
    )
    return fresh


def test_what_is_missing_is_installed_and_no_more(machine: Machine) -> None:
    status, output = machine.install("paper")
    assert status == 0, output
    wanted = " ".join(package.name for package in debian() if package.who == "paper")
    command = f"apt-get install --yes --no-install-recommends {wanted}\n"
    assert command in machine.logged()
    assert "libreoffice" not in machine.logged()


def test_the_tests_need_more(machine: Machine) -> None:
    status, output = machine.install("test")
    assert status == 0, output
    assert "libreoffice-writer-nogui" in machine.logged()
    assert ".[test]" in machine.logged()


def test_a_step_is_one_line_and_its_chatter_is_in_the_log(machine: Machine) -> None:
    machine.stub("apt-get", 'for line in 1 2 3 4 5; do echo "Unpacking $line"; done')
    status, output = machine.install("paper")
    assert status == 0, output
    assert "Unpacking" not in output
    assert [line.split(" ", 1)[0] for line in output.splitlines()] == [
        "Bringing",
        "Installing",
        "Making",
        "Installing",
    ]
    assert machine.logged().count("Unpacking 5") == 2


def test_a_step_that_fails_shows_the_end_of_its_log_and_where_the_rest_is(machine: Machine) -> None:
    failing = "for line in 1 2 3 4 5 6 7 8 9; do echo Line $line-; echo; done; exit 1"
    machine.stub("python3", f'[ "$1" = -m ] || exit 0\n{failing}')
    status, output = machine.install("paper")
    assert status == 1
    assert "Line 9-" in output
    assert "Line 1-" not in output
    assert "The last lines of build/install.log" in output


def test_a_question_asked_into_the_log_does_not_wait_for_an_answer(machine: Machine) -> None:
    machine.stub("apt-get", 'read -r answer && echo "got $answer"; exit 0')
    assert machine.install("paper")[0] == 0
    assert "got" not in machine.logged()


def test_a_second_time_nothing_is_installed(machine: Machine) -> None:
    machine.install("paper")
    machine.stub("dpkg-query", "printf installed")
    assert machine.install("paper") == (0, "")


def test_without_root_the_command_is_printed(machine: Machine) -> None:
    machine.stub("id", "echo 1000")
    status, output = machine.install("paper")
    assert status == 2
    assert "As root, run:\n  apt-get install --yes --no-install-recommends python3-venv" in output


def test_with_sudo_it_is_used(machine: Machine) -> None:
    machine.stub("id", "echo 1000")
    machine.stub("sudo", 'echo "sudo $*"')
    status, output = machine.install("paper")
    assert status == 0, output
    assert "sudo env DEBIAN_FRONTEND=noninteractive apt-get install" in machine.logged()


def test_an_apt_get_that_fails_is_reported_with_the_command(machine: Machine) -> None:
    machine.stub("apt-get", "echo E: Could not get lock; exit 100")
    status, output = machine.install("paper")
    assert status == 2
    assert "E: Could not get lock" in output
    assert "apt-get did not succeed" in output


def test_another_system_is_pointed_to_the_readme(machine: Machine) -> None:
    (machine.programs / "apt-get").unlink()
    status, output = machine.install("paper")
    assert status == 0
    assert "README.md says what to install by hand" in output


def test_an_old_python_is_refused(machine: Machine) -> None:
    machine.stub("dpkg-query", "printf installed")
    machine.stub("python3", "exit 1")
    status, output = machine.install("paper")
    assert status == 2
    assert "Python 3.11 or newer is needed" in output


def test_the_constraints_are_names_and_versions_only() -> None:
    lines = (PROJECT / "setup" / "constraints.txt").read_text().splitlines()
    pinned = [line for line in lines if line and not line.startswith("#")]
    assert all(line.count("==") == 1 and " " not in line for line in pinned)
    assert not any("/" in line for line in pinned)

"""What a program can do when a stranger has made it his own: a hole here is one for every paper."""

from __future__ import annotations

import os
import resource
import signal
import socket
import subprocess
import threading
import time
from typing import TYPE_CHECKING

import pytest

from trykklar.sandbox.access import Access
from trykklar.sandbox.limits import FILE_SIZE, OUTPUT, Limits
from trykklar.sandbox.process import Excess, run

if TYPE_CHECKING:
    from pathlib import Path

    from tests.sandbox.conftest import Perl

READ = r'open(F, "<", "{}") or (print("refused: $!"), exit); print <F>;'
WRITE = r'open(F, ">", "{}") or (print("refused: $!"), exit); print "written";'


def test_the_manuscript_and_the_system_are_there(perl: Perl, paper: Path) -> None:
    assert perl(READ.format(paper / "main.tex")).output == "text"
    assert perl(WRITE.format(paper / "build/made.aux")).output == "written"
    assert (paper / "build/made.aux").is_file()
    assert perl("print -e '/usr/bin/perl' ? 'there' : 'gone'").output == "there"


@pytest.mark.parametrize(
    "path",
    [
        "../secret.tex",
        "{outside}/secret.tex",
        "/etc/passwd",
        "/etc/hostname",
        "/proc/self/environ",
        "/proc/1/environ",
        "/root/.bashrc",
        "/var/log/dpkg.log",
        "link.tex",
        "folder/secret.tex",
        "build/link.tex",
    ],
)
def test_nothing_else_is_read(perl: Perl, paper: Path, path: str) -> None:
    for link in ("link.tex", "build/link.tex"):
        (paper / link).symlink_to(paper.parent / "secret.tex")
    (paper / "folder").symlink_to(paper.parent)
    assert perl(READ.format(path.format(outside=paper.parent))).output.startswith("refused")


@pytest.mark.parametrize("path", ["main.tex", "new.tex", "../new.tex", "build/link", "/usr/new"])
def test_nothing_is_written_but_in_the_work_folder(perl: Perl, paper: Path, path: str) -> None:
    (paper / "build/link").symlink_to(paper.parent / "secret.tex")
    perl(WRITE.format(path))
    assert not (paper / path).is_file() or path in {"main.tex", "build/link"}
    assert (paper / "main.tex").read_text() == "text"
    assert "nobody" in (paper.parent / "secret.tex").read_text()


@pytest.mark.parametrize(
    "change",
    [
        "chmod(0777, '{}')",
        "chown(65534, 65534, '{}')",
        "utime(1, 1, '{}')",
        "truncate('{}', 0)",
        "unlink('{}')",
        "rename('{}', 'build/mine')",
        "link('{}', 'build/mine')",
    ],
)
def test_a_file_outside_is_not_changed_in_any_other_way(
    perl: Perl, paper: Path, change: str
) -> None:
    secret = paper.parent / "secret.tex"
    before = (secret.stat(), secret.read_text())
    for path in (secret, paper / "main.tex"):
        perl(change.format(path))
    after = secret.stat()
    assert (before[0].st_mode, before[0].st_mtime, before[0].st_uid) == (
        after.st_mode, after.st_mtime, after.st_uid,
    )  # fmt: skip
    assert secret.read_text() == before[1]
    assert (paper / "main.tex").read_text() == "text"


def test_no_server_is_reached(perl: Perl) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.5)
        port = server.getsockname()[1]
        done = perl(
            "use Socket; socket(S, PF_INET, SOCK_STREAM, 0) or (print('refused'), exit);"
            f"connect(S, sockaddr_in({port}, inet_aton('127.0.0.1'))) or (print('refused'), exit);"
            "print 'reached';"
        )
        assert done.output == "refused"
        with pytest.raises(TimeoutError):
            server.accept()


def test_no_service_of_the_session_is_reached(perl: Perl, tmp_path: Path) -> None:
    path = tmp_path / "service"
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(path))
        server.listen()
        done = perl(
            "use Socket; socket(S, PF_UNIX, SOCK_STREAM, 0) or (print('refused'), exit);"
            f"connect(S, sockaddr_un('{path}')) or (print('refused'), exit); print 'reached';"
        )
    assert done.output == "refused"


def test_no_other_process_is_signalled(perl: Perl) -> None:
    with subprocess.Popen(["sleep", "30"]) as other:
        perl(f"kill('KILL', {other.pid}); kill('TERM', {os.getpid()});")
        assert other.poll() is None
        other.kill()


def test_nothing_is_inherited(perl: Perl, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRYKKLAR_SECRET", "what nobody else may read")
    assert "SECRET" not in perl("print join(' ', %ENV)").output


def test_there_is_no_terminal(perl: Perl) -> None:
    assert perl(READ.format("/dev/tty")).output.startswith("refused")


@pytest.mark.parametrize("way", ["bubblewrap", "landlock"], indirect=True)
@pytest.mark.parametrize("path", ["/dev/tty", "/dev/ptmx", "/dev/mem", "/dev/new"])
def test_no_device_but_the_harmless_ones_is_opened(perl: Perl, path: str) -> None:
    assert perl(WRITE.format("/dev/null")).output == "written"
    assert perl(WRITE.format(path)).output.startswith("refused")


def test_a_program_that_is_run_is_confined_as_well(perl: Perl, paper: Path) -> None:
    assert "nobody" not in perl(f"print `cat {paper.parent}/secret.tex 2>&1`").output


def test_memory_has_an_end(perl: Perl) -> None:
    done = perl("my $x = 'x' x (5 << 30); print 'much';")
    assert done.status != 0
    assert "much" not in done.output


def test_a_file_has_an_end(perl: Perl, paper: Path) -> None:
    more = FILE_SIZE + 1
    done = perl(
        "open(F, '>', 'build/big'); binmode F; "
        f"seek(F, {more}, 0); syswrite(F, 'x') or print 'refused';"
    )
    assert done.status == -signal.SIGXFSZ or "refused" in done.output
    assert (paper / "build/big").stat().st_size <= FILE_SIZE


def test_output_has_an_end(perl: Perl) -> None:
    done = perl("print 'x' x 65536 while 1")
    assert done.excess is Excess.OUTPUT
    assert len(done.output) < OUTPUT


def test_a_thread_of_ours_is_not_bound(perl: Perl, paper: Path) -> None:
    perl("print 'done'")
    found: list[str] = []
    thread = threading.Thread(
        target=lambda: found.append((paper.parent / "secret.tex").read_text())
    )
    thread.start()
    thread.join()
    assert found == ["what nobody else may read"]


def test_the_end_of_a_signal_is_the_same_under_each_way(perl: Perl) -> None:
    assert perl("kill('SEGV', $$)").status in (-signal.SIGSEGV, 0)
    assert perl("exit 3").status == 3


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a folder away")
def test_root_builds_in_the_folder_of_another(perl: Perl, paper: Path) -> None:
    for path in (paper, paper / "build"):
        os.chown(path, 65534, 65534)
        path.chmod(0o700)
    assert perl(READ.format("main.tex")).output == "text"
    assert perl(WRITE.format("build/made.aux")).output == "written"


@pytest.mark.parametrize("leaving", ["", "POSIX::setsid();", "POSIX::setpgid(0, 0);"])
@pytest.mark.parametrize("way", ["bubblewrap", "landlock"], indirect=True)
def test_nothing_of_a_program_goes_on_after_it(perl: Perl, paper: Path, leaving: str) -> None:
    perl(
        f"use POSIX; if (!fork) {{ {leaving} close(STDOUT); close(STDERR);"
        "while (1) { open(F, '>', 'build/alive'); select(undef, undef, undef, 0.02) } }"
        "select(undef, undef, undef, 0.2)"
    )
    alive = paper / "build/alive"
    alive.unlink(missing_ok=True)
    time.sleep(0.2)
    assert not alive.exists()


@pytest.mark.usefixtures("way")
def test_a_program_that_only_closes_its_output_ends_in_time(paper: Path) -> None:
    done = run(
        ("perl", "-e", "close(STDOUT); close(STDERR); sleep 60"),
        folder=paper,
        environment={"PATH": os.environ["PATH"]},
        access=Access((paper,), (paper / "build",)),
        limits=Limits(1.0),
    )
    assert done.late


@pytest.mark.parametrize("way", ["bubblewrap", "landlock"], indirect=True)
@pytest.mark.usefixtures("way")
def test_a_program_that_calculates_for_ever_is_late_however_patient_its_clock(paper: Path) -> None:
    done = run(
        ("perl", "-e", "1 while 1"),
        folder=paper,
        environment={"PATH": os.environ["PATH"]},
        access=Access((paper,), (paper / "build",)),
        limits=Limits(1.0, patience=60.0),
    )
    assert done.late
    assert done.seconds < 60


@pytest.mark.parametrize("way", ["bubblewrap", "landlock"], indirect=True)
def test_no_other_process_is_signalled_by_a_pipe(perl: Perl) -> None:
    with subprocess.Popen(["sleep", "30"]) as other:
        perl(
            "use Fcntl; pipe(R, W); fcntl(R, 10, 9);"  # F_SETSIG, SIGKILL
            f"fcntl(R, F_SETOWN, {other.pid}); fcntl(R, F_SETFL, 020000); syswrite(W, 'x');"
        )
        assert other.poll() is None
        other.kill()


@pytest.mark.parametrize("way", ["bubblewrap", "landlock"], indirect=True)
def test_no_other_process_is_limited_or_slowed_down(perl: Perl) -> None:
    with subprocess.Popen(["sleep", "30"]) as other:
        before = resource.prlimit(other.pid, resource.RLIMIT_CPU)
        perl(f"setpriority(0, {other.pid}, 7); system('prlimit', '--pid={other.pid}', '--cpu=1')")
        assert os.getpriority(os.PRIO_PROCESS, other.pid) == os.getpriority(os.PRIO_PROCESS, 0)
        assert resource.prlimit(other.pid, resource.RLIMIT_CPU) == before
        other.kill()


@pytest.mark.parametrize("way", ["bubblewrap", "landlock"], indirect=True)
def test_root_has_no_rights_of_roots(perl: Perl) -> None:
    limit = "system('prlimit', '--pid=0', '--fsize=unlimited', 'true') and print 'refused';"
    assert perl(f"close(STDERR); {limit}").output == "refused"


@pytest.mark.parametrize("way", ["bubblewrap", "landlock"], indirect=True)
def test_what_is_noted_about_a_file_outside_is_not_read(perl: Perl, paper: Path) -> None:
    secret = paper.parent / "secret.tex"
    try:
        os.setxattr(secret, "user.origin", b"an address")
    except OSError:
        pytest.skip("this file system keeps no attributes")
    number = {"x86_64": 191, "aarch64": 8}.get(os.uname().machine, 191)
    script = f"$b = 'x' x 20; syscall({number}, '{secret}', 'user.origin', $b, 20); print $b"
    assert "address" not in perl(script).output

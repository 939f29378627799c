"""Pictures that a stranger's manuscript asks for: none from outside is sent to a co-author."""

from __future__ import annotations

import socket
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.conftest import force
from tests.word.conftest import square
from trykklar.document import Document
from trykklar.sandbox.method import method
from trykklar.word.export import WordExport, export

if TYPE_CHECKING:
    from collections.abc import Iterator

WORDS = "what nobody else may read"

FORMS = [
    r"\includegraphics{%s}",
    r"\let\ig\includegraphics \ig{%s}",
    r"\def\p{\includegraphics}\p{%s}",
    r"\newcommand\p[1]{\includegraphics[width=2cm]{#1}}\p{%s}",
    r"\csname includegraphics\endcsname{%s}",
    r"\begin{figure}\includegraphics{%s}\caption{A picture}\end{figure}",
    r"\footnote{\let\ig\includegraphics \ig{%s}}",
    r"\begin{tabular}{l}\let\ig\includegraphics \ig{%s}\end{tabular}",
    r"\graphicspath{{%s/../}}\includegraphics{secret}",
]


@pytest.fixture(params=["bubblewrap", "landlock", "none"])
def anywhere(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Confined in each way, and by guards of our own alone."""
    force(request.param, monkeypatch)
    yield
    method.cache_clear()


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    """A manuscript's folder, beside pictures that hold a secret."""
    for name in ("secret.png", "secret.svg", "secret"):
        (tmp_path / name).write_bytes(square() + WORDS.encode())
    folder = tmp_path / "paper"
    (folder / "figures").mkdir(parents=True)
    (folder / "build/work/main").mkdir(parents=True)
    (folder / "figures/own.png").write_bytes(square())
    (folder / "link.png").symlink_to(tmp_path / "secret.png")
    return folder


def made(folder: Path, body: str) -> WordExport:
    (folder / "main.tex").write_text(
        "\\documentclass{article}\\usepackage{graphicx}\n\\begin{document}\nHello.\n\n"
        f"{body}\n\\end{{document}}\n"
    )
    work = Path("build/work/main")
    return export(Document("main", folder, Path("main.tex"), work, Path("build")))


def pictures(done: WordExport) -> list[bytes]:
    with zipfile.ZipFile(done.path) as file:
        return [file.read(name) for name in file.namelist() if "media/" in name]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.usefixtures("anywhere")
def test_no_file_outside_becomes_a_picture(paper: Path, form: str) -> None:
    outside = [f"{paper.parent}/secret.png", "../secret.svg", f"file://{paper.parent}/secret"]
    body = "\n\n".join(form.replace("%s", name) for name in [*outside, "link.png", "/etc/passwd"])
    done = made(paper, body)
    assert not [data for data in pictures(done) if WORDS.encode() in data or b"root:" in data]
    assert {finding.code for finding in done.findings} & {"word-figure-missing", "word-skipped"}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.usefixtures("anywhere")
def test_no_server_is_asked_for_a_picture(paper: Path, form: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        made(paper, form.replace("%s", f"http://127.0.0.1:{server.getsockname()[1]}/a.png"))
        server.settimeout(0.1)
        with pytest.raises(TimeoutError):
            server.accept()


@pytest.mark.parametrize("name", ["figures/own.png", "figures/own"])
@pytest.mark.usefixtures("anywhere")
def test_a_picture_of_the_authors_comes_by_another_name_of_the_command(
    paper: Path, name: str
) -> None:
    done = made(paper, rf"\let\ig\includegraphics \ig{{{name}}}")
    assert pictures(done) == [square()]

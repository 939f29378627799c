"""The command line: every command with its options. Nothing slow is imported."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import NoReturn

from trykklar import __version__


class _Parser(argparse.ArgumentParser):
    """Names arguments that it does not know as they can be shown: a file's name may be one."""

    def exit(self, status: int = 0, message: str | None = None) -> NoReturn:
        from trykklar.report.printable import printable

        super().exit(status, printable(message, keep="\n") if message else message)


def parser() -> argparse.ArgumentParser:
    """The commands with their options, as `--help` shows them."""
    top: argparse.ArgumentParser = _Parser(
        prog="trykklar",
        description="A LaTeX publication that makes itself: assembled, checked, typeset, in Word.",
        epilog="Without a command: build everything.",
    )
    top.add_argument("--version", action="version", version=f"trykklar {__version__}")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _build(commands)
    _watch(commands)
    _verify(commands)
    _check(commands)
    _word(commands)
    _venues(commands)
    _fit(commands)
    _metadata(commands)
    _review(commands)
    _diff(commands)
    _submit(commands)
    _doctor(commands)
    _new(commands)
    _explain(commands)
    for command in commands.choices.values():
        command.add_argument("--debug", action="store_true", help="show where trykklar failed")
    return top


def _project(
    command: argparse.ArgumentParser, meaning: str = "the folder with manuscript/paper.toml"
) -> None:
    command.add_argument(
        "--project",
        type=Path,
        default=Path(),
        metavar="FOLDER",
        help=f"{meaning} (default: this folder)",
    )


def _targets(
    command: argparse.ArgumentParser,
    names: str = "EDITION | MAIN.tex",
    meaning: str = "an edition of paper.toml, or any LaTeX main file; all editions by default",
) -> None:
    command.add_argument("targets", nargs="*", metavar=names, help=meaning)
    _project(command)
    command.add_argument(
        "--allow",
        type=Path,
        action="append",
        default=[],
        metavar="PATH",
        help="a file or folder outside of the project's that may be read; may be repeated",
    )
    command.add_argument(
        "--cd",
        type=Path,
        metavar="FOLDER",
        help="where TeX runs for a main file: the folder that its files are named from "
        "(default: its own, or the one in its repository that fits)",
    )
    command.add_argument(
        "--require-sandbox",
        action="store_true",
        help="refuse to go on where the kernel does not confine the programs that are started",
    )


def _build(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = commands.add_parser("build", help="PDF, Word, checks and one summary")
    _targets(command)
    command.add_argument("--venue", help="typeset for another venue than paper.toml says")
    command.add_argument("--no-word", action="store_true", help="leave the Word files out")
    _anyway(command)
    command.add_argument("--why", action="store_true", help="say why each step ran")
    command.add_argument(
        "--plain", action="store_true", help="run the preamble in every pass, for comparison"
    )


def _watch(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = commands.add_parser("watch", help="show in the PDF what is saved, at once")
    _targets(command)
    command.add_argument("--venue", help="typeset for another venue than paper.toml says")


def _verify(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = commands.add_parser(
        "verify",
        help="prove that a build depends on its sources alone, and that quick ones are right",
    )
    _targets(command)


def _check(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = commands.add_parser("check", help="check citations, references, labels and floats")
    _targets(command)
    command.add_argument(
        "--format", choices=("text", "json", "sarif", "junit", "github"), default="text"
    )
    command.add_argument(
        "--select", metavar="CODE,...", help="report only these codes or families (see `explain`)"
    )
    command.add_argument("--ignore", metavar="CODE,...", help="do not report these")
    command.add_argument(
        "--baseline", type=Path, metavar="FILE", help="leave out the findings listed in this file"
    )
    command.add_argument(
        "--write-baseline",
        type=Path,
        metavar="FILE",
        help="write the current findings to this file",
    )
    command.add_argument(
        "--in-step", action="store_true", help="record that the editions say the same now"
    )
    command.add_argument(
        "--no-cache", action="store_true", help="check again, even if nothing has changed"
    )
    correction = command.add_mutually_exclusive_group()
    correction.add_argument(
        "--diff", action="store_true", help="show what --fix would change; change nothing"
    )
    correction.add_argument("--fix", action="store_true", help="correct what is certain")


def _word(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = commands.add_parser("word", help="make the Word file for co-authors")
    _targets(command)
    command.add_argument("-o", "--output", type=Path, metavar="FILE.docx")
    _anyway(command)
    command.add_argument(
        "--reply-to",
        type=Path,
        action="append",
        default=[],
        metavar="RETURNED.docx",
        help="keep the comments of a file that came back, with the %% REPLY lines of the source as "
        "answers; may be repeated",
    )
    command.add_argument(
        "--csl", metavar="NAME", help="cite by this CSL style, and not as the PDF does"
    )


def _venues(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = commands.add_parser("venues", help="list the journals that a manuscript can be for")
    _project(command, "the folder whose manuscript/venues has venues of your own")
    command.add_argument("--format", choices=("text", "json"), default="text")


def _fit(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = commands.add_parser(
        "fit", help="say what a journal would ask to change, before anything is changed"
    )
    _targets(command)
    command.add_argument(
        "--venue",
        action="append",
        default=[],
        metavar="NAME",
        help="the journal; may be repeated; all of them side by side by default",
    )
    command.add_argument("--format", choices=("text", "json"), default="text")


def _metadata(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = commands.add_parser(
        "metadata", help="make CITATION.cff, DataCite's JSON or JATS from paper.toml"
    )
    command.add_argument(
        "edition", nargs="?", metavar="EDITION", help="an edition of paper.toml; the first for cff"
    )
    _project(command)
    command.add_argument("--format", choices=("cff", "datacite", "jats"), default="cff")
    command.add_argument("-o", "--output", type=Path, metavar="FILE")


def _review(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = commands.add_parser(
        "review", help="bring what a co-author did to a Word file back into the LaTeX"
    )
    _targets(command, "RETURNED.docx | EDITION | MAIN.tex", "files that came back, and what of")
    command.add_argument(
        "--venue", help="the venue that they were made for, where they do not say it themselves"
    )
    command.add_argument(
        "--apply", metavar="all | 1,4,7-9", help="write these changes into the author's files"
    )
    command.add_argument(
        "--author",
        action="append",
        default=[],
        metavar="NAME",
        help="only what NAME changed; may be repeated",
    )
    command.add_argument(
        "--comments",
        choices=("lines", "todo"),
        help="write the comments into the source, as %% COMMENT lines or \\todo",
    )
    command.add_argument(
        "--html", type=Path, metavar="PAGE", help="write the changes as a page to read side by side"
    )
    command.add_argument(
        "--allow-dirty",
        action="store_true",
        help="write into files with changes that are not committed",
    )
    shape = command.add_mutually_exclusive_group()
    shape.add_argument("--format", choices=("text", "json"), default="text")
    shape.add_argument(
        "--patch", action="store_true", help="print the changes as a patch for `git apply`"
    )


def _diff(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = commands.add_parser(
        "diff", help="mark in the PDF what has changed since a revision, and list it"
    )
    command.add_argument(
        "revision",
        metavar="REVISION",
        help="a tag, branch, commit or date (2026-11-28) of the Git repository, or a folder with "
        "the earlier version (with a slash: ./submitted)",
    )
    _targets(
        command, meaning="an edition of paper.toml, or any LaTeX main file; may be left out for one"
    )
    command.add_argument("--venue", help="set both versions for another venue than paper.toml says")
    command.add_argument(
        "--to", metavar="REVISION", help="compare with this revision, and not with the files as now"
    )
    command.add_argument(
        "--docx", action="store_true", help="make a Word file with tracked changes, too"
    )


def _submit(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = commands.add_parser(
        "submit", help="make what is uploaded to a journal, and prove that it compiles by itself"
    )
    _targets(command, meaning="one edition of paper.toml, or any LaTeX main file")
    command.add_argument("--venue", help="where it is handed in; an edition's own by default")
    command.add_argument(
        "--blind",
        action="store_true",
        help="leave out all that says who wrote it, and search for it",
    )
    command.add_argument(
        "--hide",
        action="append",
        default=[],
        metavar="NAME",
        help="with --blind: a name, address or place that must not be found; may be repeated",
    )


def _anyway(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--anyway",
        action="store_true",
        help="make a Word file even if it shows what the PDF does not",
    )


def _doctor(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = commands.add_parser(
        "doctor", help="list every part that is needed, and what is missing"
    )
    command.add_argument("--project", type=Path, default=Path(), metavar="FOLDER")


def _new(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = commands.add_parser("new", help="make a small manuscript that builds")
    command.add_argument("folder", type=Path, metavar="FOLDER")


def _explain(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = commands.add_parser("explain", help="say what a finding's code means")
    command.add_argument(
        "code", nargs="?", metavar="CODE", help="all codes are listed where none is given"
    )
    command.add_argument(
        "--format",
        choices=("text", "markdown"),
        default="text",
        help="markdown: every rule, as the page docs/rules.md",
    )

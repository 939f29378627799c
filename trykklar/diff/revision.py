"""A revision as the user names it -> a commit of the repository that the manuscript lies in."""

from __future__ import annotations

import re
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING

from dulwich.objectspec import AmbiguousShortId, parse_commit

from trykklar.finding import FatalError
from trykklar.nearest_name import nearest
from trykklar.storage.git_repository import git_repository

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from dulwich.objects import Commit
    from dulwich.repo import Repo

_DATE = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)(?:[T ](?P<time>\d\d:\d\d(?::\d\d)?)(?P<zone>Z|[+-]\d\d:?\d\d)?)?\Z"
)
_BEFORE = re.compile(r"([~^])(\d*)")
_STEPPED = re.compile(r"(.*?)((?:[~^]\d{0,9})*)", re.DOTALL)
_NAMES = (b"refs/tags/", b"refs/heads/", b"refs/remotes/")
_NAMED_AT_MOST = 8  # tags and branches that a message lists


@dataclass(frozen=True)
class Revision:
    """A commit that was asked for.

    Attributes:
        asked: How the user named it: `submitted-v1`, `2026-11-23`.
        number: The commit's number, 40 hexadecimal digits.
        when: When it was committed.
        subject: The first line of its message.
    """

    asked: str
    number: str
    when: datetime
    subject: str

    @property
    def label(self) -> str:
        """How it is called in what is made: by its tag or branch, or the commit's short number."""
        short = self.number[:7]
        named = not self.number.startswith(self.asked) and not _DATE.match(self.asked)
        return f"{self.asked} ({short})" if named else short


@contextmanager
def repository(folder: Path) -> Iterator[Repo]:
    """The Git repository that a folder lies in.

    Args:
        folder: Of the manuscript.

    Raises:
        FatalError: It lies in none, or its repository cannot be read.
    """
    with git_repository(folder) as found:
        if found is None:
            raise FatalError(
                f"{folder} lies in no Git repository, so that it has no earlier revision.",
                "Name a folder with the earlier version instead.",
            )
        yield found


def find(asked: str, folder: Path) -> Revision:
    """The commit that a name stands for.

    Args:
        asked: A tag, branch or commit, as Git names them (`HEAD~3`), or a date: the last commit up
            to the end of that day or, with a time, up to that time.
        folder: Of the manuscript.

    Raises:
        FatalError: There is no such commit, or no repository.
    """
    with repository(folder) as repo:
        commit = _dated(asked, repo) if _DATE.match(asked) else _named(asked, repo)
        subject = commit.message.decode("utf-8", "replace").strip().partition("\n")[0]
        when = datetime.fromtimestamp(commit.commit_time, _zone(commit.commit_timezone))
        return Revision(asked, commit.id.decode(), when, subject)


def _zone(seconds: int) -> timezone:
    return timezone(timedelta(seconds=seconds))


def _named(asked: str, repo: Repo) -> Commit:
    """A tag, branch or commit, or what came before it: `v1~2` by first parents, `v1^2`."""
    split = _STEPPED.fullmatch(asked)
    name, steps = (split[1], _BEFORE.findall(split[2])) if split else (asked, [])
    try:
        commit = parse_commit(repo, name)
    except AmbiguousShortId:
        raise FatalError(
            f"Several commits begin with '{name}'.", "Write more of its number."
        ) from None
    except (KeyError, ValueError):
        raise FatalError(
            f"There is no revision '{name}' in the repository {repo.path}.",
            nearest(name, _references(repo)) or _known(_references(repo)) or _unshallow(repo),
        ) from None
    for sign, number in steps:
        commit = _parent(commit, sign, int(number or 1), (asked, repo))
    return commit


def _parent(commit: Commit, sign: str, number: int, about: tuple[str, Repo]) -> Commit:
    """The commit that `~N` or `^N` means behind another.

    Args:
        commit: The other.
        sign: `~` for so many steps by first parents, `^` for one step to that parent.
        number: Of steps, or of the parent.
        about: What was asked for, and where.
    """
    asked, repo = about
    steps, parent = (number, 1) if sign == "~" else (min(number, 1), number)
    for _ in range(steps):
        if len(commit.parents) < parent or commit.id in repo.get_shallow():
            raise FatalError(f"The history has no '{asked}': it ends before.", _unshallow(repo))
        commit = parse_commit(repo, commit.parents[parent - 1])
    return commit


def _references(repo: Repo) -> list[str]:
    """Tags and branches by their short names."""
    every = sorted(repo.refs.allkeys())
    return [
        name.removeprefix(prefix).decode("utf-8", "replace")
        for prefix in _NAMES
        for name in every
        if name.startswith(prefix)
    ]


def _known(names: list[str]) -> str:
    listed = ", ".join(names[:_NAMED_AT_MOST])
    more = ", ..." if len(names) > _NAMED_AT_MOST else ""
    return f"Tags and branches: {listed}{more}." if names else ""


def _dated(asked: str, repo: Repo) -> Commit:
    """The last commit up to a date."""
    limit = _moment(asked)
    walker = repo.get_walker(until=int(limit.timestamp()), max_entries=1)
    last = next(iter(walker), None)
    if last is not None:
        return last.commit
    raise FatalError(f"There is no commit up to {asked} in {repo.path}.", _unshallow(repo))


def _moment(asked: str) -> datetime:
    """The end of a day, or a time; in the local time zone where none is named."""
    try:
        moment = datetime.fromisoformat(asked.replace(" ", "T"))
        if "T" not in asked.replace(" ", "T"):
            moment += timedelta(days=1, seconds=-1)
        return moment if moment.tzinfo else moment.astimezone()
    except (ValueError, OverflowError):  # the first year has no time west of here
        raise FatalError(f"There is no date {asked}.", "Write it as 2026-11-28.") from None


def _unshallow(repo: Repo) -> str:
    if repo.get_shallow():
        return "The clone is shallow, its history is cut off: git fetch --unshallow."
    return "Name a tag, a branch, a commit or a date, as 2026-11-28."

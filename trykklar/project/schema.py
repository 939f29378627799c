"""TOML file -> typed, immutable values; every fault with its line, its key and what is expected."""

from __future__ import annotations

import os
import re
import tomllib
from functools import lru_cache
from types import UnionType
from typing import TYPE_CHECKING, Any, TypeVar, get_args

from pydantic import BaseModel, ConfigDict, ValidationError

from trykklar.finding import FatalError, Finding, Severity
from trykklar.nearest_name import nearest

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from pydantic_core import ErrorDetails

    from trykklar.storage.fence import Fence

    Location = Sequence[int | str]

T = TypeVar("T", bound="Model")

_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_HEADER = re.compile(r"\s*\[{1,2}([^\]]+)\]{1,2}")
_KEY = re.compile(r"""\s*([\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*([\w.-]+))?\s*=""")
_DEEPEST = 20  # parts of a key: what is read as a model has fewer
_LONG_STRING = re.compile(r'"""(?:[^\\]|\\.)*?"""|' + r"'''.*?'''", re.DOTALL)


# Looking for plugins reads the metadata of every installed package, and none is needed here.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")


class Model(BaseModel):
    """A table of a TOML file: frozen, and an unknown key is a fault.

    A model is built when a file is first read as it, and the tables inside of it with it: building
    each where it is defined takes twice the time.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


def load(path: Path, model: type[T], fence: Fence, base: Mapping[str, Any] | None = None) -> T:
    """Read a TOML file as a model.

    Args:
        path: The file, in UTF-8.
        model: What it must hold.
        fence: What it must lie inside of.
        base: Values of keys that the file does not set.

    Raises:
        FatalError: The file cannot be read, is not TOML, or does not fit the model. All faults
            are among its findings, not the first one only.
    """
    text = toml_text(path, fence)
    try:
        return model.model_validate(merged(base or {}, _parsed(path, text)))
    except RecursionError:
        findings: tuple[Finding, ...] = (_deep(path),)
    except ValidationError as faults:
        findings = _faults(path, text, model, faults)
    raise _unusable(path, *findings)


def tables(path: Path, fence: Fence) -> dict[str, Any]:
    """What stands in a TOML file, as it is written.

    Args:
        path: The file, in UTF-8.
        fence: What it must lie inside of.

    Raises:
        FatalError: The file cannot be read, or is not TOML.
    """
    return _parsed(path, toml_text(path, fence))


def merged(base: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """Tables with values for the keys that are not set in them; tables in them likewise."""
    both = {
        key: merged(base[key], value)
        for key, value in own.items()
        if isinstance(value, dict) and isinstance(base.get(key), dict)
    }
    return {**base, **own, **both}


def _parsed(path: Path, text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        raise _unusable(path, _malformed(path, text, fault)) from None
    except RecursionError:
        raise _unusable(path, _deep(path)) from None


def _unusable(path: Path, *findings: Finding) -> FatalError:
    return FatalError(f"{path.name} cannot be used as it is.", findings=findings)


def toml_text(path: Path, fence: Fence) -> str:
    """The text of a TOML file.

    Args:
        path: The file, in UTF-8.
        fence: What it must lie inside of.

    Raises:
        FatalError: It cannot be read, or is not in UTF-8.
    """
    try:
        data = fence.read(path)
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as fault:
        line = data[: fault.start].count(b"\n") + 1
        finding = Finding(
            "toml-encoding",
            Severity.ERROR,
            path,
            line,
            0,
            "This file is not in UTF-8.",
            "Save it as UTF-8 in the editor (it looks like Latin-1).",
        )
        raise FatalError(f"{path.name} cannot be read.", findings=(finding,)) from None
    except OSError as trouble:
        raise FatalError(f"{path} cannot be read: {trouble.strerror}.") from None


def _malformed(path: Path, text: str, fault: tomllib.TOMLDecodeError) -> Finding:
    place = _PLACE.search(str(fault))
    line, column = (
        (int(place[1]), int(place[2])) if place and place[1] else (len(text.splitlines()), 0)
    )
    reason = _PLACE.sub("", str(fault))
    return Finding(
        "toml-malformed", Severity.ERROR, path, line, column,
        f"This is not TOML: {reason[:1].lower()}{reason[1:]}.",
        "Put text in quotes, lists in [ ], and several lines between triple quotes.",
    )  # fmt: skip


def _deep(path: Path) -> Finding:
    message = "Lists or tables are nested too deeply to be read."
    return Finding("toml-malformed", Severity.ERROR, path, 0, 0, message)


def _faults(
    path: Path, text: str, model: type[BaseModel], faults: ValidationError
) -> tuple[Finding, ...]:
    try:
        return tuple(_fault(path, text, model, fault) for fault in faults.errors(include_url=False))
    except RecursionError:  # what is wrong there is too deep to be shown
        return (_deep(path),)


def _fault(path: Path, text: str, model: type[BaseModel], fault: ErrorDetails) -> Finding:
    """One error of the model in the author's words."""
    location = fault["loc"]
    key = dotted(location)
    match fault["type"]:
        case "extra_forbidden":
            known = _fields(model, location[:-1])
            code, message = "toml-unknown-key", f"Unknown key '{key}'."
            hint = nearest(str(location[-1]), known) or f"Known here: {', '.join(known)}."
        case "missing":
            code, message = "toml-missing-key", f"'{key}' is missing."
            hint = "Add it; docs/journals.md describes the keys."
        case "value_error":
            code, message = "toml-wrong-value", f"'{key}': {fault['ctx']['error']}."
            hint = ""
        case _:
            expected = fault["msg"].removeprefix("Input ")
            code = "toml-wrong-value"
            message = f"'{key}' {expected}, but it is {_shown(fault['input'])}."
            hint = ""
    return Finding(code, Severity.ERROR, path, locate(text, location), 0, message, hint)


def _shown(value: object) -> str:
    names = {str: "the text", int: "the number", bool: "", list: "the list", dict: "the table"}
    return f"{names.get(type(value), '')} {value!r}".strip()[:80]


def dotted(location: Location) -> str:
    """A key as one writes it: `people[0].orcid`; "the file" for the whole."""
    shown = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in location)
    return shown.lstrip(".") or "the file"


def _fields(model: type[BaseModel], location: Location) -> tuple[str, ...]:
    """The keys that the table at this place may have."""
    found: Any = model
    for part in location:
        if isinstance(part, str) and _is_model(found):
            field = found.model_fields.get(part)
            found = field.annotation if field else None
        else:  # a name in a table of tables, or a number in a list of them
            models = [kind for kind in get_args(found) if _is_model(kind)]
            found = models[0] if models else None
        found = next((kind for kind in get_args(found) if _optional(found, kind)), found)
    return tuple(found.model_fields) if _is_model(found) else ()


def _optional(union: object, kind: object) -> bool:
    """Whether this is the model in `Model | None`."""
    return isinstance(union, UnionType) and _is_model(kind)


def _is_model(kind: object) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)


def locate(text: str, location: Location) -> int:
    """Line of a key in TOML text, or of the nearest table around it; 0 where there is none.

    tomllib keeps no positions. Headers and keys stand at line starts, so that reading lines is
    enough once strings of several lines are blanked.
    """
    wanted, places = tuple(map(str, location)), _places(text)
    reach = min(len(wanted), _DEEPEST)
    return next(filter(None, (places.get(wanted[:size]) for size in range(reach, 0, -1))), 0)


@lru_cache(maxsize=2)
def _places(text: str) -> Mapping[tuple[str, ...], int]:
    """Where each table and key first stands: a file may have as many faults as lines."""
    places: dict[tuple[str, ...], int] = {}
    table, seen = [""][:0], dict[str, int]()
    for number, line in enumerate(_LONG_STRING.sub(_blank, text).splitlines(), 1):
        if header := _HEADER.match(line):
            table = _table(header[1], repeated=line.lstrip().startswith("[["), seen=seen)
            path = table
        elif key := _KEY.match(line):
            path = [*table, key[1].strip("\"'"), *(key[2].split(".") if key[2] else ())]
        else:
            continue
        if len(path) <= _DEEPEST:
            places.setdefault(tuple(path), number)
    return places


def _table(header: str, *, repeated: bool, seen: dict[str, int]) -> list[str]:
    """The path of a table header; `[[people]]` counts which one it is."""
    names = [part.strip().strip("\"'") for part in header.split(".")]
    whole = ".".join(names)
    if repeated:
        seen[whole] = seen.get(whole, -1) + 1
    path: list[str] = []
    for depth, name in enumerate(names, 1):
        path.append(name)
        if (count := seen.get(".".join(names[:depth]))) is not None:
            path.append(str(count))
    return path


def _blank(long_string: re.Match[str]) -> str:
    return '""' + "\n" * long_string[0].count("\n")

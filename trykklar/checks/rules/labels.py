"""Rules on labels, references and floats."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.checks.label_makers import named_elsewhere
from trykklar.checks.nearest_key import Names
from trykklar.checks.rule import Remark, Rule
from trykklar.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from trykklar.checks.check_context import CheckContext
    from trykklar.latex.elements import Label

_OF_PACKAGES = frozenset({"LastPage", "TotPages", "LastSheet", "VeryLastPage"})
_FLOAT_KINDS = frozenset({"figure", "table", "sidewaysfigure", "sidewaystable", "wrapfigure"})


def undefined(context: CheckContext) -> Iterator[Remark]:
    """References to labels that are not there."""
    if {"xr", "xr-hyper", "zref-xr"} & context.reading.packages.keys():
        return  # labels of another document
    labels = {label.name: label for label in context.reading.labels}
    names = Names(labels)
    made = _OF_PACKAGES | context.reading.made_labels
    for reference in context.reading.references:
        if (
            reference.name not in labels
            and reference.name not in made
            and not named_elsewhere(context.reading.sources, reference.name.strip())
        ):
            hint = _meant(reference.name, names, labels)
            yield Remark(reference.place, f"There is no label '{reference.name}'.", hint)


def _meant(name: str, names: Names, labels: Mapping[str, Label]) -> str:
    if name.strip() in labels:
        return "LaTeX takes the blank for a part of the name: take it away."
    close = names.nearest(name)
    return f"Did you mean '{close}' ({_where(labels[close])})?" if close else ""


def _where(label: Label) -> str:
    return f"{label.place.path.name}:{label.place.line}"


def duplicate(context: CheckContext) -> Iterator[Remark]:
    """Labels that stand twice."""
    first: dict[str, Label] = {}
    for label in context.reading.labels:
        known = first.setdefault(label.name, label)
        if known is not label and known.place != label.place:
            yield Remark(
                label.place,
                f"The label '{label.name}' stands also at {_where(known)}.",
                "References to it show the number of the last one.",
            )


def unused(context: CheckContext) -> Iterator[Remark]:
    """Labels that nothing refers to; those of floats are `float-unreferenced`."""
    known = {reference.name.strip() for reference in context.reading.references}
    known.update(name.strip() for element in context.reading.floats for name in element.labels)
    for label in context.reading.labels:
        if label.name.strip() not in known and not label.in_code:
            yield Remark(label.place, f"Nothing refers to the label '{label.name}'.")
            known.add(label.name.strip())


def unreferenced(context: CheckContext) -> Iterator[Remark]:
    """Floats with a caption that the text never mentions."""
    referred = {reference.name.strip() for reference in context.reading.references}
    for element in context.reading.floats:
        if (
            not element.captions
            or element.kind not in _FLOAT_KINDS
            or not referred.isdisjoint(map(str.strip, element.labels))
        ):
            continue
        kind = element.kind.removeprefix("sideways").removeprefix("wrap")
        if element.labels:
            message = f"The text never refers to the {kind} '{element.labels[0]}'."
        else:
            message = f"This {kind} has no label, so that the text cannot refer to it."
        yield Remark(element.place, message)


def uncaptioned(context: CheckContext) -> Iterator[Remark]:
    """Labelled floats without a caption."""
    for element in context.reading.floats:
        if element.kind in _FLOAT_KINDS and element.labels and not element.captions:
            yield Remark(
                element.place,
                f"The {element.kind} '{element.labels[0]}' has no caption.",
                "Its label then means the section's number.",
            )


def undescribed(context: CheckContext) -> Iterator[Remark]:
    """Pictures without alternative text, in documents where other pictures have one."""
    graphics = [graphic for element in context.reading.floats for graphic in element.graphics]
    if not any(graphic.alt for graphic in graphics):
        return
    for graphic in graphics:
        if not graphic.alt:
            name = f" '{graphic.name}'" if graphic.name else ""
            yield Remark(graphic.place, f"The picture{name} has no alternative text.")


RULES = (
    Rule(
        "label-undefined",
        Severity.ERROR,
        "A reference to a label that is not there.",
        "It is printed as two question marks.",
        r"\ref{tab:offerdal} without \label{tab:offerdal}",
        undefined,
    ),
    Rule(
        "label-duplicate",
        Severity.ERROR,
        "A label that stands twice.",
        "References show the number of one of them, perhaps of the wrong one.",
        r"\label{fig:loop} in two figures",
        duplicate,
    ),
    Rule(
        "label-unused",
        Severity.HINT,
        "A label that nothing refers to.",
        "Often left over from a text that was moved.",
        r"\label{sec:old} and no \ref{sec:old}",
        unused,
    ),
    Rule(
        "float-unreferenced",
        Severity.WARNING,
        "A figure or table with a caption that the text never refers to.",
        "Journals ask that each is mentioned; readers come to it without being led there.",
        r"\begin{table}...\label{tab:a}\end{table} and no \ref{tab:a}",
        unreferenced,
    ),
    Rule(
        "float-caption",
        Severity.WARNING,
        "A labelled figure or table without a caption.",
        "Without a caption there is no number, and its label means the section's.",
        r"\begin{figure}\includegraphics{a}\label{fig:a}\end{figure}",
        uncaptioned,
    ),
    Rule(
        "float-alt",
        Severity.HINT,
        "A picture without alternative text, in a document whose other pictures have one.",
        "A reader who cannot see it learns nothing; by law, universities must describe it.",
        r"\includegraphics{a} beside \includegraphics[alt={The loop}]{b}",
        undescribed,
    ),
)

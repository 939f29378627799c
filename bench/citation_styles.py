"""Citations and lists of works in Word beside those in the PDF, under many styles of biblatex.

    python bench/citation_styles.py [--bed citation_bed] [--engine xelatex] [STYLE ...]

Run from the project's folder. A manuscript (`citation_bed/`, and others beside it) is typeset and
converted under each style. Its pages are so wide that no line breaks, and its places stand between
marks, so that what pdftotext reads there can be held against the Word file: the text of each place
with the numbers of its notes, each note, each entry in its order, italic words, and addresses that
are linked. Exit status 1 where less than 98 in a hundred are equal.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
import time
import unicodedata
import zipfile
from collections import Counter
from dataclasses import dataclass
from html import unescape
from itertools import chain, pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from trykklar.word.docx.ooxml import R, m, parse, w

if TYPE_CHECKING:
    from lxml import etree

BEDS = Path(__file__).parent
ROOT = Path(__file__).parent.parent
ENOUGH = 0.98
SECONDS = 600
STYLES = """
    alphabetic apa authortitle authortitle-dw authortitle-ticomp authoryear authoryear-ibid
    authoryear-icomp bath chem-acs chicago-authordate chicago-notes ext-authoryear ext-numeric-comp
    footnote-dw ieee iso-authoryear iso-numeric mla musuos nature nejm numeric numeric-comp
    philosophy-classic philosophy-verbose phys publist reading sbl science trad-abbrv unified
    vancouver verbose verbose-ibid verbose-inote verbose-note verbose-trad1 verbose-trad2 windycity
"""
CHICAGO = {"chicago-authordate": "authordate", "chicago-notes": "notes"}
ENGINES = ("pdflatex", "xelatex", "lualatex")
LISTS = "@LISTS@"
NAME_RULE = "———"
"""What Word has for a rule in the place of a name, which is no text in a PDF."""

LONGEST_HEADING = 60  # of a list; what is longer is an entry
EIGHT_BITS = "\\usepackage[T1]{fontenc}\n\\usepackage{lmodern}\n"
_GAP = 0.2  # of the height of letters: more than a thin space, which is none on both sides
_UNSEEN = re.compile("[\N{SOFT HYPHEN}\N{THIN SPACE}\N{NARROW NO-BREAK SPACE}]")
_THIN = re.compile("[\N{THIN SPACE}\N{NARROW NO-BREAK SPACE}]")
_WORD = re.compile(
    r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)</word>'
)
UNPRINTED = "and not its text"
"""What the program says of a note whose text TeX does not print: in a float, in another note."""
PLACE = re.compile(r"@\s*(\d+):(.*?):\1\s*@", re.DOTALL)


_SCRIPTS = (m("sub"), m("sup"))


@dataclass
class Word:
    """What a Word file has.

    Attributes:
        text: All of its text, with the numbers of notes in it, the notes behind it.
        notes: Number and text of each.
        entries: Of the lists of works.
        italic: Words in italics.
        links: Addresses.
    """

    text: str
    notes: list[tuple[int, str]]
    entries: list[str]
    italic: Counter[str]
    links: Counter[str]


@dataclass(frozen=True)
class _Box:
    """A word of a PDF, and where it stands: in points, from the upper left."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    def parts(self, before: _Box) -> str:
        """What is between it and the word before: a line's end, a space, or nothing."""
        height = max(self.bottom - self.top, before.bottom - before.top)
        overlap = min(self.bottom, before.bottom) - max(self.top, before.top)
        if overlap <= 0 or self.left < before.left:
            return "\n"
        return " " if self.left - before.right > _GAP * height else ""


@dataclass(frozen=True)
class Bed:
    """A manuscript with works.

    Attributes:
        folder: Where its preamble, its places and its works are.
        engine: Which TeX sets it.
    """

    folder: Path
    engine: str

    def write(self, folder: Path, style: str) -> None:
        """Writes the manuscript in a style."""
        package = f"\\usepackage[style={style}]{{biblatex}}"
        if style in CHICAGO:
            package = f"\\usepackage[{CHICAGO[style]}]{{biblatex-chicago}}"
        head = (self.folder / "preamble.tex").read_text("utf-8").replace("BIBLATEX", package)
        if self.engine != "pdflatex":
            assert EIGHT_BITS in head, "the fonts of the preamble are others"
            head = head.replace(EIGHT_BITS, "\\usepackage{fontspec}\n")
        body = (self.folder / "places.tex").read_text("utf-8")
        (folder / "main.tex").write_text(f"% !TEX program = {self.engine}\n{head}{body}", "utf-8")
        (folder / "works.bib").write_text((self.folder / "works.bib").read_text("utf-8"), "utf-8")


def main() -> int:
    """Prints a line for each style; 1 where one has too little in common with its PDF."""
    options = _options()
    bed = Bed(BEDS / options.bed, options.engine)
    print("style                 places      notes    entries   italics  links    tex s  word s")
    bad = [style for style in options.styles or STYLES.split() if not _line(bed, style)]
    return int(bool(bad))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("styles", nargs="*", help="styles of biblatex; some forty by default")
    parser.add_argument("--bed", default="citation_bed", help="the folder of the manuscript")
    parser.add_argument("--engine", default="pdflatex", choices=ENGINES)
    return parser.parse_args()


def _line(bed: Bed, style: str) -> bool:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        bed.write(folder, style)
        began = time.monotonic()
        built = _run(folder, "build", "main.tex")
        middle = time.monotonic()
        made = _run(folder, "word", "main.tex", "-o", "out.docx")
        ended = time.monotonic()
        pdf, docx = folder / "build" / "main.pdf", folder / "out.docx"
        if not pdf.is_file() or not docx.is_file():
            print(f"{style:20}  nothing was made", (built + made).strip()[-300:])
            return False
        shares, differing = _compared(pdf, docx, made.count(UNPRINTED))
        counts = "  ".join(f"{good:3} of {total:3}" for good, total in shares)
        print(f"{style:20}  {counts}  {middle - began:5.1f}  {ended - middle:5.1f}", flush=True)
        for line in differing:
            print(f"    {line[:400]}")
        for line in made.splitlines():
            if "word-citation-style" in line or "Traceback" in line:
                print(f"    {line[:300]}")
    return all(good >= ENOUGH * total for good, total in shares[:3])


def _run(folder: Path, *arguments: str) -> str:
    command = [sys.executable, str(ROOT / "make_paper.py"), *arguments]
    done = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, timeout=SECONDS, check=False
    )
    return done.stdout + done.stderr


def _compared(pdf: Path, docx: Path, unprinted: int = 0) -> tuple[list[tuple[int, int]], list[str]]:
    """What a Word file has in common with its PDF, and what not.

    Args:
        pdf: Set by TeX.
        docx: Made of the same source.
        unprinted: How many notes the program names whose text TeX does not print.
    """
    shown, word = _level(_shown(pdf)), _read(docx)
    theirs, ours = _places(shown), _places(word.text)
    places = [
        f"{number}: PDF  {theirs.get(number)!r}\n         Word {ours.get(number)!r}"
        for number in dict.fromkeys([*theirs, *ours])
        if _level(theirs.get(number, "")) not in _forms(ours.get(number, ""))
    ]
    # As many as the program names are no difference.
    notes = [
        f"note {number}: {text!r}"
        for number, text in word.notes
        if not any(form in shown for form in _noted(number, text))
    ][unprinted:]
    entries, over = _unlisted(word, shown[max(0, shown.rfind(LISTS)) :])
    italic, links = _looks(pdf)
    return [
        (len(theirs.keys() | ours.keys()) - len(places), len(theirs.keys() | ours.keys())),
        (len(word.notes) - unprinted - len(notes), len(word.notes) - unprinted),
        (len(word.entries) - len(entries), len(word.entries) + len(over)),
        _common(italic, word.italic),
        _common(links, word.links),
    ], [
        *places,
        *notes,
        *(f"entry: {entry!r}" for entry in entries),
        *(f"only in the PDF's lists: {text!r}" for text in over),
        *_different(italic, word.italic),
        *_different(links, word.links),
    ]


def _places(text: str) -> dict[str, str]:
    return dict(PLACE.findall(text))


def _forms(text: str) -> tuple[str, ...]:
    """A text as a PDF may have it: a thin space is seen as one in small letters only."""
    return _level(text), _level(_THIN.sub(" ", text))


def _noted(number: int, text: str) -> list[str]:
    """How a page may have a note below its text."""
    dots = ("", " ", ".", ". ", ") ")
    return [form for dot in dots for form in _forms(f"{number}{dot}{text.strip()}")]


def _unlisted(word: Word, shown: str) -> tuple[list[str], list[str]]:
    """The entries that a PDF's lists have not, in this order; and what they have beside entries."""
    lost, over, at = [], [], 0
    for entry in word.entries:
        # The first may be text that looks like a rule; a raised label may touch its work.
        whole, loose = _forms(entry)
        forms = [whole, loose, _level(entry.replace(NAME_RULE, "")), whole.replace(" ", "", 1)]
        found, form = next(
            ((place, form) for form in forms if (place := shown.find(form, at)) >= 0), (-1, "")
        )
        if found < 0:
            lost.append(entry)
            continue
        over.append(shown[at:found])
        at = found + len(form)
    over.append(shown[at:])
    below = [form for number, text in word.notes for form in _noted(number, text)]
    for form in sorted(below, key=len, reverse=True):
        over = [text.replace(form, "") for text in over]
    return lost, [text for text in over if len("".join(text.split())) > LONGEST_HEADING]


def _shown(pdf: Path) -> str:
    """The text of a PDF in the order in which TeX set it; spaces are where there is a gap."""
    page = subprocess.run(
        ["pdftotext", "-raw", "-bbox", pdf, "-"], capture_output=True, text=True, check=True
    ).stdout
    found = (
        _Box(unescape(word[5]), *(float(word[side]) for side in range(1, 5)))
        for word in _WORD.finditer(page)
    )
    first = next(found, None)
    parts = [first.text] if first else []
    for before, box in pairwise(chain([first] if first else [], found)):
        parts += [box.parts(before), box.text]
    return "".join(parts)


def _common(one: Counter[str], other: Counter[str]) -> tuple[int, int]:
    return (one & other).total(), max(one.total(), other.total())


def _different(theirs: Counter[str], ours: Counter[str]) -> list[str]:
    lost, new = list((theirs - ours).elements()), list((ours - theirs).elements())
    return [f"only PDF: {lost[:12]}, only Word: {new[:12]}"] if lost or new else []


def _level(text: str) -> str:
    plain = unicodedata.normalize("NFKC", _UNSEEN.sub("", text))
    return re.sub(r"\s+", " ", plain).strip()


def _looks(pdf: Path) -> tuple[Counter[str], Counter[str]]:
    """The words in italics and the addresses of a PDF."""
    xml = subprocess.run(
        ["pdftohtml", "-xml", "-stdout", "-i", pdf], capture_output=True, text=True, check=True
    ).stdout
    italic = " ".join(
        unescape(re.sub("<[^>]+>", "", part))
        for part in re.findall(r"<i>(.*?)</i>", xml, re.DOTALL)
    )
    links = [unescape(link) for link in re.findall(r'href="(https?:[^"]*)"', xml)]
    return _words(italic), Counter(set(links))


def _words(text: str) -> Counter[str]:
    return Counter(re.findall(r"[^\W\d_]+", unicodedata.normalize("NFKC", text)))


def _read(docx: Path) -> Word:
    with zipfile.ZipFile(docx) as archive:
        body = parse(archive.read("word/document.xml"))
        below = parse(archive.read("word/footnotes.xml"))
        targets = {
            (part, relation.get("Id", "")): relation.get("Target", "")
            for part in ("document", "footnotes")
            if f"word/_rels/{part}.xml.rels" in archive.namelist()
            for relation in parse(archive.read(f"word/_rels/{part}.xml.rels"))
            if relation.get("TargetMode") == "External"
        }
    text = body.find(w("body"))
    assert text is not None, "the Word file has no text"
    numbers = _numbers(text)
    paragraphs = [(_style(one), _text(one, numbers)) for one in body.iter(w("p"))]
    notes = [
        (numbers[note.get(w("id"), "")], " ".join(_text(one, {}) for one in note.iter(w("p"))))
        for note in below.iter(w("footnote"))
        if note.get(w("id"), "") in numbers
    ]
    italic = "|".join(_italic(one) for root in (body, below) for one in root.iter(w("p")))
    links = [
        targets.get((part, link.get(f"{{{R}}}id", "")), "")
        for part, root in (("document", body), ("footnotes", below))
        for link in root.iter(w("hyperlink"))
    ]
    return Word(
        "\n".join([*(text for _, text in paragraphs), *(text for _, text in notes)]),
        notes,
        [text for style, text in paragraphs if style == "Bibliography"],
        _words(italic),
        Counter({link for link in links if link.startswith("http")}),
    )


def _numbers(body: etree._Element) -> dict[str, int]:
    """The number of each note, as Word counts them: by section, or through all."""
    found: dict[str, int] = {}
    since: list[str] = []
    count = 0
    # A section ends with the paragraph that says so.
    for block in body:
        since += [item.get(w("id"), "") for item in block.iter(w("footnoteReference"))]
        item = next(block.iter(w("footnotePr")), None)
        if item is None:
            continue
        start, restart = item.find(w("numStart")), item.find(w("numRestart"))
        if start is not None:
            count = int(start.get(w("val"), "1")) - 1
        elif restart is not None and restart.get(w("val")) == "eachSect":
            count = 0
        found.update((name, count + at) for at, name in enumerate(since, 1))
        count += len(since)
        since = []
    return found


def _italic(paragraph: etree._Element) -> str:
    """What a paragraph has in italics: a word may be in several runs, as the letters of a formula.

    What is raised or lowered there is a word of its own, as in a PDF.
    """
    parts, level = [], ""
    for run in paragraph.iter(w("r"), m("r")):
        parent = run.getparent()
        here = "" if parent is None or parent.tag not in _SCRIPTS else str(parent.tag)
        parts += ["|"] * (here != level) + [_text(run, {}) if _slanted(run) else "|"]
        level = here
    return "".join(parts)


def _style(paragraph: etree._Element) -> str:
    style = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
    return style.get(w("val"), "") if style is not None else ""


def _slanted(run: etree._Element) -> bool:
    if run.tag == m("r"):  # in a formula, letters lean by themselves
        upright = run.find(f"{m('rPr')}/{m('sty')}[@{m('val')}='p']")
        return upright is None and run.find(f"{m('rPr')}/{m('nor')}") is None
    properties = run.find(w("rPr"))
    leaning = properties.find(w("i")) if properties is not None else None
    return leaning is not None and leaning.get(w("val")) != "0"


def _text(element: etree._Element, numbers: dict[str, int]) -> str:
    parts = []
    for item in element.iter():
        if item.tag in (w("t"), m("t")):
            parts.append(item.text or "")
        elif item.tag in (w("tab"), w("br")):
            parts.append(" ")
        elif item.tag == w("footnoteReference") and item.get(w("id"), "") in numbers:
            parts.append(str(numbers[item.get(w("id"), "")]))
    return "".join(parts)


if __name__ == "__main__":
    sys.exit(main())

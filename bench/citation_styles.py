"""Citations and lists of works in Word beside those in the PDF, under many styles of biblatex.

    python bench/citation_styles.py [--bed citation_bed] [--engine xelatex] [STYLE ...]

Run from the project's folder. A manuscript (`citation_bed/`, `second_citation_bed/`) is typeset and
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
EIGHT_BITS = "\\usepackage[T1]{fontenc}\n\\usepackage{lmodern}\n"
PLACE = re.compile(r"@\s*(\d+):(.*?):\1\s*@", re.DOTALL)


@dataclass
class Word:
    """What a Word file has.

    Attributes:
        text: All of its text, with the numbers of notes in it, the notes behind it.
        notes: Number -> text.
        entries: Of the lists of works.
        italic: Words in italics.
        links: Addresses.
    """

    text: str
    notes: dict[int, str]
    entries: list[str]
    italic: Counter[str]
    links: Counter[str]


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
        shares, told = _compared(pdf, docx)
        counts = "  ".join(f"{good:3} of {total:3}" for good, total in shares)
        print(f"{style:20}  {counts}  {middle - began:5.1f}  {ended - middle:5.1f}", flush=True)
        for line in told:
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


def _compared(pdf: Path, docx: Path) -> tuple[list[tuple[int, int]], list[str]]:
    shown = subprocess.run(
        ["pdftotext", pdf, "-"], capture_output=True, text=True, check=True
    ).stdout.replace("\f", "\n")
    word = _read(docx)
    theirs = {number: _level(text) for number, text in PLACE.findall(shown)}
    ours = {number: _level(text) for number, text in PLACE.findall(word.text)}
    told = [
        f"{number}: PDF  {theirs[number]!r}\n         Word {ours.get(number)!r}"
        for number in theirs
        if theirs[number] != ours.get(number)
    ]
    places = (len(theirs) - len(told), len(theirs))
    squeezed = _squeezed(shown)
    missing = [
        f"note {number}: {text!r}"
        for number, text in word.notes.items()
        if not any(_squeezed(f"{number}{dot}{text}") in squeezed for dot in ("", "."))
    ]
    begin = at = max(0, squeezed.rfind(LISTS))
    lost = []
    for entry in word.entries:
        # A rule in the place of a name is no text in a PDF, and labels may stand in a column there.
        label, _, rest = entry.partition(" ")
        forms = [_squeezed(entry).removeprefix("———")]
        forms += [_squeezed(rest)] if _squeezed(label) in squeezed[begin:] else []
        found = max(squeezed.find(form, at) for form in forms)
        if found < 0:
            lost.append(f"entry: {entry!r}")
        at = max(at, found)
    italic, links = _looks(pdf)
    return [
        places,
        (len(word.notes) - len(missing), len(word.notes)),
        (len(word.entries) - len(lost), len(word.entries)),
        _common(italic, word.italic),
        _common(links, word.links),
    ], [*told, *missing, *lost, *_different(italic, word.italic), *_different(links, word.links)]


def _common(one: Counter[str], other: Counter[str]) -> tuple[int, int]:
    return (one & other).total(), max(one.total(), other.total())


def _different(theirs: Counter[str], ours: Counter[str]) -> list[str]:
    lost, new = list((theirs - ours).elements()), list((ours - theirs).elements())
    return [f"only PDF: {lost[:12]}, only Word: {new[:12]}"] if lost or new else []


def _level(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).replace("\u00ad", "")
    plain = re.sub(r"\s+", " ", plain).strip()
    # pdftotext guesses a space after raised numbers, and where italics end.
    return re.sub(r"(?<=[\w\]]) (?=[.,;:!?)\]])", "", plain)


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text).replace("\u00ad", ""))


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
    numbers: dict[str, int] = {}
    for reference in body.iter(w("footnoteReference")):
        numbers[reference.get(w("id"), "")] = len(numbers) + 1
    paragraphs = [(_style(one), _text(one, numbers)) for one in body.iter(w("p"))]
    notes = {
        numbers[note.get(w("id"), "")]: " ".join(_text(one, {}) for one in note.iter(w("p")))
        for note in below.iter(w("footnote"))
        if note.get(w("id"), "") in numbers
    }
    italic = " ".join(
        _text(run, {}) if _slanted(run) else "|"
        for root in (body, below)
        for run in root.iter(w("r"))
    )
    links = [
        targets.get((part, link.get(f"{{{R}}}id", "")), "")
        for part, root in (("document", body), ("footnotes", below))
        for link in root.iter(w("hyperlink"))
    ]
    return Word(
        "\n".join([*(text for _, text in paragraphs), *notes.values()]),
        notes,
        [text for style, text in paragraphs if style == "Bibliography"],
        _words(italic),
        Counter({link for link in links if link.startswith("http")}),
    )


def _style(paragraph: etree._Element) -> str:
    style = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
    return style.get(w("val"), "") if style is not None else ""


def _slanted(run: etree._Element) -> bool:
    properties = run.find(w("rPr"))
    return properties is not None and properties.find(w("i")) is not None


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

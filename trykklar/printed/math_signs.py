r"""Which sign a formula's font has at which place: TeX is asked, and no table of fonts is needed.

Behind the formulas that TeX lists, it lists signs whose LaTeX is known: what it shows of each is
what it shows of the same sign in a formula, in whatever font the document has it.

Sources of the names: LaTeX's fontmath.ltx, and amssymb.sty.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from trykklar.printed.math_list import NUCLEUS, MathNode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_NAMES = r"""
alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa lambda mu nu xi pi
varpi rho varrho sigma varsigma tau upsilon phi varphi chi psi omega Gamma Delta Theta Lambda Xi Pi
Sigma Upsilon Phi Psi Omega partial nabla ell hbar hslash imath jmath wp infty emptyset varnothing
prime forall exists nexists neg top bot angle triangle aleph beth surd complement
pm mp times div cdot ast star circ bullet oplus ominus otimes oslash odot cap cup uplus sqcap sqcup
vee wedge setminus wr diamond dagger ddagger amalg bigcirc bigtriangleup bigtriangledown ltimes
rtimes
leq geq equiv models prec succ sim perp preceq succeq simeq mid ll gg asymp parallel subset supset
approx subseteq supseteq cong bowtie sqsubseteq sqsupseteq in ni propto vdash dashv smile frown
notin neq leqslant geqslant lesssim gtrsim lll ggg triangleq subsetneq supsetneq therefore because
coloneqq eqqcolon vcentcolon
leftarrow rightarrow leftrightarrow Leftarrow Rightarrow Leftrightarrow uparrow downarrow mapsto
leftharpoonup rightharpoonup rightleftharpoons nearrow searrow swarrow nwarrow hookrightarrow
hookleftarrow upharpoonright
ldotp cdotp colon sum prod coprod int oint bigcap bigcup bigsqcup bigvee bigwedge bigodot
bigotimes bigoplus biguplus iint iiint
lbrace rbrace lfloor rfloor lceil rceil langle rangle vert Vert backslash Uparrow Downarrow
"""
_CHARACTERS = "0123456789+-=<>()[]|/*,;:.!?'\""
_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_ALPHABETS = "mathrm mathbf mathit mathsf mathtt mathcal mathbb mathfrak mathscr"
_WHOLE = frozenset(["mathrm", "mathbf", "mathit", "mathsf", "mathtt", "mathfrak"])
_BRACKETS = (
    "(", ")", "[", "]", r"\{", r"\}", "|", r"\|", "/", r"\backslash ", r"\langle ", r"\rangle ",
    r"\lfloor ", r"\rfloor ", r"\lceil ", r"\rceil ", r"\uparrow ", r"\downarrow ",
    r"\Uparrow ", r"\Downarrow ",
)  # fmt: skip
_ACCENTS = """
hat check breve acute grave tilde bar vec dot ddot mathring widehat widetilde widecheck widebar
widebreve widering
"""
# Accents of packages (mathabx, newtxmath, MnSymbol, yhmath), by LaTeX's own of their form.
_LIKE = {"widecheck": "check", "widebar": "overline", "widebreve": "breve", "widering": "mathring"}
_ACCENTED = ("", r"\mathbf", r"\mathrm")  # alphabets in which accents are of other fonts
_NEGATION = r"\not "
_NUMBERED = re.compile(r"\\special\{trykklar:sign (\d+)\}")
_LINE = re.compile(r"\\fam\d+ .+", re.DOTALL)
_CODE = re.compile(r'"[0-9A-F]+(?:"[0-9A-F]+)?')  # LuaTeX has two numbers for some
_ACCENT = re.compile(
    r"\\(?:Umath|math)?accent[a-z ]*(\\fam\d+ .+?)(?:\\(?:no|display)?limits)?", re.DOTALL
)


class MathLetter(NamedTuple):
    """A letter or sign of a formula.

    Attributes:
        text: What it is: itself or a command.
        alphabet: The command that sets letters so; "" of an ordinary one.
    """

    text: str
    alphabet: str = ""

    @property
    def latex(self) -> str:
        """It in its alphabet."""
        return in_alphabet(self.text, self.alphabet)


def in_alphabet(text: str, alphabet: str) -> str:
    """Letters of one alphabet as LaTeX.

    Args:
        text: The letters.
        alphabet: Its command; "" of ordinary ones.
    """
    return rf"\{alphabet}{{{text}}}" if alphabet else text


@dataclass(frozen=True, slots=True)
class MathSigns:
    r"""What TeX shows of signs.

    Attributes:
        letters: What a list has of a sign or letter, `\fam1 x` -> which that is.
        brackets: The code of a bracket, `"28300` -> the bracket.
        accents: What a list has of an accent, `\fam0 ^` -> its command.
    """

    letters: Mapping[str, MathLetter]
    brackets: Mapping[str, str]
    accents: Mapping[str, str]


def asked_signs() -> tuple[str, ...]:
    """Formulas of which TeX is asked for the list, to know its signs: each on its own may fail."""
    letters = (_alphabet(name) for name in _ALPHABETS.split())
    accents = (f"{group}{{{_accents()}}}" for group in _ACCENTED)
    return (_negation(), _brackets(), *accents, *letters, *_signs())


def read_signs(lists: Sequence[Sequence[MathNode] | None]) -> MathSigns:
    """What the lists of these formulas say.

    Args:
        lists: One for each; None where there is none.
    """
    negation, brackets, *others = lists
    names = _ALPHABETS.split()
    accents, others = others[: len(_ACCENTED)], others[len(_ACCENTED) :]
    alphabets, signs = others[: len(names)], others[len(names) :]
    letters: dict[str, MathLetter] = {}
    for name, nodes in zip(names, alphabets, strict=True):
        for number, line in _lines(nodes or ()):
            letters.setdefault(line, MathLetter(_LETTERS[number], name))
    ordinary = _ordinary()
    known = [found for group in signs for found in _lines(group or ())]
    for number, line in reversed(known):  # the first of two names counts
        letters[line] = MathLetter(ordinary[number])
    for _, line in _lines(negation or ()):
        letters[line] = MathLetter(_NEGATION)
    codes = {".": "."} | {
        code: _BRACKETS[number]
        for number, node in reversed(list(_numbered(brackets or ())))
        for inner in node.part(NUCLEUS)[:1]
        if (code := bracket_code(inner.text))
    }
    marks = _ACCENTS.split()
    found = {
        line: _LIKE.get(marks[number], marks[number])
        for group in accents
        for number, node in reversed(list(_numbered(_inner(group))))
        if (line := accent_line(node.text))
    }
    return MathSigns(letters, codes, found)


def bracket_code(text: str) -> str:
    r"""The code of a bracket; "" where there is none.

    Args:
        text: With the code in it: `\left"28300`.
    """
    match = _CODE.search(text)
    return match[0] if match else ""


def accent_line(text: str) -> str:
    r"""What a list has of an accent, without its beginning; "" of what is none.

    Args:
        text: `\accent\fam0 ^`.
    """
    match = _ACCENT.fullmatch(text)
    return match[1] if match else ""


def _ordinary() -> tuple[str, ...]:
    return (*_CHARACTERS, *_LETTERS, *(rf"\{name} " for name in _NAMES.split()))


def _signs() -> Iterator[str]:
    """Formulas of signs: a command that is an error to TeX, as with mathptmx, is alone in one."""
    characters = _CHARACTERS + _LETTERS
    yield "".join(f"{_mark(at)}{{{sign}}}" for at, sign in enumerate(characters))
    for at, name in enumerate(_NAMES.split(), len(characters)):
        yield rf"\ifdefined\{name}{_mark(at)}\{name}\fi"


def _negation() -> str:
    """A formula of the sign that negates the next one; with OpenType's fonts, that is no sign."""
    return rf"\ifdefined\Umathchar\else{_mark(0)}{_NEGATION}\fi"


def _brackets() -> str:
    return "".join(rf"{_mark(at)}\left{sign}\right." for at, sign in enumerate(_BRACKETS))


def _accents() -> str:
    named = enumerate(_ACCENTS.split())
    return "".join(rf"\ifdefined\{name}{_mark(at)}\{name}{{x}}\fi " for at, name in named)


def _alphabet(name: str) -> str:
    """A formula of the letters that an alphabet has: fonts have signs in the others' places."""
    every = ((at, sign) for at, sign in enumerate(_LETTERS) if sign.isupper() or name in _WHOLE)
    letters = "".join(rf"{_mark(at)}\{name}{{{sign}}}" for at, sign in every)
    return rf"\ifdefined\{name} {letters}\fi"


def _mark(number: int) -> str:
    return rf"\special{{trykklar:sign {number}}}"


def _inner(nodes: Sequence[MathNode] | None) -> Sequence[MathNode]:
    """What a group holds that is all of a formula."""
    return nodes[0].part(NUCLEUS) if nodes else ()


def _lines(nodes: Iterable[MathNode]) -> Iterator[tuple[int, str]]:
    """The numbers of signs that are one letter of a font, each with what the list has of it."""
    for number, node in _numbered(nodes):
        nucleus = node.part(NUCLEUS)
        while len(nucleus) == 1 and not _LINE.fullmatch(nucleus[0].text):
            nucleus = nucleus[0].part(NUCLEUS)
        if len(nucleus) == 1:
            yield number, nucleus[0].text


def _numbered(nodes: Iterable[MathNode]) -> Iterator[tuple[int, MathNode]]:
    """The node behind each mark, if it is the only one up to the next."""
    number, behind = -1, list[MathNode]()
    for node in (*nodes, MathNode(_mark(0))):
        mark = _NUMBERED.match(node.text)
        if mark is None:
            behind.append(node)
            continue
        if number >= 0 and len(behind) == 1:
            yield number, behind[0]
        number, behind = int(mark[1]), []

r"""LaTeX's font encodings: which letter stands at which place of a font.

Sources: the encodings of Latin Modern (fonts/enc/dvips/lm) and cm-super-t2a.enc, whose names of
glyphs glyphtounicode.tex explains, as those in the Greek fonts of cbfonts; tipa's t3enc.def;
LaTeX's encguide. A row is sixteen places; an empty one is `□`.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_EMPTY = "□"
_LIGATURES = ("ff", "fi", "fl", "ffi", "ffl")

_CORK_LOW = r"""
`´ˆ˜¨˝˚ˇ˘¯˙¸˛‚‹› “”„«»–—□□ıȷ□□□□□ ␣!"#$%&’()*+,-./ 0123456789:;<=>?
@ABCDEFGHIJKLMNO PQRSTUVWXYZ[\]^_ ‘abcdefghijklmno pqrstuvwxyz{|}~-
"""
_CORK_HIGH = r"""
ĂĄĆČĎĚĘĞĹĽŁŃŇŊŐŔ ŘŚŠŞŤŢŰŮŸŹŽŻĲİđ§ ăąćčďěęğĺľłńňŋőŕ řśšşťţűůÿźžżĳ¡¿£
ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏ ÐÑÒÓÔÕÖŒØÙÚÛÜÝÞ□ àáâãäåæçèéêëìíîï ðñòóôõöœøùúûüýþß
"""
_CYRILLIC_HIGH = r"""
ҐҒЂЋҺҖҘЉЇҚҠҜӔҢҤЅ ӨҪЎҮҰҲЏҸҶЄӘЊЁ№¤§ ґғђћһҗҙљїқҡҝӕңҥѕ өҫўүұҳџҹҷєәњё„«»
АБВГДЕЖЗИЙКЛМНОП РСТУФХЦЧШЩЪЫЬЭЮЯ абвгдежзийклмноп рстуфхцчшщъыьэюя
"""
_KNUTH = r"""
ΓΔΘΛΞΠΣΥΦΨΩ□□□□□ ıȷ`´ˇ˘¯˚¸ßæœøÆŒØ □!”#$%&’()*+,-./ 0123456789:;¡=¿?
@ABCDEFGHIJKLMNO PQRSTUVWXYZ[“]ˆ˙ ‘abcdefghijklmno pqrstuvwxyz–—˝˜¨
"""
# Knuth's typewriter fonts: the places of ASCII.
_KNUTH_TYPEWRITER = r"""
ΓΔΘΛΞΠΣΥΦΨΩ↑↓'¡¿ ıȷ`´ˇ˘¯˚¸ßæœøÆŒØ ␣!"#$%&’()*+,-./ 0123456789:;<=>?
@ABCDEFGHIJKLMNO PQRSTUVWXYZ[\]^_ ‘abcdefghijklmno pqrstuvwxyz{|}~¨
"""
_MATH_LETTERS = r"""
ΓΔΘΛΞΠΣΥΦΨΩαβγδϵ ζηθικλµνξπρστυφχ ψωεϑϖϱςϕ↼↽⇀⇁□□▷◁ 0123456789.,</>⋆
∂ABCDEFGHIJKLMNO PQRSTUVWXYZ♭♮♯⌣⌢ ℓabcdefghijklmno pqrstuvwxyzıȷ℘□□
"""
_MATH_SYMBOLS = r"""
−·×∗÷⋄±∓⊕⊖⊗⊘⊙□◦• ≍≡⊆⊇≤≥⪯⪰∼≈⊂⊃≪≫≺≻ ←→↑↓↔↗↘≃⇐⇒⇑⇓⇔↖↙∝ ′∞∈∋△▽□□∀∃¬∅ℜℑ⊤⊥
ℵABCDEFGHIJKLMNO PQRSTUVWXYZ∪∩⊎∧∨ ⊢⊣⌊⌋⌈⌉{}⟨⟩|∥↕⇕\≀ √⨿∇∫⊔⊓⊑⊒§†‡¶♣♦♥♠
"""
_COMPANION = r"""
`´ˆ˜¨˝˚ˇ˘¯˙¸˛‚□□ □□„□□□□←→□□□□□□ □□□□$□□'□□∗□,□.⁄ 0123456789□□〈−〉□
□□□□□□□□□□□□□□□□ □□□□□□□□□□□⟦□⟧↑↓ `□□□□□□□□□□□□□♪□ □□□ſ□□□□□□□□□□□□
˘ˇ˝□†‡‖‰•℃$¢ƒ₡₩□ □□₤□‽□₫™□¶□№□℮◦□ □□¢£¤¥¦§¨©ª□¬□®¯ °±²³´µ¶·※¹º√¼½¾€
□□□□□□□□□□□□□□□□ □□□□□□×□□□□□□□□□ □□□□□□□□□□□□□□□□ □□□□□□÷□□□□□□□□□
"""
_WINDOWS = r"""
□€□□⁄˙˝˛□□□□□□□□ ıȷ`´ˇ˘¯˚¸ßæœøÆŒØ □!"#$%&’()*+,-./ 0123456789:;<=>?
@ABCDEFGHIJKLMNO PQRSTUVWXYZ[\]ˆ_ ‘abcdefghijklmno pqrstuvwxyz{|}˜¨
Ł'‚ƒ„…†‡ˆ‰Š‹ŒŽ^− ł‘’“”•–—˜™š›œž~Ÿ □¡¢£¤¥¦§¨©ª«¬-®¯ °±²³´µ¶·¸¹º»¼½¾¿
ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏ ÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞß àáâãäåæçèéêëìíîï ðñòóôõö÷øùúûüýþÿ
"""

# The International Phonetic Alphabet.
_PHONETIC = r"""
`´ˆ˜¨˝˚ˇ˘¯˙¸˛□□□ □□□□□□□□□ıȷ□□□□□ □!ˈ□□□□’()*+,-./ ʉɨʌɜɥɐɒɤɵɘːˑ<=>?
əɑβɕðɛɸɣɦɪʝʁʎɱŋɔ ʔʕɾʃθʊʋɯχʏʒ[ʽ]□□ ‘abcdefɡhijklmno pqrstuvwxyz‖|ǂ˞ˌ
□□□□□□□□□□□□□□□□ □□|‖ꜜꜛ↗↘□□□□□□□□ ƀđȡᶑᴇg□□ᴊʞƚλƛ□ȵ□ ω□ʆ□ȶʦ□□ʓƹьъˀ□□□
ᴀƈʗʤɚʚɞɝɤʛɧʜɩɟƙʟ ɮɷƥʠɼɺƭɶʇʧᴜʖʡʢ□ƿ ʙɓɗɖɠɢæçħɟʄɫɬɭɰɳ ɴɲʘɽɹɻʀœøʂʈʍʐʑþƕ
"""
# Greek, typed in Latin letters or not.
_GREEK = r"""
–□□□□□ϛϛιᾼῌῼΑΫαϋ □□ϟϙ□ϘϚϠ€‰əϡ‘’˘¯ ῁!¨΅῭%·΄()*+,-./ 0123456789:·῾=᾿;
῟ΑΒ῝ΔΕΦΓΗΙΘΚΛΜΝΟ ΠΧΡΣΤΥ῞ΩΞΨΖ[῏]῎῍ `αβςδεφγηιθκλμνο πχρστυ□ωξψζ«ͺ»῀—
ὰἁἀἃᾲᾁᾀᾃάἅἄἂᾴᾅᾄᾂ ᾶἇἆϝᾷᾇᾆ□ὴἡἠ□ῂᾑᾐ□ ήἥἤἣῄᾕᾔᾓῆἧἦἢῇᾗᾖᾒ ὼὡὠὣῲᾡᾠᾣώὥὤὢῴᾥᾤᾢ
ῶὧὦϜῷᾧᾦ□ὶἱἰἳὺὑὐὓ ίἵἴἲύὕὔὒῖἷἶΪῦὗὖΫ ὲἑἐἓὸὁὀὃέἕἔἒόὅὄὂ ϊῒΐῗϋῢΰῧᾳῃῳῥῤ□ʹ͵
"""

# Signs by their numbers, as `\ding` of pifont has them (Adobe's zdingbat.txt).
_DINGBATS = r"""
□□□□□□□□□□□□□□□□ □□□□□□□□□□□□□□□□
□✁✂✃✄☎✆✇✈✉☛☞✌✍✎✏ ✐✑✒✓✔✕✖✗✘✙✚✛✜✝✞✟
✠✡✢✣✤✥✦✧★✩✪✫✬✭✮✯ ✰✱✲✳✴✵✶✷✸✹✺✻✼✽✾✿
❀❁❂❃❄❅❆❇❈❉❊❋●❍■❏ ❐❑❒▲▼◆❖◗❘❙❚❛❜❝❞□
□□□□□□□□□□□□□□□□ □□□□□□□□□□□□□□□□
□❡❢❣❤❥❦❧♣♦♥♠①②③④ ⑤⑥⑦⑧⑨⑩❶❷❸❹❺❻❼❽❾❿
➀➁➂➃➄➅➆➇➈➉➊➋➌➍➎➏ ➐➑➒➓➔→↔↕➘➙➚➛➜➝➞➟
➠➡➢➣➤➥➦➧➨➩➪➫➬➭➮➯ □➱➲➳➴➵➶➷➸➹➺➻➼➽➾□
"""
# Of AMSFonts, the signs that stand in text (amssymb.sty).
_AMS_SIGNS = {
    0x03: "◻", 0x04: "◼", 0x06: "◊", 0x07: "⧫", 0x46: "★", 0x48: "▼", 0x49: "▶", 0x4A: "◀",
    0x4E: "▲", 0x4F: "▽", 0x58: "✓", 0x7A: "✠",
}  # fmt: skip


@cache
def letters(encoding: str, *, typewriter: bool = False) -> Mapping[int, str]:
    """What stands at the places of a font.

    Args:
        encoding: As LaTeX names it: `T1`; where it names none, `U/` and the family.
        typewriter: Whether it is a typewriter font, which in OT1 makes a difference.

    Returns:
        Place -> letters; nothing for an encoding that is not known.
    """
    if encoding == "OT1" and typewriter:
        return _table(_KNUTH_TYPEWRITER)
    rows, ligatures = _ENCODINGS.get(encoding, ("", {}))
    return {**_table(rows), **ligatures}


def _table(rows: str) -> dict[int, str]:
    signs = "".join(rows.split())
    return {place: sign for place, sign in enumerate(signs) if sign != _EMPTY}


def _from(place: int) -> dict[int, str]:
    return dict(enumerate(_LIGATURES, place))


_CORK = {**_from(0x1B), 0x17: ""}
_ENCODINGS: Mapping[str, tuple[str, Mapping[int, str]]] = {
    "T1": (_CORK_LOW + _CORK_HIGH, {**_CORK, 0xDF: "SS"}),
    "T2A": (_CORK_LOW + _CYRILLIC_HIGH, {**_CORK, 0x0D: "Ӏ", 0x0E: "〈", 0x0F: "〉"}),
    "OT1": (_KNUTH, _from(0x0B)),
    "LY1": (_WINDOWS, {0x08: "fl", 0x0B: "ff", 0x0C: "fi", 0x0E: "ffi", 0x0F: "ffl"}),
    "T3": (_PHONETIC, _from(0x1B)),
    "LGR": (_GREEK, {0x76: ""}),
    "TS1": (_COMPANION, {}),
    "OML": (_MATH_LETTERS, {}),
    "OMS": (_MATH_SYMBOLS, {}),
    "U/pzd": (_DINGBATS, {}),
    "U/msa": ("", _AMS_SIGNS),
    "LMS": (_MATH_SYMBOLS, {}),  # newtxmath's, which has more behind these
}

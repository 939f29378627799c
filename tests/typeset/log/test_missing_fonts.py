"""An author whose font is missing reads what installs it, whichever way the engine names it."""

from __future__ import annotations

import pytest

from trykklar.typeset.log.missing_fonts import font_advice


@pytest.mark.parametrize(
    ("name", "package"),
    [
        ("TeX Gyre Termes", "fonts-texgyre"),
        ("TeX Gyre Termes/B", "fonts-texgyre"),
        ("tex gyre termes:mapping=tex-text", "fonts-texgyre"),
        ("[texgyretermes-regular.otf]/OT", "fonts-texgyre"),
        ("[/home/kari/EBGaramond12-Regular.otf]:+kern", "fonts-ebgaramond"),
        ("texgyretermes-math.otf", "fonts-texgyre-math"),
        ("Linux Libertine O", "fonts-linuxlibertine"),
        ("IPAexMincho", "fonts-ipaexfont-mincho"),
    ],
)
def test_the_package_of_a_family_or_file(name: str, package: str) -> None:
    assert font_advice(name) == f"Install it: sudo apt install {package}"


def test_a_font_of_another_system_has_one_with_the_same_widths() -> None:
    assert "'Liberation Serif'" in font_advice("Times New Roman/I")
    assert "fonts-crosextra-carlito" in font_advice("Calibri")


def test_a_name_that_is_misspelt_is_corrected_and_one_that_nobody_knows_is_not() -> None:
    assert font_advice("Tex Gyre Terms") == "Did you mean 'TeX Gyre Termes'?"
    assert not font_advice("Institute Grotesk XQ")
    assert not font_advice("T1/qxz/m/n")
    assert not font_advice("")

"""Options that are keys, of a package or class beside the manuscript: kvoptions, `DeclareKeys`."""

from pathlib import Path

import pytest

from tests.latex.expansion.document import expanded, text_of


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ("opt", r"\DeclareBoolOption{opt}\input{\ifown@opt yes\else no\fi.def}"),
        ("", r"\DeclareBoolOption[true]{opt}\input{\ifown@opt yes\else no\fi.def}"),
        ("opt=true", r"\DeclareKeys{opt.if=@opt}\input{\if@opt yes\else no\fi.def}"),
        ("to=yes", r"\DeclareStringOption[no]{to}\input{\own@to.def}"),
        ("to={yes}", r"\DeclareKeys[own]{to.store=\@to}\input{\@to.def}"),
        ("to", r"\DeclareStringOption[no]{to}[yes]\input{\own@to.def}"),
        ("", r"\SetupKeyvalOptions{prefix=P@}\DeclareStringOption[yes]{to}\input{\P@to.def}"),
        (
            "final",
            (
                r"\DeclareBoolOption[true]{x}\DeclareComplementaryOption{final}{x}"
                r"\ProcessKeyvalOptions*\input{\ifown@x no\else yes\fi.def}"
            ),
        ),
    ],
)
def test_a_file_that_an_option_chooses_is_found(tmp_path: Path, options: str, code: str) -> None:
    """The file of the other choice was reported as missing."""
    (tmp_path / "own.sty").write_text(f"\\RequirePackage{{kvoptions}}{code}\n", "utf-8")
    (tmp_path / "yes.def").write_text("\\newcommand\\chosen{Yes}", "utf-8")
    made = expanded(tmp_path, "\\chosen", f"\\usepackage[{options}]{{own}}")
    assert made.findings == ()
    assert text_of(made) == "Yes"

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from trykklar.finding import FatalError
from trykklar.verify.verification import Copy

if TYPE_CHECKING:
    from pathlib import Path


def test_a_build_that_breaks_is_not_taken_for_one_with_findings(tmp_path: Path) -> None:
    # An exception that nobody foresaw ends Python with 1, as findings do.
    (tmp_path / "sitecustomize.py").write_text("import sys; sys.exit('broken within')")
    copy = Copy(tmp_path, ("article",), {"PYTHONPATH": str(tmp_path)})
    with pytest.raises(FatalError, match="broken within"):
        copy.build()

"""Runs TeX on `cases/*.tex` and writes what it cited to `cited.json`, the truth of the tests.

    python tests/latex/record.py

Keys are those of `\\citation` in every .aux, or of the .bcf where biblatex writes one.
"""

import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
_BCF_KEY = re.compile(r"<bcf:citekey[^>]*>([^<]*)</bcf:citekey>")
_AUX_KEY = re.compile(r"\\citation\{(.*)\}")


def cited(case: Path) -> list[str]:
    """The distinct keys TeX cited, sorted."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder, "cases")
        shutil.copytree(case.parent, work)
        for made in ("parts/deep",):
            (work / made).mkdir(exist_ok=True)
        command = ["pdflatex", "-draftmode", "-interaction=nonstopmode", case.name]
        done = subprocess.run(command, cwd=work, capture_output=True, check=False, timeout=120)
        if b"Emergency stop" in done.stdout or b"Fatal error" in done.stdout:
            sys.exit(f"{case.name}: {done.stdout.decode(errors='replace')[-2000:]}")
        controls = list(work.glob("*.bcf"))
        if controls:
            keys = _BCF_KEY.findall(controls[0].read_text(encoding="utf-8"))
        else:
            text = "\n".join(
                file.read_text(encoding="utf-8", errors="replace") for file in work.rglob("*.aux")
            )
            keys = [key for found in _AUX_KEY.findall(text) for key in found.split(",")]
    return sorted({key.strip() for key in keys} - {"*", ""})


def main() -> None:
    """Record every case."""
    truth = {case.name: cited(case) for case in sorted((HERE / "cases").glob("*.tex"))}
    text = json.dumps(truth, indent=1, ensure_ascii=False)
    (HERE / "cited.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

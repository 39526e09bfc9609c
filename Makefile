# The commands of the project. `make run` and `make test` set up everything that they need.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
CACHE := $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/pressbench
LANGUAGETOOL := $(CACHE)/languagetool-6.8
SAMPLE := .cache/sample-desk

.PHONY: help run test lint bench clean lock catalogues

help: ## Say what there is
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

run: $(VENV)/run.stamp ## Open the desk on a sample release; without a display, walk its day in the terminal
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ] || [ "$$(uname)" = Darwin ]; then \
	  exec $(BIN)/pressbench --data $(SAMPLE) sample; \
	else \
	  exec $(BIN)/pressbench tour --out demo; \
	fi

test: $(VENV)/test.stamp lint ## Format, lint, types, layers, and all tests
	@.ci/languagetool/fetch "$(LANGUAGETOOL)"
	@PRESSBENCH_LANGUAGETOOL="$(LANGUAGETOOL)" $(BIN)/python -m pytest

lint: $(VENV)/test.stamp ## Format, lint, types and layers
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/ruff check --quiet .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache

bench: $(VENV)/test.stamp ## Print the figures (BENCH=name runs one)
	@$(BIN)/python -m benchmarks $(BENCH)

lock: $(VENV)/run.stamp ## Fix the version of every dependency, with hashes
	@$(BIN)/python -m pip install --quiet uv
	@$(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
	  --all-extras --no-header --no-annotate --no-emit-index-url --no-emit-find-links \
	  --quiet --upgrade -o requirements.lock

catalogues: $(VENV)/run.stamp ## Bring the interface catalogues up to date with the code
	@$(BIN)/python translations/update.py

clean: ## Take away what was made here; caches outside the project stay
	rm -rf $(VENV) .cache demo build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/packages.stamp: requirements.lock pyproject.toml .ci/system-packages
	@.ci/system-packages python $(PYTHON)
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/run.stamp: $(VENV)/packages.stamp
	@.ci/system-packages run
	@touch $@

$(VENV)/test.stamp: $(VENV)/run.stamp
	@.ci/system-packages test
	@touch $@

# The commands of the project. `make run` and `make test` set up everything that they need.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

VENV := .venv
BIN := $(VENV)/bin
CACHE := $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/pressbench
LANGUAGETOOL := $(CACHE)/languagetool-6.8
SAMPLE := .cache/sample-desk

.PHONY: help run test lint bench clean lock pictures catalogues system-run system-test

help: ## Say what there is
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

run: system-run $(VENV)/packages.stamp ## Open the desk on a sample release; without a display, walk its day in the terminal
	@if [ -n "$${DISPLAY:-}$${WAYLAND_DISPLAY:-}" ] || [ "$$(uname)" = Darwin ]; then \
	  exec $(BIN)/pressbench --data $(SAMPLE) sample; \
	else \
	  exec $(BIN)/pressbench tour --out demo; \
	fi

test: system-test lint ## Format, lint, types, layers, and all tests
	@.ci/languagetool/fetch "$(LANGUAGETOOL)"
	@PRESSBENCH_LANGUAGETOOL="$(LANGUAGETOOL)" $(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder --max-worker-restart=0 --durations=12

lint: $(VENV)/packages.stamp ## Format, lint, types and layers
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/ruff check --quiet .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache

bench: system-test $(VENV)/packages.stamp ## Print the figures (BENCH=name runs one)
	@$(BIN)/python -m benchmarks $(BENCH)

pictures: $(VENV)/packages.stamp ## Draw the pictures of docs/ again, each view in light and dark
	@$(BIN)/python -m ui.pictures --out docs/pictures

lock: $(VENV)/packages.stamp ## Fix the version of every dependency, with hashes
	@$(BIN)/python -m pip install --quiet uv
	@$(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
	  --all-extras --no-header --no-annotate --no-emit-index-url --no-emit-find-links \
	  --quiet --upgrade -o requirements.lock

catalogues: $(VENV)/packages.stamp ## Bring the interface catalogues up to date with the code
	@$(BIN)/python translations/update.py

clean: ## Take away what was made here; caches outside the project stay
	rm -rf $(VENV) .cache demo build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/packages.stamp: requirements.lock pyproject.toml .ci/environment
	@.ci/environment $(VENV)
	@touch $@

# Asked each time, in a tenth of a second: what the system gave may have gone since.
system-run:
	@.ci/system-packages run

system-test:
	@.ci/system-packages test

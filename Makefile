# Standfirst's commands. `make` alone lists them.

SHELL := /bin/bash
.DEFAULT_GOAL := help
export PYTHON ?= python3
DATA ?= ../shared/data
TOOLS ?= ../shared/tools

# The tests and checks choose their own settings; a shell that has worked on another Django
# project must not choose them.
unexport DJANGO_SETTINGS_MODULE

.PHONY: help run install test quick format eval bench lock clean

help: ## list these commands
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/' | expand -t 18

run: ## install, make a desk with the sample wire, and serve it on http://127.0.0.1:8000
	@scripts/install run
	@exec .venv/bin/standfirst serve --sample

install: ## install the pinned packages and Standfirst into .venv
	@scripts/install run

test: ## run every check: format, lint, types, layers, tests on SQLite and PostgreSQL, coverage
	@scripts/install test
	@scripts/check

quick: ## run the tests of core/ but those of limits of computing, in seconds; for while you work
	@scripts/install test
	@.venv/bin/python -m pytest -q -n 2 -m "not limit" tests/core

format: ## format the code and mend what lint can mend
	@scripts/install test
	@.venv/bin/ruff check --fix --quiet . || true
	@.venv/bin/ruff format .

eval: ## run the quality gates of evals/, on the sets in DATA with the scorers in TOOLS
	@scripts/install test
	@.venv/bin/python -m evals --data "$(DATA)" --tools "$(TOOLS)"

bench: ## run the measurements of bench/
	@scripts/install test
	@scripts/each bench

lock: ## pin the newest allowed packages into requirements/ (needs uv: pipx install uv)
	@scripts/lock

clean: ## remove what was installed and cached; the desk stays
	@rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis .coverage*

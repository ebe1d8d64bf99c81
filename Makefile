# deixis: `make demo` shows it, `make test` proves it. Needs python3 (3.11+), python3-venv and make; nothing else.
VENV ?= .venv
PY = $(VENV)/bin/python
# Many tests wait for a phone: three of them keep two cores busy. The long ones compute.
TEST_WORKERS ?= 3
LONG_WORKERS ?= 2

.DEFAULT_GOAL := help
.PHONY: help setup runtime check format test test-crash test-long witness demo serve phone bench clean

help: ## this list
	@awk -F':.*## ' '/^[a-z-]+:.*## /{printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: ## .venv with everything, the development tools too
	@.ci/install $(VENV) dev

runtime:
	@.ci/install $(VENV) runtime

demo: runtime ## a simulated phone, the service, a real task over HTTP, judged on the phone's state
	@$(PY) -m examples.demo

test: setup ## the tests (under five minutes on two cores)
	@$(PY) -m pytest -n $(TEST_WORKERS) --dist loadfile

test-crash: setup ## the long crash tests: the service killed at many points
	@$(PY) -m pytest -m crash -o addopts="-q --strict-markers"

test-long: setup ## the long tests: every app walked, ten thousand random events, screens read by OCR, the hugest trees
	@$(PY) -m pytest -m long -o addopts="-q --strict-markers" -n $(LONG_WORKERS) --dist loadfile

witness: setup ## stock clients' own suites on a simulated phone; DIR=a folder with their checkouts
	@$(PY) -m benchmarks.witness $(DIR)

check: setup ## lint, types, layers: what CI checks
	@$(VENV)/bin/ruff check .
	@$(VENV)/bin/ruff format --check .
	@$(VENV)/bin/mypy
	@$(VENV)/bin/lint-imports

format: setup ## put the code in order
	@$(VENV)/bin/ruff check --fix -q . ; $(VENV)/bin/ruff format -q .

serve: runtime ## the service on 127.0.0.1:8765
	@$(VENV)/bin/deixis serve

phone: runtime ## a simulated phone, until Ctrl-C
	@$(VENV)/bin/deixis phone

bench: setup ## the benchmarks that need no data of their own; JSON on standard output
	@$(PY) -m benchmarks

clean: ## remove what the targets above made
	rm -rf $(VENV) .deixis build *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

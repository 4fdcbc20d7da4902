# Two commands: `make run` and `make test`. Both install what they need into .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: run test soak bench check lock clean

run: $(VENV)/run
	$(BIN)/mahalli migrate
	$(BIN)/mahalli serve

test: $(VENV)/dev browser
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/mahalli check
	$(BIN)/pytest -n 3 --dist worksteal

bench: $(VENV)/dev
	$(BIN)/mahalli bench

check: $(VENV)/run
	$(BIN)/mahalli check

# What takes minutes: kills in the hundreds, with every kind of fault.
soak: $(VENV)/dev browser
	$(BIN)/pytest -n 2 -m soak

$(VENV)/made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Mahalli needs Python 3.11 or newer: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 2; }
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/run: $(VENV)/made requirements.lock pyproject.toml
	$(INSTALL) --require-hashes -r requirements.lock
	$(INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/dev: $(VENV)/run requirements-dev.lock
	$(INSTALL) --require-hashes -r requirements-dev.lock
	@touch $@

browser:
	@sh tests/install-browser.sh

# The locks hold hashes and no address. Run after a change of the dependencies in pyproject.toml.
LOCK := $(BIN)/uv pip compile pyproject.toml --universal --generate-hashes --no-header --quiet --extra build
lock: $(VENV)/dev
	$(LOCK) -o requirements.lock
	$(LOCK) --extra dev -c requirements.lock -o requirements-dev.lock

clean:
	rm -rf $(VENV) build *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis

# Every command that a person types. `make run` and `make test` need Python 3.11 or newer, and nothing else.
PYTHON ?= python3
FILE ?=
MINUTES ?= 60
VENV := .venv
BIN := $(VENV)/bin
MANAGE := $(BIN)/python manage.py

.PHONY: run test lint fuzz bench parse screenshots samples requirements translations help
.DEFAULT_GOAL := help

help:
	@echo "make run                start Recruit here: http://127.0.0.1:8000/ (PORT=… for another port)"
	@echo "make test               run every test, on SQLite and PostgreSQL, with a browser"
	@echo "make lint               check form, types, translations and migrations"
	@echo "make fuzz               give the parser damaged files for an hour (MINUTES=…)"
	@echo "make bench              measure accuracy and speed"
	@echo "make parse FILE=…       print one résumé as JSON Resume"
	@echo "make translations       collect the texts of the pages into candidates/locale"
	@echo "make requirements       pin requirements.in and requirements-dev.in again"
	@echo "make screenshots        draw docs/screenshots again; make samples: make samples/ again"

# jieba's sources make Python 3.12 and newer warn once, when it is first loaded
run: export PYTHONWARNINGS = ignore::SyntaxWarning
run: $(VENV)/installed
	@$(MANAGE) translations --compile
	@exec $(MANAGE) serve

test: $(VENV)/installed-dev
	@$(MANAGE) translations --compile
	@$(BIN)/python -m tests.browser
	@$(BIN)/python -m pytest -q -o console_output_style=classic --dist each \
		--tx popen//env:TEST_DATABASE=sqlite --tx popen//env:TEST_DATABASE=postgresql

lint: $(VENV)/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(MANAGE) translations --check
	$(MANAGE) makemigrations --check --dry-run

fuzz: $(VENV)/installed-dev
	@FUZZ_MINUTES=$(MINUTES) $(BIN)/python -m pytest -q -s tests/parsing/test_fuzz.py

bench: $(VENV)/installed-dev
	@for bench in accuracy speed pages exports duplicates; do echo "── bench/$$bench.py"; $(BIN)/python -m bench.$$bench || exit 1; done

parse: $(VENV)/installed
	@test -n "$(FILE)" || { echo "Which file? make parse FILE=samples/…" >&2; exit 2; }
	@$(BIN)/python -m candidates.parsing "$(FILE)"

translations: $(VENV)/installed
	@$(MANAGE) translations

screenshots: $(VENV)/installed-dev
	@$(MANAGE) translations --compile
	@$(BIN)/python -m tests.browser --fonts
	@$(BIN)/python -m bench.screenshots

samples: $(VENV)/installed-dev
	@$(BIN)/python -m bench.make_samples

requirements: $(VENV)/installed-dev
	$(BIN)/uv pip compile -q --universal --generate-hashes --no-header --python-version 3.11 $(UPGRADE) \
		requirements.in -o requirements.txt
	$(BIN)/uv pip compile -q --universal --generate-hashes --no-header --python-version 3.11 $(UPGRADE) \
		requirements-dev.in -o requirements-dev.txt

# ------------------------------------------------------------ what the above stand on
$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		echo "Recruit needs Python 3.11 or newer, and $(PYTHON) is $$($(PYTHON) -V 2>&1). Try: make run PYTHON=python3.12" >&2; exit 1; }
	@echo "Making $(VENV)"
	@$(PYTHON) -m venv $(VENV) >/dev/null 2>&1 || { rm -rf $(VENV); \
		echo "$(PYTHON) can not make a virtual environment. On Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; }

$(VENV)/installed: requirements.txt | $(BIN)/python
	@$(call install,requirements.txt)
	@touch $@

$(VENV)/installed-dev: requirements-dev.txt $(VENV)/installed
	@$(call install,requirements-dev.txt)
	@touch $@

# uv takes seconds where pip takes a minute, with its own list of authorities or, behind a company's proxy, with the
# machine's; pip is what is always there.
define install
echo "Installing $(1)"; \
test -x $(BIN)/uv || $(BIN)/python -m pip install -qq --disable-pip-version-check uv || echo "uv is not to be had: going on with pip"; \
{ test -x $(BIN)/uv && $(BIN)/uv pip install -q --python $(BIN)/python --require-hashes -r $(1) 2>/dev/null; } \
	|| { test -x $(BIN)/uv && UV_SYSTEM_CERTS=1 $(BIN)/uv pip install -q --python $(BIN)/python --require-hashes -r $(1) 2>/dev/null; } \
	|| $(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r $(1)
endef

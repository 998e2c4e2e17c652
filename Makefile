# `make` alone says what there is to do.
PYTHON ?= python3
BIN := .venv/bin
HOST ?= mkdocs
export NO_MKDOCS_2_WARNING := 1

.PHONY: help serve site check test coverage hard mutants oldest lint format schema owners lock bench lighthouse clean

help:
	@echo "make serve   build the site and serve it, live, at http://127.0.0.1:8000/"
	@echo "make site    build the site into site/ (HOST=properdocs or HOST=zensical: with another host)"
	@echo "make check   say what is wrong with the curated files"
	@echo "make test    run every test, the browser's too"
	@echo "make coverage  the same, and name the lines and branches that no test reaches"
	@echo "make hard    try hostile input at length; weekly and before a release"
	@echo "make mutants change the escaping, quote and path code, and count the changes that no test notices"
	@echo "make oldest  run the tests with the oldest versions that pyproject.toml allows"
	@echo "make lint    format, lint, types, schemas, workflows"
	@echo "make format  put the program and the curated files into their shape"
	@echo "make owners  name who is asked to review code: OWNER=@organisation/team"
	@echo "make bench   measure builds beside those of other generators, into build/"
	@echo "make lighthouse  score the first pages by Lighthouse, as on a phone"
	@echo "make lock    write requirements.lock anew"

.venv/.ready: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed (PYTHON=python3.12 make ...)"; exit 1; }
	@$(PYTHON) -m venv .venv >/dev/null 2>&1 || { rm -rf .venv; echo "python3 cannot make an environment with pip; install it: apt-get install python3-venv"; exit 1; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

serve: .venv/.ready
	$(BIN)/mkdocs serve

site: .venv/.ready
ifeq ($(HOST),mkdocs)
	$(BIN)/mkdocs build --strict
else
	@rm -rf .site-new
	$(BIN)/generator site $(HOST) .site-new
	@rm -rf site && mv .site-new site
endif

check: .venv/.ready
	$(BIN)/generator check

test: .venv/.ready
	@sh tests/install_browser.sh
	$(BIN)/python -m pytest

coverage: .venv/.ready
	@sh tests/install_browser.sh
	$(BIN)/python -m pytest --cov=generator --cov-branch --cov-report=term-missing:skip-covered --ignore tests/hard

hard: .venv/.ready
	@sh tests/install_browser.sh
	$(BIN)/python -m pytest --hard -s tests/hard

mutants: .venv/.ready
	$(BIN)/python -m pip install --quiet mutmut
	$(BIN)/mutmut run
	$(BIN)/mutmut results

oldest: .venv/.ready
	$(BIN)/python -m pip install --quiet uv
	@mkdir -p build
	$(BIN)/uv pip compile --quiet --resolution lowest-direct --python-version 3.11 --all-extras pyproject.toml -o build/oldest.txt
	@rm -rf build/oldest && $(PYTHON) -m venv build/oldest
	build/oldest/bin/python -m pip install --quiet --disable-pip-version-check -r build/oldest.txt -r requirements.in
	build/oldest/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	build/oldest/bin/python -m pytest

lint: .venv/.ready
	$(BIN)/ruff format --check generator tests
	$(BIN)/ruff check generator tests
	$(BIN)/mypy
	$(BIN)/generator schema --check
	$(BIN)/generator fmt --check
	$(BIN)/zizmor --offline --quiet .github

format: .venv/.ready
	$(BIN)/ruff check --fix generator tests
	$(BIN)/ruff format generator tests
	$(BIN)/generator fmt

schema: .venv/.ready
	$(BIN)/generator schema

owners:
	@case "$(OWNER)" in @?*) ;; *) echo "usage: make owners OWNER=@your-organisation/your-team"; exit 1;; esac
	@sed -i.old 's|^#\* OWNER$$|* $(OWNER)|; s|^#/|/|' .github/CODEOWNERS && rm .github/CODEOWNERS.old && cat .github/CODEOWNERS

lock: .venv/.ready
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --upgrade --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header requirements.in -o requirements.lock

bench: .venv/.ready
	$(BIN)/python -m tests.bench

lighthouse: site
	@sh tests/install_browser.sh
	$(BIN)/python -m tests.bench.lighthouse

clean:
	rm -rf site build *.egg-info

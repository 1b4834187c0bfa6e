# Every target works as the first command on a fresh clone; all it needs is Python 3.11 or newer and make.
PYTHON ?= python3
CORPUS ?= corpus/samples
OUT ?= outputs/tables/samples
WORKERS ?= $(shell $(PYTHON) -c 'import os; print(os.cpu_count() or 1)')
GOLD ?= ../shared/gold/dev
SUITES ?= ../shared/suites/dev
SIZES ?= 1 10 100

VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
BENCH := bench/.venv

.DEFAULT_GOAL := help
.PHONY: help setup run verify test lint check eval floors suites bench docs lock clean

help: ## print the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-11s %s\n", $$1, $$2}' $(firstword $(MAKEFILE_LIST))

setup: $(READY) ## make .venv with the locked dependencies and this project

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "make: $(PYTHON) is older than Python 3.11; name a newer one: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps --editable .
	@touch $(READY)

run: $(READY) ## make the tables of CORPUS (corpus/samples) under OUT (outputs/tables/samples) with WORKERS processes
	@$(BIN)/taizhang run $(CORPUS) --out $(OUT) --workers $(WORKERS)

verify: $(READY) ## check the tables under OUT
	@$(BIN)/taizhang verify $(OUT)

test: $(READY) ## run the tests
	@$(BIN)/python -m pytest -n 2 --dist loadgroup

lint: $(READY) ## style, types and import direction
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

check: lint test ## everything that CI runs: lint, then all tests with the quality floors

eval: $(READY) ## run over the development corpus and score it against GOLD (../shared/gold/dev)
	@$(BIN)/python tests/quality/eval.py --gold $(GOLD)

floors: $(READY) ## raise the quality floors to what is reached now; never lowers one
	@$(BIN)/python tests/quality/eval.py --gold $(GOLD) --update

suites: $(READY) ## score the phrase suites under SUITES (../shared/suites/dev)
	@$(BIN)/python tests/quality/suites.py --suites $(SUITES)

bench: $(READY) $(BENCH)/.ready ## measure speed and memory beside the first-afternoon baseline and by SIZES (1 10 100 MB); writes docs/bench.md and its plot
	@$(BIN)/python -m bench.normalize $(wildcard ../shared/seeds)
	@$(BENCH)/bin/python -m bench.quantities $(wildcard ../shared/seeds)
	@$(BENCH)/bin/python -m bench.pipeline --sizes $(SIZES) --write docs/bench.md

$(BENCH)/.ready: bench/requirements.lock
	@test -x $(BENCH)/bin/python || $(PYTHON) -m venv $(BENCH)
	$(BENCH)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r bench/requirements.lock
	@touch $(BENCH)/.ready

docs: $(READY) ## write docs/tables.md anew from the schemas
	@$(BIN)/taizhang schema --markdown > docs/tables.md

lock: $(READY) ## resolve the dependencies of pyproject.toml anew into requirements.lock (needs uv and a registry)
	uv pip compile --universal --python-version 3.11 --group dev --extra spark pyproject.toml --generate-hashes \
		--no-emit-index-url --no-header -o requirements.lock

clean: ## remove what runs and tools have made, and .venv; never the corpus or the outputs that OUT named elsewhere
	rm -rf $(VENV) outputs/tables build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

.PHONY: model clusters eval-cv eval-fourth eval-local eval-news
model: $(READY) ## train the models of project names and of parties anew from ../shared (the same files give the same bytes)
	@$(BIN)/python -m extract.model.train --sources ../shared/seeds ../shared/corpus/dev.jsonl \
		../shared/corpus/unlabelled.jsonl.gz --gold $(GOLD) --labels $(wildcard extract/model/labels/*.tsv) \
		--without tests/quality/fourth_sample.jsonl
	@$(BIN)/python -m extract.party.train --sources ../shared/corpus/unlabelled.jsonl.gz

clusters: $(READY) ## make the clusters of character pairs that the model looks at anew; `make model` has to follow
	@$(BIN)/python -m extract.model.clusters --sources ../shared/corpus/unlabelled.jsonl.gz

eval-cv: $(READY) ## score every article with a model that saw no article of its publisher
	@$(BIN)/python tests/quality/eval_cv.py

eval-local: $(READY) ## score links and statistics on news in the style of local papers, which lies in this project
	@$(BIN)/python -m tests.quality.local_news

eval-news: $(READY) ## score links on real news that readers annotated (its texts lie in ../shared)
	@$(BIN)/python -m tests.quality.real_news

eval-fourth: $(READY) ## score the shipped program on a fourth reader's sample, which is kept unread by whoever writes rules
	@$(BIN)/python tests/quality/samples.py --sample fourth

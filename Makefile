# Every command of the project. `make` alone lists them.
# Paths are relative on purpose: a checkout may lie in a folder with spaces in its name.

BIN := .venv/bin
ARGS ?=
SETS ?= evals/questions/*.yaml
ENVIRONMENT = python="$$(sh scripts/find_python.sh)" && "$$python" scripts/environment.py

.DEFAULT_GOAL := help
.PHONY: help setup setup-dev setup-llm chat ingest test test-llm lint format eval bench train-reader train-answers docs screenshots lock clean

help: ## show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' Makefile
	@echo
	@echo '  Variables: PYTHON=python3.11  HOST=127.0.0.1 PORT=7860 (chat)  ARGS="…" (more options)'

setup: ## make .venv with the locked packages and this one; quick when nothing changed
	@$(ENVIRONMENT) run

setup-dev: ## the same, with the tools for tests and checks
	@$(ENVIRONMENT) dev

setup-llm: ## the same as setup, with the adapters to language models (docs/language-models.md)
	@$(ENVIRONMENT) llm

chat: setup ## set up what is missing, bring the index up to date, open the chat on 127.0.0.1
	@echo '==> Bringing the index up to date' >&2
	@$(BIN)/mmf ingest
	@exec $(BIN)/mmf ui $(if $(HOST),--host '$(HOST)') $(if $(PORT),--port '$(PORT)') $(ARGS)

ingest: setup ## bring the index up to date with corpus/ (ARGS="--rebuild" starts anew)
	@$(BIN)/mmf ingest $(ARGS)

test: setup-dev ## run the whole test suite in two processes (ARGS="tests/house -k lock" runs a part)
	@command -v chromium >/dev/null || echo "make test: no 'chromium' on the path, so the browser tests \
	are skipped (Debian: apt-get install chromium)" >&2
	@$(BIN)/python -m pytest -n 2 --dist loadfile $(ARGS)

test-llm: setup-dev ## a real small language model drafts, scorers judge what is shown (some minutes on two free cores; ARGS="--most 16")
	@$(BIN)/mmf ingest
	@$(BIN)/python benchmarks/language_model.py $(ARGS)

lint: setup-dev ## style, formatting, types, and which folder may import which
	@echo '==> ruff check' >&2; $(BIN)/ruff check .
	@echo '==> ruff format --check' >&2; $(BIN)/ruff format --check .
	@echo '==> mypy' >&2; $(BIN)/mypy
	@echo '==> lint-imports' >&2; $(BIN)/lint-imports

format: setup-dev ## put the code into the project's style
	@$(BIN)/ruff check --fix-only .
	@$(BIN)/ruff format .

eval: setup ## answer and score the question sets (SETS="file …"), judge them by the gates
	@$(BIN)/mmf ingest
	@$(BIN)/mmf eval $(SETS) $(ARGS)

bench: setup ## time and memory of one answer beside the plain pipeline's
	@$(BIN)/python benchmarks/cold_start.py $(ARGS)

train-reader: setup-dev ## train the learnt reader anew from its data (an hour and a half; ARGS="--held-out m13" tries it out)
	@$(BIN)/python scripts/train_reader.py $(ARGS)

train-answers: setup-dev ## train the network that tells answers from near misses anew (half an hour; ARGS="--held-out asked-7" tries it out)
	@$(BIN)/python scripts/train_answers.py $(ARGS)

docs: setup ## write docs/rules.md and the questions that are offered anew
	@$(BIN)/python scripts/rules_page.py
	@$(BIN)/python scripts/offered_questions.py

screenshots: setup-dev ## take the pictures of docs/images anew (needs 'chromium')
	@$(BIN)/python tests/ui/readme_pictures.py docs/images

lock: ## write the lock files anew from pyproject.toml (a clean environment, some minutes)
	@python="$$(sh scripts/find_python.sh)" && "$$python" scripts/lock.py

clean: ## remove what the commands above made, except what lies in var/
	@rm -rf .venv build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis \
		.import_linter_cache .grimp_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

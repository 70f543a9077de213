# Everything a newcomer types. `make help` lists it.
.DEFAULT_GOAL := help
.PHONY: help setup run demo test bench evaluate lint lock

PYTHON ?= python3
APP := .venv/bin/python

help: ## this list
	@grep -E '^[a-z]+:.*## ' Makefile | sed -E 's/^([a-z]+):[^#]*## (.*)/  make \1\t\2/' | expand -t 16

setup: ## both environments and the trained dialogue model
	@$(PYTHON) -m assistant.environments

run: setup ## the demo shop, on http://127.0.0.1:8080 (DANGOL_PORT changes that)
	@exec $(APP) -m assistant serve

demo: setup ## a spoken shopping trip and a seller's questions, checked against the database
	@exec $(APP) -m assistant demo

test: ## all tests, with a throwaway PostgreSQL and a headless Chromium
	@$(PYTHON) -m assistant.environments --tests
	@$(PYTHON) tests/system_packages.py
	@.venv-rasa/bin/python -W ignore -m pytest -q --confcutdir=tests/nlu tests/nlu
	@$(APP) tests/with_postgres.py $(APP) -m pytest -q tests $(PYTEST)

bench: ## the benchmarks, one table, ratios against peers measured in the same run
	@$(PYTHON) -m assistant.environments --tests
	@exec $(APP) -m tests.benchmarks

evaluate: ## the understanding: held-out wordings, typed and spoken, cross-validation, whole conversations
	@$(PYTHON) -m assistant.environments --tests
	@$(APP) -m tests.nlu.recognised
	@.venv-rasa/bin/python -W ignore -m nlu.evaluate
	@$(APP) -m tests.dialogue

lint: ## ruff, mypy and the import contracts
	@$(APP) -m ruff check .
	@$(APP) -m ruff format --check .
	@$(APP) -m mypy
	@.venv/bin/lint-imports

lock: ## make the locks anew from pyproject.toml
	@$(APP) -m pip install -q uv
	@.venv/bin/uv pip compile pyproject.toml -q --universal --python-version 3.11 --generate-hashes --no-annotate \
	  --custom-compile-command 'make lock' $(UNLOCKED) -o requirements.lock
	@.venv/bin/uv pip compile pyproject.toml -q --universal --python-version 3.11 --generate-hashes --no-annotate \
	  --custom-compile-command 'make lock' --extra dev -c requirements.lock $(UNLOCKED) -o requirements-dev.lock

# torch is installed by pip beforehand, which takes a CPU build where one is offered; what only a CUDA build
# needs comes with that build, and triton only serves it.
UNLOCKED := $(foreach name,torch triton cuda-bindings cuda-pathfinder cuda-toolkit nvidia-cublas nvidia-cuda-cupti \
  nvidia-cuda-nvrtc nvidia-cuda-runtime nvidia-cudnn-cu13 nvidia-cufft nvidia-cufile nvidia-curand nvidia-cusolver \
  nvidia-cusparse nvidia-cusparselt-cu13 nvidia-nccl-cu13 nvidia-nvjitlink nvidia-nvshmem-cu13 nvidia-nvtx, \
  --no-emit-package $(name))

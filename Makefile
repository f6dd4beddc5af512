# Every target is one command or one script; `make help` lists them.
SWIFT_FLAGS := --explicit-target-dependency-import-check error
PORT ?= 8080

.PHONY: help setup run test check unit postgres browser api oracle bench golden quick

help: ## this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

setup: ## install what serving needs
	@scripts/setup run

run: ## install, build, make the demonstration province at first start, and serve it
	@scripts/setup run
	@scripts/run $(PORT)

test: ## everything: format, floor plan, both engines, formats, API, browser
	@scripts/setup test
	@scripts/test

check: ## formatting and the floor plan
	@scripts/check

quick: ## the suite on SQLite only, for the inner loop
	@swift test $(SWIFT_FLAGS)

golden: ## rewrite the golden files; read the difference before you commit it
	@TIENDO_GOLDEN=write swift test $(SWIFT_FLAGS)

bench: ## measure, in a release build: a table of medians
	@scripts/setup bench
	@scripts/bench

# limn: `make demo` to use it, `make test` to test it, `make help` for the rest.

PREFIX ?= /usr/local
DESTDIR ?=
SHELL := /bin/bash
.DEFAULT_GOAL := help

BINARY := .build-release/release/limn
BUILD := swift build -c release --static-swift-stdlib --scratch-path .build-release
# Tests see the same surroundings everywhere.
TEST_ENV := env -u NO_COLOR LC_ALL=C.UTF-8 TZ=UTC SWIFT_BACKTRACE=enable=no
SHARE = $(DESTDIR)$(PREFIX)/share
# Where shells and man look, below SHARE: bash, zsh, fish.
COMPLETIONS := bash-completion/completions/limn zsh/site-functions/_limn \
  fish/vendor_completions.d/limn.fish
MAN_PAGE := man/man1/limn.1
SOURCES := Package.swift Sources Tests

.PHONY: help demo build test e2e bench conformance emulator snapshots lint format check install \
  uninstall clean

help: ## this list
	@sed -n 's/^\([a-z0-9]*\):.*## \(.*\)/  make \1\t\2/p' $(firstword $(MAKEFILE_LIST)) | expand -t 20

demo: build ## build limn and open it on its embedded platform
	$(BINARY) demo

build: ## build the release binary, .build-release/release/limn
	@.ci/prepare build
	$(BUILD) --product limn

test: ## all tests, in a real terminal too
	@.ci/prepare test
	swift build --build-tests
	@if [ "$$CI" = true ]; then .ci/conformance --if-possible; fi
	$(TEST_ENV) swift test --skip-build --disable-xctest

e2e: ## only the tests in a real terminal
	@.ci/prepare test
	$(TEST_ENV) swift test --disable-xctest --filter EndToEndTests

conformance: ## client and emulator against implementations of others
	@.ci/prepare build
	swift build --product limn
	.ci/conformance

bench: ## measure, with what it is compared to beside it
	@.ci/prepare build
	@.ci/prepare bench || true
	$(BUILD) --product limn
	$(BUILD) --product limn-bench
	.build-release/release/limn-bench

emulator: build ## serve the embedded platform alone, on port 8800
	$(BINARY) emulator --port 8800

snapshots: ## write the expected screens anew, to be read before they are committed
	LIMN_RECORD=1 $(TEST_ENV) swift test --disable-xctest --filter 'ExplorerUITests|LimnTests'

lint: ## style, as the formatter sees it
	swift format lint --strict --parallel --recursive $(SOURCES)

format: ## put everything into style
	swift format --in-place --parallel --recursive $(SOURCES)

check: lint test ## what is judged, and style

install: build ## install binary, themes, completions and man page (PREFIX, DESTDIR)
	install -d "$(DESTDIR)$(PREFIX)/bin" "$(SHARE)/limn/themes" $(patsubst %,"$(SHARE)/%",\
	  $(sort $(dir $(COMPLETIONS) $(MAN_PAGE))))
	install -m 755 $(BINARY) "$(DESTDIR)$(PREFIX)/bin/limn"
	install -m 644 themes/*.yaml "$(SHARE)/limn/themes/"
	$(BINARY) --generate-completion-script bash > "$(SHARE)/$(word 1,$(COMPLETIONS))"
	$(BINARY) --generate-completion-script zsh > "$(SHARE)/$(word 2,$(COMPLETIONS))"
	$(BINARY) --generate-completion-script fish > "$(SHARE)/$(word 3,$(COMPLETIONS))"
	$(BINARY) --man > "$(SHARE)/$(MAN_PAGE)"

uninstall: ## remove what install put there
	rm -f "$(DESTDIR)$(PREFIX)/bin/limn" $(patsubst %,"$(SHARE)/%",$(COMPLETIONS) $(MAN_PAGE))
	rm -rf "$(SHARE)/limn"

clean: ## remove everything that was built
	rm -rf .build .build-*

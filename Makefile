# folioscope: two commands matter, `make run` and `make test`.
SWIFT ?= swift
RELEASE = $(SWIFT) build -c release --product folioscope

.PHONY: run test smoke bench fuzz docs format lint build tools tools-test tools-bench

# Opens the gallery of scenarios, or what ARGS names: make run ARGS=Scenarios/basics/01-hello-exclusive.yaml
run: build
	@./.build/release/folioscope $(ARGS)

build: tools
	@$(RELEASE)

test: tools tools-test
	$(SWIFT) build --build-tests
	$(SWIFT) test --skip-build

# The optimised program has to show its gallery in a terminal: what only tests of debug builds see may
# be gone there.
smoke: build tools-test
	@tmux -L folioscope-smoke -f /dev/null new-session -d -x 80 -y 24 "LC_ALL=C.UTF-8 ./.build/release/folioscope; sleep 9"
	@for i in $$(seq 100); do \
	  tmux -L folioscope-smoke capture-pane -p | grep -q "Hello exclusive" && break; sleep 0.1; \
	done; \
	tmux -L folioscope-smoke capture-pane -p | grep -q "Hello exclusive"; ended=$$?; \
	tmux -L folioscope-smoke kill-server; \
	[ $$ended = 0 ] || { echo "the optimised program does not show its gallery" >&2; exit 1; }

bench: tools tools-bench
	$(SWIFT) build -c release --product folioscope-bench
	@./.build/release/folioscope-bench $(ARGS)
	@[ -n "$(ARGS)" ] || ./.build/release/folioscope-bench play

# Random inputs against the laws that all of them keep: make fuzz ARGS="--minutes 30 --seed 7"
fuzz: tools
	$(SWIFT) build -c release --product folioscope
	$(SWIFT) build -c release --product folioscope-fuzz
	@./.build/release/folioscope-fuzz $(ARGS)

# The documentation of every module, as archives that `docc` previews and web servers serve. A warning is
# a mistake.
DOCS = .build/documentation
MODULES = $(notdir $(basename $(wildcard Sources/*/*.docc)))
docs: tools
	@mkdir -p $(DOCS)
	@for module in $(MODULES); do \
	  $(SWIFT) package --disable-sandbox --allow-writing-to-directory $(DOCS) generate-documentation \
	    --target $$module --warnings-as-errors --output-path $(DOCS)/$$module.doccarchive || exit 1; \
	done

format:
	$(SWIFT) format --in-place --recursive Sources Tests Package.swift

lint:
	$(SWIFT) format lint --strict --recursive Sources Tests Package.swift

# ncurses is needed to build; tmux for some tests of the real screen; spin and gcc for the benchmark.
tools:
	@command -v $(SWIFT) >/dev/null || { echo "folioscope needs Swift 6.2 or later: https://www.swift.org/install" >&2; exit 2; }
	@[ -e /usr/include/ncurses.h ] || $(MAKE) --no-print-directory install PACKAGES=libncurses-dev
tools-test:
	@command -v tmux >/dev/null || $(MAKE) --no-print-directory install PACKAGES=tmux
tools-bench:
	@command -v spin >/dev/null && command -v gcc >/dev/null || $(MAKE) --no-print-directory install PACKAGES="spin gcc libc6-dev" || echo "the comparison with Spin will be skipped"

.PHONY: install
install:
	@command -v apt-get >/dev/null || { echo "please install: $(PACKAGES)" >&2; exit 2; }
	@if [ "$$(id -u)" = 0 ]; then R=; else R=sudo; fi; \
	  $$R apt-get update -qq && DEBIAN_FRONTEND=noninteractive $$R apt-get install -y -qq $(PACKAGES) >/dev/null

# Nadir: how to build it, try it and check it. `make` alone lists what there is.
#
# Asks nothing, and installs nothing that is there already: with Swift, SQLite and the packages of
# Package.swift in place it runs without a network.

PREFIX  ?= /usr/local
program  = .build/release/nadir

# On Linux, Swift's own libraries go into the program: a copy of it runs where no Swift is installed, and it
# starts in 3 ms instead of 6; the price is its size, 64 MB instead of 6. Swift's own linker (lld) is quick and quiet.
alone    = $(if $(filter Linux,$(shell uname)),--static-swift-stdlib -Xswiftc -use-ld=lld -Xlinker -s)
release  = -c release --product nadir $(alone)
# One debug build serves tests and checks; an import that Package.swift does not declare is an error,
# as is every warning (Package.swift says so for each module).
debug    = --build-tests --explicit-target-dependency-import-check error

# The oldest Swift that will do stands in the first line of Package.swift.
needed   = $(shell sed -n 's|^// swift-tools-version: *||p' Package.swift)
libraries = libsqlite3-dev libzip-dev libexpat1-dev libssl-dev libtomlplusplus-dev pkg-config
as_root  = $(if $(filter-out 0,$(shell id -u)),sudo )env DEBIAN_FRONTEND=noninteractive

.DEFAULT_GOAL = help
.PHONY: help demo build install test lint check docs reference agreement needs tools clean

help:     ## this list
	@sed -n 's/^\([a-z]*\): *[^#]*## \(.*\)/make \1|\2/p' Makefile | awk -F'|' '{printf "  %-14s %s\n", $$1, $$2}'

demo: build  ## build, make demo.sqlite (496 made-up patients), print its tables
	@$(program) demo

build: needs  ## build the program for use
	swift build $(release)

install:  ## copy the program to PREFIX/bin (PREFIX=/usr/local if not given)
	@test -x $(program) || { echo 'There is no $(program) yet: run `make build` first.' >&2; exit 1; }
	install -D -m 755 $(program) $(DESTDIR)$(PREFIX)/bin/nadir

test: needs  ## build and run the tests
	swift build $(debug)
	swift test --skip-build --disable-xctest

lint:     ## check form: layout, names, documentation comments
	swift format lint --strict --recursive Sources Tests Package.swift

check: needs lint test  ## all that must pass before a change goes in

docs: needs  ## write anew what the documents quote from the program; look at `git diff` then
	swift build $(debug)
	NADIR_RENEW_DOCS=1 swift test --skip-build --disable-xctest --filter DocumentationTests

reference: needs  ## make the pages of the Statistics library in .build-reference/pages
	NADIR_REFERENCE=1 swift package --scratch-path .build-reference --allow-writing-to-directory .build-reference/pages \
	  generate-documentation --target Statistics --output-path .build-reference/pages \
	  --transform-for-static-hosting --warnings-as-errors

agreement: needs  ## run the statistics against the reference values, print the worst errors, renew docs/agreement.md
	swift build $(debug)
	@rm -f .build/agreement.md
	NADIR_AGREEMENT=.build/agreement.md swift test --skip-build --disable-xctest --filter StatisticsTests
	@awk 'FNR == NR { table = table $$0 "\n"; next } \
	  /<!-- table -->/ { print; printf "%s", table; skip = 1 } /<!-- end -->/ { skip = 0 } !skip { if (!/<!-- table -->/) print }' \
	  .build/agreement.md docs/agreement.md > .build/agreement.new && mv .build/agreement.new docs/agreement.md
	@cat .build/agreement.md

needs:    ## install what building needs, where it is missing
	@version=$$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9.]*\).*/\1/p'); \
	printf '%s\n' $(needed) "$$version" | sort -VC || { \
	  echo "Swift $(needed) or newer is needed ($${version:-none} found): https://www.swift.org/install/" >&2; exit 1; }
	@pkg-config --exists sqlite3 libzip expat libcrypto tomlplusplus 2>/dev/null || { \
	  echo 'Installing $(libraries).'; \
	  $(as_root) apt-get update && $(as_root) apt-get install -y --no-install-recommends $(libraries); }

tools:    ## install what a study's report is complete with: PDF, PNG, the document for word processors
	@command -v rsvg-convert >/dev/null && command -v pandoc >/dev/null || { \
	  $(as_root) apt-get update && $(as_root) apt-get install -y --no-install-recommends librsvg2-bin fonts-dejavu-core pandoc; }

clean:    ## remove what was built, and the demo registry
	swift package clean
	rm -f demo.sqlite demo.sqlite-wal demo.sqlite-shm

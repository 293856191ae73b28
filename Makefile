# What people do with Stoa. Each target installs what it needs (Debian 12; Swift 6.2 or newer must be there).
.PHONY: demo test bench format lint release

# Builds the program and serves the demo shops at http://localhost:8080
demo:
	@scripts/install-packages build
	swift build -c release --product stoa
	.build/release/stoa demo

# All tests, on SQLite and on PostgreSQL (a throw-away server of its own), then the browser
test:
	@scripts/test

# Speed and size, beside a bare route in the same run
bench:
	@scripts/bench

format:
	swift format --in-place --parallel --recursive Package.swift Sources Tests Benchmarks

lint:
	swift format lint --strict --parallel --recursive Package.swift Sources Tests Benchmarks

# One stripped binary in .build/stoa
release:
	@scripts/install-packages build
	swift build -c release --product stoa --static-swift-stdlib
	strip -o .build/stoa .build/release/stoa
	@ls -lh .build/stoa

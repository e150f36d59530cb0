# Two commands: `make demo` shows the tool at work, `make test` tests it. Both install what a fresh Debian machine lacks.

PACKAGES := libgeos-dev libsqlite3-dev libproj-dev zlib1g-dev pkg-config
LIBRARIES := geos sqlite3 proj zlib
SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo)
# The Swift libraries inside the program: it starts in a third of the time and runs where Swift is not installed.
RELEASE := -c release --static-swift-stdlib
TOOL = $(shell swift build $(RELEASE) --show-bin-path)/postcode-equity
OUTPUT := Output

.PHONY: demo test build setup lint bench calibrate manual clean

demo: build
	@echo "Writing the made-up county to $(OUTPUT)/example"
	@rm -rf $(OUTPUT)/example
	@$(TOOL) example $(OUTPUT)/example
	@echo "Measuring it"
	@$(TOOL) run $(OUTPUT)/example/equity.yaml --output $(OUTPUT)
	@echo
	@echo "Where to look:"
	@echo "  $(CURDIR)/$(OUTPUT)/public/index.html     what may be published"
	@echo "  $(CURDIR)/$(OUTPUT)/internal/index.html   exact figures for the partnership's own staff"
	@echo "  $(CURDIR)/$(OUTPUT)/example/truth.csv     which differences were planted"

test: setup
	swift test

build: setup
	swift build $(RELEASE) --product postcode-equity

# Says what it installs, and installs nothing where all is there.
setup:
	@command -v swift >/dev/null || { echo "Swift 6.2 or later is needed: see https://www.swift.org/install/linux/"; exit 1; }
	@if ! { command -v pkg-config >/dev/null && pkg-config --exists $(LIBRARIES); }; then \
	  echo "Installing $(PACKAGES)"; \
	  $(SUDO) apt-get update -qq && $(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $(PACKAGES); \
	fi

# Speed against other programs, and every answer of the locator against GEOS: both need open data beside the project.
bench: build
	swift build -c release --product Benchmarks
	Tests/BenchmarkPeers/run
	Tests/BenchmarkPeers/cases

# How often the methods tell the truth of made-up partnerships: false alarms, coverage, and the example's planted differences.
calibrate: build
	swift run -c release Calibration 200
	python3 Tests/Calibration/truth.py $(TOOL) 50

# Manual pages and completion scripts, from what the program says of itself.
manual: build
	python3 Sources/Manual/make.py $(TOOL)

lint:
	swift format lint --strict -r -p Package.swift Sources Tests

clean:
	rm -rf .build .build-*

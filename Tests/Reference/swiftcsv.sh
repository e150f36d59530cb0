#!/usr/bin/env bash
# The project's reader of tables beside SwiftCSV 0.10: what each makes of the usual breaches of RFC 4180, and time and memory
# over the same rows. SwiftCSV is no dependency of the project: a package of its own is written and built in .build-swiftcsv.
# Usage: swiftcsv.sh [ROWS]   (200,000 by default; five repeats, one after the other in turn)
set -euo pipefail
cd "$(dirname "$0")/../.."
rows=${1:-200000}
root=$PWD
work=.build-swiftcsv
mkdir -p "$work/Sources"
for part in Model Files Intake; do ln -sfn "$root/Sources/$part" "$work/Sources/$part"; done
ln -sfn "$root/Tests/Reference/SwiftCSVCheck" "$work/Sources/SwiftCSVCheck"
cat > "$work/Package.swift" <<'PACKAGE'
// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("InternalImportsByDefault"),
  // The reader is not public: the check sees it as the tests do.
  .unsafeFlags(["-enable-testing"]),
]

let package = Package(
  name: "swiftcsv-check",
  dependencies: [.package(url: "https://github.com/swiftcsv/SwiftCSV", from: "0.10.0")],
  targets: [
    .systemLibrary(name: "CZlib", pkgConfig: "zlib"),
    .target(name: "Model", exclude: ["README.md"], swiftSettings: strict),
    .target(
      name: "Files", dependencies: ["Model", "CZlib"], exclude: ["README.md", "Digest.swift"],
      swiftSettings: strict),
    .target(
      name: "Intake", dependencies: ["Model", "Files"], sources: ["CSV", "InputError.swift"],
      swiftSettings: strict),
    .executableTarget(
      name: "SwiftCSVCheck", dependencies: ["Model", "Files", "Intake", "SwiftCSV"],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
PACKAGE
ln -sfn "$root/Sources/CZlib" "$work/Sources/CZlib"
swift build -c release --package-path "$work" --product SwiftCSVCheck --quiet
check=$(swift build -c release --package-path "$work" --show-bin-path)/SwiftCSVCheck
"$check" breaches
table=$work/table.csv
"$check" make "$rows" "$table"
for _ in 1 2 3 4 5; do
  for reader in ours swiftcsv swiftcsv-whole; do "$check" "$reader" "$table"; done
done

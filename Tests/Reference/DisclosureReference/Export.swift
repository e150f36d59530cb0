import Disclosure
import Foundation
import TestSupport

/// Linked tables and what was made of them, for a solver to read.
private struct Exported: Encodable {
  let seed: Int
  let cells: [Cell]
  let statements: [Statement]
  let forms: [Form]
  let secondary: [Int]
  let withdrawn: [Int]
  let unsafe: [Int]
  let attacked: Int

  struct Cell: Encodable {
    let value: Int
    let shown: [Int?]
    let hidden: [Int?]
    let isHidden: Bool
    let mayBeHidden: Bool
    let weight: Int
    let companions: [Int]
  }

  struct Statement: Encodable {
    let cells: [Int32]
    let coefficients: [Int32]
    let lower: Int
    let upper: Int?
  }

  struct Form: Encodable {
    let cells: [Int32]
    let coefficients: [Int32]
    let minimumValues: Int
  }

  init(seed: Int, _ tables: LinkedTables, _ secured: Secured) {
    self.seed = seed
    cells = tables.cells.map {
      Cell(
        value: $0.value, shown: [$0.shown.lower, $0.shown.upper],
        hidden: [$0.hidden.lower, $0.hidden.upper], isHidden: $0.isHidden,
        mayBeHidden: $0.mayBeHidden, weight: $0.weight, companions: $0.companions)
    }
    statements = tables.statements.map {
      let terms = tables.terms[$0.terms]
      return Statement(
        cells: terms.map(\.cell), coefficients: terms.map(\.coefficient), lower: $0.lower,
        upper: $0.upper)
    }
    forms = tables.forms.map {
      Form(
        cells: $0.terms.map(\.cell), coefficients: $0.terms.map(\.coefficient),
        minimumValues: $0.minimumValues)
    }
    secondary = secured.secondary
    withdrawn = secured.withdrawn
    unsafe = secured.unsafe
    attacked = secured.counts.attacked
  }
}

/// Writes each county of the seeds as one JSON file, as it is before and after it was made safe.
func export(_ arguments: [String]) throws {
  guard arguments.count >= 3, let first = Int(arguments[1]), let count = Int(arguments[2]) else {
    print(usage)
    exit(64)
  }
  let directory = URL(filePath: arguments[0], directoryHint: .isDirectory)
  let name = arguments.count > 3 ? arguments[3] : nil
  let encoder = JSONEncoder()
  encoder.outputFormatting = .sortedKeys
  for seed in first..<(first + count) {
    let tables = LinkedTables(MadeUpCounty(seed: UInt64(seed), shape(name, seed: seed)).made)
    let exported = Exported(seed: seed, tables, secured(tables))
    try encoder.encode(exported).write(to: directory.appending(path: "county-\(seed).json"))
  }
}

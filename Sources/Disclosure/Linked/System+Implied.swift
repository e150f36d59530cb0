/// Statements that follow from the others. They change nothing of what is possible, and sharpen bounds.
extension System {
  /// A form of several terms and its variable.
  typealias Sum = (variable: Int, terms: [LinkedTables.Term])

  mutating func addImplied(by forms: [Sum], _ tables: LinkedTables) {
    guard !forms.isEmpty else { return }
    let statements = statementsOfCells(in: tables)
    for form in forms {
      addImplied(variable: form.variable, terms: form.terms, tables: tables, statements: statements)
    }
  }

  /// For each cell that a form of several terms mentions, the sums that it is part of.
  private func statementsOfCells(in tables: LinkedTables) -> [[Int32]] {
    var statements = [[Int32]](repeating: [], count: cellCount)
    for (number, statement) in tables.statements.enumerated()
    where statement.lower == statement.upper {
      for term in tables.terms[statement.terms] {
        statements[Int(term.cell)].append(Int32(number))
      }
    }
    return statements
  }

  /// A total less one category is also the sum of the others, which bounds it from another side.
  private mutating func addImplied(
    variable: Int, terms: [LinkedTables.Term], tables: LinkedTables, statements: [[Int32]]
  ) {
    guard let first = terms.first, terms.count >= 2 else { return }
    for number in statements[Int(first.cell)] {
      let statement = tables.statements[Int(number)]
      let sum = tables.terms[statement.terms]
      guard let match = sum.first(where: { $0.cell == first.cell }),
        first.coefficient.isMultiple(of: match.coefficient)
      else { continue }
      let factor = Int(first.coefficient / match.coefficient)
      let cancels = terms.allSatisfy { term in
        sum.contains {
          $0.cell == term.cell && Int($0.coefficient) * factor == Int(term.coefficient)
        }
      }
      guard cancels else { continue }
      let rest = sum.filter { part in !terms.contains { $0.cell == part.cell } }
      // form = factor * (constant - rest)
      append(
        rest.map { LinkedTables.Term(Int($0.cell), -factor * Int($0.coefficient)) }
          + [LinkedTables.Term(variable, -1)],
        from: -factor * statement.lower, to: -factor * statement.lower)
    }
  }

  /// What is left of wholes beside their parts adds up wherever both do: of every area and group those who are not in the
  /// numerator.
  mutating func addRests(of tables: LinkedTables, among forms: [Sum]) {
    var variables: [[Int32]: Int] = [:]
    for form in forms { variables[Self.key(form.terms)] = form.variable }
    var restsOfPart: [Int32: [Rest]] = [:]
    for part in tables.parts {
      let terms = [LinkedTables.Term(Int(part.whole)), LinkedTables.Term(Int(part.part), -1)]
      let key = Self.key(terms)
      let variable = variables[key] ?? addRest(terms)
      variables[key] = variable
      restsOfPart[part.part, default: []].append(
        Rest(share: part.share, whole: part.whole, variable: variable))
    }
    var sums: [[Int32]: Int] = [:]
    for (number, statement) in tables.statements.enumerated() where !statement.mayBeWithdrawn {
      sums[Self.key(tables.terms[statement.terms])] = number
    }
    for statement in tables.statements where !statement.mayBeWithdrawn {
      let terms = tables.terms[statement.terms]
      guard let first = terms.first else { continue }
      for share in restsOfPart[first.cell] ?? [] {
        let rests = terms.compactMap { term in
          restsOfPart[term.cell]?.first { $0.share == share.share }
        }
        guard rests.count == terms.count else { continue }
        let wholes = zip(terms, rests).map { LinkedTables.Term(Int($1.whole), Int($0.coefficient)) }
        guard let whole = sums[Self.key(wholes)].map({ tables.statements[$0] }) else { continue }
        append(
          zip(terms, rests).map { LinkedTables.Term($1.variable, Int($0.coefficient)) },
          from: statement.upper.map { whole.lower - $0 } ?? -Self.unlimited,
          to: whole.upper.map { $0 - statement.lower })
      }
    }
  }

  /// What is left of a whole, in one share.
  private struct Rest {
    let share: Int
    let whole: Int32
    let variable: Int
  }

  private mutating func addRest(_ terms: [LinkedTables.Term]) -> Int {
    let value = terms.reduce(0) { $0 + $1.coefficient * truth[Int($1.cell)] }
    let rest = addVariable(truth: value)
    append(terms + [LinkedTables.Term(rest, -1)], from: 0, to: 0)
    return rest
  }

  private static func key(_ terms: some Sequence<LinkedTables.Term>) -> [Int32] {
    terms.sorted { $0.cell < $1.cell }.flatMap { [$0.cell, $0.coefficient] }
  }
}

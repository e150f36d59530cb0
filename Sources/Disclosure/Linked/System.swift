/// Linked tables in flat arrays, both ways round: the variables of a statement and the statements of a variable.
///
/// Variables are the cells, then one for each protected form of more than one term. Statements are those of the tables,
/// then what defines those variables, then statements that follow from the others and only sharpen bounds.
struct System: Sendable {
  typealias Numbers = ContiguousArray<Int32>

  /// Stands for "no limit". Far above any count of children, and low enough that sums of millions fit.
  static let unlimited = 1 << 28

  let cellCount: Int
  private(set) var variableCount: Int
  private(set) var statementCount = 0
  /// The first of the statements that follow from the others.
  private(set) var impliedFrom = 0
  /// The true value of each variable.
  private(set) var truth: Numbers
  /// The range of a variable that is not a cell, or of a cell on which nothing is published.
  private(set) var lowest: Numbers = []
  private(set) var highest: Numbers = []

  // The variables of statement s are at termStart[s]..<termStart[s + 1].
  private(set) var termStart: Numbers = [0]
  private(set) var termVariable: Numbers = []
  private(set) var termCoefficient: Numbers = []
  private(set) var lowerSum: Numbers = []
  private(set) var upperSum: Numbers = []

  // The statements of variable v are at useStart[v]..<useStart[v + 1], in order.
  private(set) var useStart: Numbers = []
  private(set) var useStatement: Numbers = []
  private(set) var useCoefficient: Numbers = []

  /// The variable that holds each form, and how many values it must keep.
  private(set) var target: Numbers = []
  private(set) var minimumValues: Numbers = []
  /// From where on a form that is not small cannot be taken for small; `unlimited` for one that is.
  private(set) var largeFrom: Numbers = []
  // The forms held by variable v are at formStart[v]..<formStart[v + 1].
  private(set) var formStart: Numbers = []
  private(set) var formOfVariable: Numbers = []

  init(_ tables: LinkedTables) {
    cellCount = tables.cells.count
    variableCount = cellCount
    truth = Numbers(tables.cells.map { Int32($0.value) })
    for statement in tables.statements {
      append(tables.terms[statement.terms], from: statement.lower, to: statement.upper)
    }
    addForms(of: tables)
    index()
  }

  func variables(of statement: Int) -> Range<Int> {
    Int(termStart[statement])..<Int(termStart[statement + 1])
  }

  func uses(of variable: Int) -> Range<Int> {
    Int(useStart[variable])..<Int(useStart[variable + 1])
  }

  /// How many values of a form other tables must show. What is not small needs none.
  func valuesToProve(of form: Int) -> Int {
    isSmall(form) ? Int(minimumValues[form]) : 1
  }

  func isSmall(_ form: Int) -> Bool { Int(largeFrom[form]) == Self.unlimited }

  func forms(of variable: Int) -> Range<Int> {
    Int(formStart[variable])..<Int(formStart[variable + 1])
  }
}

extension System {
  mutating func append(
    _ terms: some Sequence<LinkedTables.Term>, from lower: Int, to upper: Int?
  ) {
    let start = termVariable.count
    for term in terms where term.coefficient != 0 {
      if let known = termVariable[start...].firstIndex(of: term.cell) {
        termCoefficient[known] += term.coefficient
      } else {
        termVariable.append(term.cell)
        termCoefficient.append(term.coefficient)
      }
    }
    termStart.append(Int32(termVariable.count))
    lowerSum.append(Int32(max(lower, -Self.unlimited)))
    upperSum.append(Int32(min(upper ?? Self.unlimited, Self.unlimited)))
    statementCount += 1
  }

  /// Gives each form its variable: the cell itself, or a new one with its definition.
  private mutating func addForms(of tables: LinkedTables) {
    var several: [(variable: Int, terms: [LinkedTables.Term])] = []
    for form in tables.forms {
      minimumValues.append(Int32(form.minimumValues))
      largeFrom.append(Int32(form.largeFrom ?? Self.unlimited))
      if form.terms.count == 1, form.terms[0].coefficient == 1 {
        target.append(form.terms[0].cell)
      } else {
        target.append(Int32(variableCount))
        several.append((variableCount, form.terms))
        truth.append(Int32(tables.value(of: form)))
        append(
          form.terms + [LinkedTables.Term(variableCount, -1)], from: 0, to: 0)
        variableCount += 1
      }
    }
    impliedFrom = statementCount
    lowest = Numbers(repeating: 0, count: cellCount)
    lowest += Numbers(repeating: Int32(-Self.unlimited), count: variableCount - cellCount)
    highest = Numbers(repeating: Int32(Self.unlimited), count: variableCount)
    limitForms(several, tables)
    addImplied(by: several, tables)
    addRests(of: tables, among: several)
  }

  /// What is stated of just the sum of a form holds for its variable, whatever its cells may be.
  private mutating func limitForms(
    _ forms: [(variable: Int, terms: [LinkedTables.Term])], _ tables: LinkedTables
  ) {
    func key(_ terms: some Sequence<LinkedTables.Term>, times sign: Int32) -> [Int32] {
      terms.sorted { $0.cell < $1.cell }.flatMap { [$0.cell, sign * $0.coefficient] }
    }
    var variables: [[Int32]: [Int]] = [:]
    for form in forms { variables[key(form.terms, times: 1), default: []].append(form.variable) }
    for statement in tables.statements where !statement.mayBeWithdrawn {
      let sum = tables.terms[statement.terms]
      for variable in variables[key(sum, times: 1)] ?? [] {
        limit(variable, from: statement.lower, to: statement.upper ?? Self.unlimited)
      }
      for variable in variables[key(sum, times: -1)] ?? [] {
        limit(variable, from: -(statement.upper ?? Self.unlimited), to: -statement.lower)
      }
    }
  }

  /// Adds a number that no statement of the tables mentions, at least zero.
  mutating func addVariable(truth value: Int32) -> Int {
    truth.append(value)
    lowest.append(0)
    highest.append(Int32(Self.unlimited))
    variableCount += 1
    return variableCount - 1
  }

  private mutating func limit(_ variable: Int, from lower: Int, to upper: Int) {
    lowest[variable] = max(lowest[variable], Int32(max(lower, -Self.unlimited)))
    highest[variable] = min(highest[variable], Int32(min(upper, Self.unlimited)))
  }

  private mutating func index() {
    useStart = Numbers(repeating: 0, count: variableCount + 1)
    for variable in termVariable { useStart[Int(variable) + 1] += 1 }
    for variable in 0..<variableCount { useStart[variable + 1] += useStart[variable] }
    var next = useStart
    useStatement = Numbers(repeating: 0, count: termVariable.count)
    useCoefficient = useStatement
    for statement in 0..<statementCount {
      for term in variables(of: statement) {
        let variable = Int(termVariable[term])
        let place = Int(next[variable])
        useStatement[place] = Int32(statement)
        useCoefficient[place] = termCoefficient[term]
        next[variable] += 1
      }
    }
    formStart = Numbers(repeating: 0, count: variableCount + 1)
    for variable in target { formStart[Int(variable) + 1] += 1 }
    for variable in 0..<variableCount { formStart[variable + 1] += formStart[variable] }
    next = formStart
    formOfVariable = Numbers(repeating: 0, count: target.count)
    for (form, variable) in target.enumerated() {
      formOfVariable[Int(next[Int(variable)])] = Int32(form)
      next[Int(variable)] += 1
    }
  }
}

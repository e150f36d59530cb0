import Model
import Statistics

/// What `check` found.
struct CheckReport {
  let configuration: Configuration
  let inputs: Inputs
  let quality: [QualityLine]
  let reconciliation: Reconciliation
  let matches: MatchCounts

  var problemCount: Int { inputs.problemCount }

  /// The report for a person.
  var lines: [String] {
    var lines = ["Checked \(configuration.file)"]
    func add(_ title: String, _ body: [String]) {
      if !body.isEmpty { lines += ["", title] + body }
    }
    add("Read", readTable)
    add("Vintages", vintages)
    add("Fields", fieldTable)
    add("Left out or worth a look", exclusionTable)
    add("Beside the published figures", reconciliationTable)
    let count = problemCount
    lines += [
      "",
      count == 0
        ? "No problems were found."
        : "\(count.formattedWithCommas) \(count == 1 ? "problem was" : "problems were") found.",
    ]
    return lines
  }

  private var readTable: [String] {
    var table = TextTable("INPUT", "#ROWS")
    for read in inputs.rowsRead { table.row(read.file, read.rows.formattedWithCommas) }
    for set in inputs.boundaries { table.row(set.level.plural, set.count.formattedWithCommas) }
    if let directory = inputs.directory {
      table.row("postcode directory", directory.count.formattedWithCommas)
    }
    return table.isEmpty ? [] : table.lines(indent: 2)
  }

  /// The editions that are joined; that they differ is among the reasons.
  private var vintages: [String] {
    var table = TextTable("INPUT", "EDITION")
    for set in inputs.boundaries { table.row(set.level.plural, set.vintage ?? "not told") }
    if let directory = inputs.directory {
      table.row("postcode directory", directory.vintage ?? "not told")
    }
    if let period = configuration.period { table.row("period", period.description) }
    if let snapshot = configuration.snapshot { table.row("snapshot", snapshot.description) }
    return table.lines(indent: 2)
  }

  private var fieldTable: [String] {
    var table = TextTable("INPUT", "FIELD", "#FILLED", "#BLANK")
    for field in inputs.completeness {
      let percent = field.rows == 0 ? 100 : Double(field.filled) / Double(field.rows) * 100
      let tenths = (percent * 10).rounded(.down) / 10
      table.row(
        field.file, field.field, "\(tenths)%", (field.rows - field.filled).formattedWithCommas)
    }
    return table.isEmpty ? [] : table.lines(indent: 2)
  }

  private var exclusionTable: [String] {
    let lines = quality.filter { $0.reason != "not-recorded" }
    return lines.flatMap { line -> [String] in
      let place = [line.input, line.field].filter { !$0.isEmpty }.joined(separator: ", ")
      let share = line.share.map { " (\(Self.percent($0)))" } ?? ""
      let rows = line.exampleRows.map { String($0) }.joined(separator: ", ")
      var text = ["  \(line.reason)  \(line.count.formattedWithCommas)\(share)  in \(place)"]
      if !rows.isEmpty {
        text.append("      rows \(rows)\(line.count > line.exampleRows.count ? ", ..." : "")")
      }
      text.append("      " + line.effect)
      if !line.indicators.isEmpty {
        text.append("      touches " + Self.list(line.indicators))
      }
      return text
    }
  }

  private static func list(_ indicators: [String]) -> String {
    let some = indicators.prefix(6).joined(separator: ", ")
    return indicators.count > 6 ? some + " and \(indicators.count - 6) more" : some
  }

  private static func percent(_ share: Double) -> String {
    "\((share * 1000).rounded() / 10)%"
  }

  private var reconciliationTable: [String] {
    var table = TextTable(
      "INDICATOR", "PERIOD", "CELL", "#OURS", "#PUBLISHED", "#DIFFERENCE", "VERDICT")
    for row in reconciliation.rows {
      func text(_ number: Double?) -> String {
        guard let number else { return "" }
        return row.cell == .percentage ? "\(number)" : Int(number).formattedWithCommas
      }
      table.row(
        row.indicator, row.period, row.cell.rawValue, text(row.ours), text(row.published),
        text(row.difference), row.verdict.rawValue)
    }
    guard !table.isEmpty else { return [] }
    let notes = reconciliation.rows.filter { $0.verdict != .equal }.map {
      "  \($0.indicator), \($0.cell.rawValue): \($0.explanation)"
    }
    return table.lines(indent: 2) + notes
  }

  /// The report for another program.
  var answer: Answer {
    Answer(
      problems: problemCount,
      inputs: inputs.rowsRead.map { .init(file: $0.file, rows: $0.rows) },
      quality: quality.map {
        .init(
          input: $0.input, field: $0.field, reason: $0.reason, count: $0.count, share: $0.share,
          exampleRows: $0.exampleRows, effect: $0.effect, indicators: $0.indicators)
      },
      reconciliation: reconciliation.rows.map {
        .init(
          indicator: $0.indicator, period: $0.period, cell: $0.cell.rawValue, ours: $0.ours,
          published: $0.published, difference: $0.difference, verdict: $0.verdict.rawValue,
          explanation: $0.explanation)
      })
  }

  struct Answer: Encodable {
    let problems: Int
    let inputs: [Input]
    let quality: [Line]
    let reconciliation: [Row]

    struct Input: Encodable {
      let file: String
      let rows: Int
    }

    struct Line: Encodable {
      let input: String
      let field: String
      let reason: String
      let count: Int
      let share: Double?
      let exampleRows: [Int]
      let effect: String
      let indicators: [String]
    }

    struct Row: Encodable {
      let indicator: String
      let period: String
      let cell: String
      let ours: Double?
      let published: Double?
      let difference: Double?
      let verdict: String
      let explanation: String
    }
  }
}

extension Pipeline {
  /// Reads and places everything and measures nothing but what is compared with published figures.
  func check() async throws -> CheckReport {
    console.stage("Reading")
    let inputs = try await Inputs.read(configuration)
    console.stage("Placing \(inputs.caseCount.formattedWithCommas) cases")
    let placed = try await place(inputs)
    return CheckReport(
      configuration: configuration, inputs: inputs,
      quality: qualityLines(inputs, placed.matches),
      reconciliation: reconciliation(inputs, placed), matches: placed.requests)
  }
}

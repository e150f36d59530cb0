import Model
import Statistics

extension Pipeline {
  /// Every exclusion and doubt by reason, counted, and how far each field is filled.
  func qualityLines(_ inputs: Inputs, _ matches: [InputMatches]) -> [QualityLine] {
    var lines: [QualityLine] = []
    for placed in matches {
      for match in Match.allCases where match != .inside && placed.counts[match] > 0 {
        lines.append(
          QualityLine(
            input: placed.input, field: "postcode", reason: match.rawValue,
            count: placed.counts[match],
            share: Double(placed.counts[match]) / Double(max(placed.rows, 1)),
            exampleRows: placed.counts.exampleRows(match), effect: match.effect))
      }
    }
    for group in ProblemGroup.groups(of: inputs.problems) {
      lines.append(
        QualityLine(
          input: group.file, field: group.column ?? "", reason: group.reason, count: group.count,
          share: inputs.rowsRead.first { $0.file == group.file }.map {
            Double(group.count) / Double(max($0.rows, 1))
          },
          exampleRows: group.rows, effect: group.effect))
    }
    let counted = countedIndicators(inputs)
    let sources = inputs.sources
    return (lines + inputs.completeness.map(\.line)).map {
      $0.touching(counted, from: sources[$0.input])
    }
  }

  /// The identifiers of what this run counts, in the order of the catalogue.
  private func countedIndicators(_ inputs: Inputs) -> [String] {
    let fromReturns = inputs.returns.isEmpty ? [] : Catalogue.definitions.map(\.indicator.id)
    let fromTables = inputs.counts.map(\.indicator.id)
    return fromReturns + fromTables.filter { !fromReturns.contains($0) }
  }
}

extension Inputs {
  /// Of each input that only some indicators are counted from, what those have in common.
  fileprivate var sources: [String: Ingredient] {
    let shared = [tables.provision?.file, tables.population?.file, tables.deprivation?.file]
    var found = ["requests": Ingredient.received]
    for read in rowsRead where !shared.contains(read.file) { found[read.file] = .received }
    for list in tables.waits { found[list.file] = .serviceWaits }
    for register in tables.registers { found[register.file] = .register }
    for contacts in tables.contacts { found[contacts.file] = .contacts }
    return found
  }
}

extension QualityLine {
  /// The line with the indicators that its gap touches, found by its heading or else by its reason.
  ///
  /// `source` is what the indicators of the line's input have in common, nil where all may be touched.
  func touching(_ indicators: [String], from source: Ingredient? = nil) -> QualityLine {
    var line = self
    // Nothing is missing from a field that is always filled.
    guard count > 0 else { return line }
    let ingredient = Ingredient(heading: field) ?? Ingredient(reason: reason)
    line.indicators = ingredient?.touched(of: indicators, from: source) ?? []
    if let ingredient, !line.indicators.isEmpty, ingredient.reach != Ingredient.everywhere {
      line.effect += " It matters \(ingredient.reach)."
    }
    return line
  }
}

extension FieldCompleteness {
  /// The rows in which the field says nothing; 0 where it is complete, so that every field is listed.
  fileprivate var line: QualityLine {
    QualityLine(
      input: file, field: field, reason: "not-recorded", count: rows - filled,
      share: Double(rows - filled) / Double(max(rows, 1)), exampleRows: [],
      effect: filled == rows
        ? "The field is filled in every row."
        : "The field is blank or cannot be read: what needs it counts these rows as not recorded.")
  }
}

extension Match {
  /// What it does to the figures that a case came to its place this way.
  var effect: String {
    switch self {
    case .inside: "Counted in its areas."
    case .outside: "Lives outside every area: in the partnership's totals, in no area's figures."
    case .postcodeInvalid:
      "The postcode cannot be read: in the partnership's totals, in no area's figures."
    case .postcodeUnknown:
      "The directory does not know the postcode: in the partnership's totals, in no area's figures."
    case .postcodeTerminated: "The postcode has ended and is placed where it was."
    case .noGridReference:
      "The postcode has no grid reference: in the partnership's totals, in no area's figures."
    case .coordinateInvalid:
      "The coordinates cannot be read: in the partnership's totals, in no area's figures."
    case .outwardCode:
      "Only the first half of the postcode is given: in the partnership's totals, in no area's figures."
    case .codeUnknown:
      "The area code is not among the boundaries or in the lookup: in the partnership's totals, in no area's figures."
    case .largerArea:
      "The code is that of a larger area: in its figures, in no smaller area's."
    case .missing: "No place is recorded: in the partnership's totals, in no area's figures."
    }
  }
}

extension ProblemGroup {
  /// What the reason does to the figures, as a sentence about all its rows.
  fileprivate var effect: String {
    // The message of a doubled child names the row of its twin, which says nothing of the others.
    if reason == "person-double" {
      return "Two rows are one child: the requests of both count for one child."
    }
    return message.prefix(1).uppercased() + message.dropFirst()
  }
}

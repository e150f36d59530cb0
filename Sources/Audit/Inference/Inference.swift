/// How hard an attack tries.
public enum Effort: Sendable {
  /// Bounds alone: what they give is certain, and little is missed.
  case bounds
  /// Also tries the values that bounds leave, one by one, with those of their neighbours.
  case thorough
}

/// The attack on hidden counts: what whole numbers remain possible for each.
struct Inference {
  private let model: ReaderModel
  private let occurrences: LinkedCounts.Occurrences

  init(_ model: ReaderModel) {
    self.model = model
    occurrences = model.counts.occurrences()
  }

  /// Adds what can be inferred, first with nothing assumed, then with every hidden count taken to be small.
  func report(to report: inout AuditReport, effort: Effort) {
    var known = model.counts
    let broken = known.propagate(occurrences)
    report.statements = known.statementCount
    report.contradictions = broken.count
    report.protectedForms = model.forms.indices.count { model.isProtected($0) }
    var search = broken.isEmpty && effort == .thorough ? Search(known, occurrences) : nil
    var narrow: Set<Int> = []
    for form in model.forms.indices where model.isProtected(form) {
      guard let bounded = valuesLeft(form, known) else { continue }
      let enough = model.rules.minimumValues
      let left = bounded < enough ? bounded : search?.valuesLeft(form, enough: enough) ?? bounded
      guard left < enough else { continue }
      narrow.insert(form)
      report.findings.append(
        AuditFinding(
          attack(form, known), model.words(form), valuesLeft: left,
          reason: "sums with what is shown leave too few possible values",
          figures: model.figures(form)))
    }
    let small = assumingSmall(known)
    for form in model.forms.indices where model.isProtected(form) && !narrow.contains(form) {
      guard small.upper[form] < LinkedCounts.unlimited, let left = valuesLeft(form, small),
        left < model.rules.minimumValues
      else { continue }
      report.findings.append(
        AuditFinding(
          .assumedSmall, model.words(form), valuesLeft: left,
          reason: "if hidden counts are small, sums leave too few possible values"))
    }
  }

  /// What remains possible where every hidden count is small, save those of which that cannot be.
  private func assumingSmall(_ known: LinkedCounts) -> LinkedCounts {
    var isCapped = model.forms.map { $0.isHidden && $0.cap < LinkedCounts.unlimited }
    while true {
      var small = known
      for form in model.forms.indices where isCapped[form] {
        let cap = model.forms[form].cap
        if small.lower[form] > cap {
          isCapped[form] = false
        } else {
          small.upper[form] = min(small.upper[form], cap)
        }
      }
      let broken = small.propagate(occurrences)
      var changed = false
      for statement in broken {
        for term in small.terms(statement) {
          let variable = Int(small.variables[term])
          if isCapped[variable] {
            isCapped[variable] = false
            changed = true
          }
        }
      }
      guard changed else { return broken.isEmpty ? small : known }
    }
  }

  private func attack(_ form: Int, _ counts: LinkedCounts) -> Attack {
    switch model.forms[form].kind {
    case .count: .sums
    case .rest: .rests
    case .part: counts.lower[form] == 0 && model.isOnCommonGround(form) ? .bareGround : .parts
    }
  }

  /// How many values are possible, where a small one is among them; nil for a form that cannot be small.
  private func valuesLeft(_ form: Int, _ counts: LinkedCounts) -> Int? {
    let (low, high) = (counts.lower[form], counts.upper[form])
    guard low < model.rules.threshold else { return nil }
    // A count of none is shown as 0 or stands for nobody; of a rest, none means everybody.
    if model.forms[form].kind == .rest { return isAboutNobody(form, counts) ? nil : high - low + 1 }
    return high == 0 ? nil : high - low + 1
  }

  /// Whether the denominator of a rest is zero.
  private func isAboutNobody(_ rest: Int, _ counts: LinkedCounts) -> Bool {
    let whole = occurrences.statements(of: rest).first.map { statement in
      counts.terms(Int(statement)).last.map { Int(counts.variables[$0]) }
    }
    guard let whole, let whole else { return false }
    return counts.upper[whole] == 0
  }
}

extension ReaderModel {
  /// The level that all areas together make.
  static let whole = "Local area partnership"

  /// Adds every sum that the tables imply: areas to their parent and to the partnership, groups to all children.
  mutating func addSums(parents: [[String]: String], levels: [String: String]) {
    var groups: [Group: [LinkedCounts.Variable]] = [:]
    var order: [Group] = []
    for number in forms.indices where forms[number].kind != .part {
      let form = forms[number]
      let context = contexts[Int(form.context)]
      for whole in wholes(of: context, parents: parents, levels: levels) {
        let group = Group(quantity: form.quantity, whole: whole.context, cut: whole.cut)
        if groups[group] == nil { order.append(group) }
        groups[group, default: []].append(LinkedCounts.Variable(number))
      }
    }
    for group in order {
      guard let parts = groups[group] else { continue }
      state(parts, of: group)
    }
  }

  /// The parts of one whole, cut in one way.
  private struct Group: Hashable {
    var quantity: Int32
    var whole: Context
    var cut: Cut
  }

  private enum Cut: Hashable {
    case breakdown(String)
    case level(String)
  }

  /// What the count of a context is a part of, and how it is cut.
  private func wholes(
    of context: Context, parents: [[String]: String], levels: [String: String]
  ) -> [(context: Context, cut: Cut)] {
    var wholes: [(Context, Cut)] = []
    if context.breakdown != "Total" {
      wholes.append((context.ofAll, .breakdown(context.breakdown)))
    }
    guard context.level != Self.whole else { return wholes }
    var top = context
    (top.level, top.area) = (Self.whole, "")
    wholes.append((top, .level(context.level)))
    if let parent = parents[[context.level, context.area]], let level = levels[parent] {
      var above = context
      (above.level, above.area) = (level, parent)
      wholes.append((above, .level(context.level)))
    }
    return wholes
  }

  private mutating func state(_ parts: [LinkedCounts.Variable], of group: Group) {
    let isWhole = isCovered(group)
    // A whole that is published for the same years is the sum; one of fewer years is at most that.
    if let whole = published(group.quantity, group.whole) {
      counts.state(parts, are: isWhole ? .equal : .atMost, whole)
    } else if group.whole.pooled > 1, isWhole {
      var single = group.whole
      single.pooled = 1
      if let whole = published(group.quantity, single) {
        counts.state(parts, are: .atLeast, whole)
      }
    }
  }

  /// Whether nobody is missing from the parts. A child whose district is known may have no ward; where the rows of those
  /// without an area show the same at both levels, a reader takes it that there is none.
  private func isCovered(_ group: Group) -> Bool {
    guard case .level(let level) = group.cut, group.whole.level != Self.whole else { return true }
    func withoutArea(_ level: String) -> LinkedCounts.Variable? {
      var context = group.whole.ofAll
      (context.level, context.area) = (level, "x")
      return known(context).flatMap { variable(group.quantity, $0) }
    }
    let (inner, outer) = (withoutArea(level), withoutArea(group.whole.level))
    guard let inner, let outer else { return inner == nil && outer == nil }
    return counts.lower[Int(inner)] == counts.lower[Int(outer)]
      && counts.upper[Int(inner)] == counts.upper[Int(outer)]
      && counts.upper[Int(inner)] < LinkedCounts.unlimited
  }

  /// The variable of a whole; the partnership goes by any code.
  private func published(_ quantity: Int32, _ context: Context) -> LinkedCounts.Variable? {
    var context = context
    if context.level == Self.whole { context.area = wholeCode }
    return known(context).flatMap { variable(quantity, $0) }
  }

}

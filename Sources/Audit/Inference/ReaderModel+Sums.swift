extension ReaderModel {
  /// Adds every sum that the tables imply: areas to their parent and to the partnership, groups to all children.
  mutating func addSums(_ ground: Ground) {
    var groups: [Group: Int] = [:]
    var parts: [(group: Group, variables: [LinkedCounts.Variable])] = []
    let wholes = wholes(ground)
    for number in forms.indices where forms[number].kind != .part {
      let form = forms[number]
      for (whole, cut) in wholes[Int(form.context)] {
        let group = Group(quantity: form.quantity, whole: whole, cut: cut)
        if let place = groups[group] {
          parts[place].variables.append(LinkedCounts.Variable(number))
        } else {
          groups[group] = parts.count
          parts.append((group, [LinkedCounts.Variable(number)]))
        }
      }
    }
    for (group, variables) in parts { state(variables, of: group) }
  }

  /// The parts of one whole, cut in one way.
  private struct Group: Hashable {
    var quantity: Int32
    var whole: Int32
    var cut: Cut
  }

  private enum Cut: Hashable {
    case breakdown(Names.Name)
    case level(Names.Name)
  }

  /// What the count of each context is a part of, and how that is cut.
  private mutating func wholes(_ ground: Ground) -> [[(whole: Int32, cut: Cut)]] {
    let count = contexts.count
    return (0..<count).map { place in
      let context = contexts[place]
      var wholes: [(Int32, Cut)] = []
      if context.breakdown != Names.total {
        wholes.append((number(context.ofAll), .breakdown(context.breakdown)))
      }
      guard context.level != Names.whole else { return wholes }
      wholes.append((number(context.ofWhole(wholeCode)), .level(context.level)))
      if let parent = ground.parent(of: context.area, at: context.level) {
        var above = context
        (above.level, above.area) = (parent.level, parent.area)
        wholes.append((number(above), .level(context.level)))
      }
      return wholes
    }
  }

  private mutating func state(_ parts: [LinkedCounts.Variable], of group: Group) {
    let isWhole = isCovered(group)
    // A whole that is published for the same years is the sum; one of fewer years is at most that.
    if let whole = variable(group.quantity, group.whole) {
      counts.state(parts, are: isWhole ? .equal : .atMost, whole)
    } else if contexts[Int(group.whole)].pooled > 1, isWhole {
      var single = contexts[Int(group.whole)]
      single.pooled = 1
      if let context = known(single), let whole = variable(group.quantity, context) {
        counts.state(parts, are: .atLeast, whole)
      }
    }
  }

  /// Whether nobody is missing from the parts.
  private func isCovered(_ group: Group) -> Bool {
    let whole = contexts[Int(group.whole)]
    guard case .level(let level) = group.cut, whole.level != Names.whole else { return true }
    return isCovered(level, by: whole.level, group.quantity, whole)
  }

  /// Whether everybody with a place at one level has one at the other.
  ///
  /// A child whose district is known may have no ward; where the rows of those without an area show the same at both
  /// levels, a reader takes it that there is none.
  func isCovered(
    _ level: Names.Name, by other: Names.Name, _ quantity: Int32, _ context: Context
  ) -> Bool {
    func withoutArea(_ level: Names.Name, _ context: Context) -> ClosedRange<Int>? {
      var context = context
      (context.level, context.area) = (level, Names.unknown)
      return known(context).flatMap { variable(whole(of: quantity, $0), $0) }
        .map { counts.lower[Int($0)]...counts.upper[Int($0)] }
    }
    guard withoutArea(level, context.ofAll) == withoutArea(other, context.ofAll) else {
      return false
    }
    guard let inner = withoutArea(level, context), let outer = withoutArea(other, context) else {
      return true
    }
    return inner.overlaps(outer)
  }
}

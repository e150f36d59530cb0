extension ReaderModel {
  /// Adds what areas of two levels that lie across each other say of their common ground: each is the sum of its pieces.
  mutating func add(_ overlap: Overlap) {
    let neighbours = Neighbours(overlap, &self)
    let (one, other) = (name(overlap.level), name(overlap.other))
    var tables: [Table: Int] = [:]
    var found: [(table: Table, at: [[Names.Name: LinkedCounts.Variable]])] = []
    for number in forms.indices where forms[number].kind != .part {
      let form = forms[number]
      var context = contexts[Int(form.context)]
      guard context.level == one || context.level == other else { continue }
      let (area, side) = (context.area, context.level == one ? 0 : 1)
      (context.level, context.area) = (Names.none, Names.none)
      let table = Table(quantity: form.quantity, context: context)
      let place = tables[table] ?? found.count
      if place == found.count {
        tables[table] = place
        found.append((table, [[:], [:]]))
      }
      found[place].at[side][area] = LinkedCounts.Variable(number)
    }
    var pieces = Pieces()
    for (table, at) in found where !at[0].isEmpty && !at[1].isEmpty {
      var context = table.context
      context.level = one
      // Who has a place at one level only may be in a whole and in none of its pieces, which then say nothing.
      guard isCovered(one, by: other, table.quantity, context) else { continue }
      for (first, others) in neighbours.ofOne {
        guard let whole = at[0][first], others.allSatisfy({ at[1][$0] != nil }) else { continue }
        let parts = others.map { piece(table, first, $0, at, neighbours, &pieces) }
        state(parts, of: whole, areAll: !neighbours.uncovered.contains(first))
      }
      for (second, ones) in neighbours.ofOther {
        guard let whole = at[1][second], ones.allSatisfy({ at[0][$0] != nil }) else { continue }
        let parts = ones.map { piece(table, $0, second, at, neighbours, &pieces) }
        state(parts, of: whole, areAll: !neighbours.uncovered.contains(second))
      }
    }
    addSplits(of: pieces)
  }

  private static let commonGround = "common ground"

  /// Whether a form is about what areas of two levels have in common.
  func isOnCommonGround(_ form: Int) -> Bool {
    names.text(contexts[Int(forms[form].context)].level) == Self.commonGround
  }

  private struct Table: Hashable {
    var quantity: Int32
    var context: Context
  }

  private struct Piece: Hashable {
    var table: Table
    var one: Names.Name
    var other: Names.Name
  }

  private struct Pieces {
    var variables: [Piece: LinkedCounts.Variable] = [:]
    var order: [Piece] = []
  }

  /// The areas on each area.
  private struct Neighbours {
    var ofOne: [(Names.Name, [Names.Name])] = []
    var ofOther: [(Names.Name, [Names.Name])] = []
    /// Areas that are nothing but one piece.
    private(set) var isAlone: Set<Names.Name> = []
    let uncovered: Set<Names.Name>

    init(_ overlap: Overlap, _ model: inout ReaderModel) {
      let uncovered = Set(overlap.uncovered.map { model.name($0) })
      self.uncovered = uncovered
      var order: [Names.Name] = []
      var back: [Names.Name: [Names.Name]] = [:]
      for (code, others) in zip(overlap.codes, overlap.others) {
        let (one, others) = (model.name(code), others.map { model.name($0) })
        ofOne.append((one, others))
        if others.count == 1, !uncovered.contains(one) { isAlone.insert(one) }
        for other in others {
          if back[other] == nil { order.append(other) }
          back[other, default: []].append(one)
        }
      }
      ofOther = order.map { ($0, back[$0] ?? []) }
      for (other, ones) in ofOther where ones.count == 1 && !uncovered.contains(other) {
        isAlone.insert(other)
      }
    }
  }

  /// The count on the common ground of two areas: that of an area which is all common ground, or one that nobody printed.
  private mutating func piece(
    _ table: Table, _ one: Names.Name, _ other: Names.Name,
    _ at: [[Names.Name: LinkedCounts.Variable]], _ neighbours: Neighbours,
    _ pieces: inout Pieces
  ) -> LinkedCounts.Variable {
    if neighbours.isAlone.contains(one), let whole = at[0][one] { return whole }
    if neighbours.isAlone.contains(other), let whole = at[1][other] { return whole }
    let key = Piece(table: table, one: one, other: other)
    if let known = pieces.variables[key] { return known }
    var context = table.context
    context.level = name(Self.commonGround)
    context.area = name("\(names.text(one)) and \(names.text(other))")
    let made = variable(table.quantity, number(context), .part)
    pieces.variables[key] = made
    pieces.order.append(key)
    return made
  }

  private mutating func state(
    _ parts: [LinkedCounts.Variable], of whole: LinkedCounts.Variable, areAll: Bool
  ) {
    guard !parts.isEmpty, parts != [whole] else { return }
    counts.state(parts, are: areAll ? .equal : .atMost, whole)
  }

  /// On each piece of ground numerator and rest are the denominator.
  private mutating func addSplits(of pieces: Pieces) {
    let splits = allCounted
    for piece in pieces.order {
      guard let x = pieces.variables[piece] else { continue }
      for split in splits where split.numerator == piece.table.quantity {
        func same(_ quantity: Int32) -> LinkedCounts.Variable? {
          var other = piece
          other.table.quantity = quantity
          return pieces.variables[other]
        }
        guard let n = same(split.denominator), let d = same(split.rest), n != x else { continue }
        counts.state([x, d], are: .equal, n)
      }
    }
  }
}

import Model

extension Design {
  /// Protects a sum that is smaller than the threshold, and one that could be taken for such a sum.
  ///
  /// A reader who works out 7 to 9 does not know that it is 9: were only small sums kept, readers would have to be told
  /// which are small before they could see that they learn nothing.
  mutating func protect(_ terms: [LinkedTables.Term], from least: Int) {
    let value = value(terms)
    let isSmall = (least..<policy.threshold).contains(value)
    guard isSmall || looksSmall(value, terms) else { return }
    // Levels share cells, so a sum may come by more than once.
    let sum = terms.flatMap { [$0.cell, $0.coefficient] }
    guard !known.contains(sum), known.insert(isSmall ? sum : sum + [0]).inserted else { return }
    tables.protect(
      terms, minimumValues: policy.minimumValues, largeFrom: isSmall ? nil : policy.threshold)
  }

  /// Whether a range with too few values and a small one among them can hold a value: it lies just above, or is nobody
  /// where that is not seen.
  private func looksSmall(_ value: Int, _ terms: [LinkedTables.Term]) -> Bool {
    if value == 0 { return terms.contains { tables.cells[Int($0.cell)].isHidden } }
    return value >= policy.threshold && value < policy.threshold + policy.minimumValues - 2
  }

  /// Every small number, every small complement, and the slivers between overlapping areas.
  mutating func protectNumbers() {
    for index in columns.all.indices {
      let column = columns[index]
      let whole = column.whole.map { columns[$0] }
      for spot in spots(column) {
        guard let one = cell(column, spot) else { continue }
        let all = whole.flatMap { cell($0, spot) }
        // Nobody of some is a fact about them. Nobody of a hidden nobody is kept as well: a reader who knew which nothings
        // are kept less well would know more.
        let isFact = all.map { tables.cells[$0].value > 0 || isHiddenPart($0, of: whole, spot) }
        protect([LinkedTables.Term(one)], from: isFact == true ? 0 : 1)
      }
      for (_, one) in pieces[index].inOrder { protect([LinkedTables.Term(one)], from: 1) }
    }
    for (part, whole) in columns.shares {
      for (one, all) in cells(of: part, in: whole) {
        // That nobody is left is a fact about everybody in the numerator.
        let isFact = tables.cells[all].value > 0 && isPrinted(one)
        protect([LinkedTables.Term(all), LinkedTables.Term(one, -1)], from: isFact ? 0 : 1)
      }
    }
  }

  /// Whether a cell is of the tables, not of a piece.
  private func isPrinted(_ cell: Int) -> Bool { cell < firstPiece }

  /// Whether a cell is hidden from the start as a group of some: its nobody then tells something of the others.
  private func isHiddenPart(_ cell: Int, of column: Column?, _ spot: Spot) -> Bool {
    guard tables.cells[cell].isHidden, let head = column?.whole.map({ columns[$0] }),
      let all = self.cell(head, spot)
    else { return false }
    return tables.cells[all].value > 0
  }
}

import Model

extension Design {
  /// Protects a sum that is smaller than the threshold.
  mutating func protect(_ terms: [LinkedTables.Term], from least: Int) {
    guard (least..<policy.threshold).contains(value(terms)) else { return }
    // Levels share cells, so a sum may come by more than once.
    guard known.insert(terms.flatMap { [$0.cell, $0.coefficient] }).inserted else { return }
    tables.protect(terms, minimumValues: policy.minimumValues)
  }

  /// Every small number, every small complement, and the slivers between overlapping areas.
  mutating func protectNumbers() {
    for index in columns.all.indices {
      let column = columns[index]
      let whole = column.whole.map { columns[$0] }
      for spot in spots(column) {
        guard let one = cell(column, spot) else { continue }
        let all = whole.flatMap { cell($0, spot) }
        protect(
          one, all, isNumerator: isNumerator(column),
          isNobodyHidden: isHiddenPart(all, of: whole, spot))
      }
      for (slots, one) in pieces[index].inOrder {
        protect([LinkedTables.Term(one)], from: 1)
        guard isNumerator(column), let number = column.whole, let all = pieces[number][slots]
        else { continue }
        protect([LinkedTables.Term(all), LinkedTables.Term(one, -1)], from: 1)
      }
    }
  }

  /// Whether nobody in the column and everybody in it are both facts about each child of the whole.
  private func isNumerator(_ column: Column) -> Bool {
    guard let whole = column.whole else { return false }
    return columns[whole].key.counted != column.key.counted
  }

  /// Whether a cell is hidden from the start as a group of some: its nobody then tells something of the others.
  private func isHiddenPart(_ cell: Int?, of column: Column?, _ spot: Spot) -> Bool {
    guard let cell, tables.cells[cell].isHidden, let head = column?.whole.map({ columns[$0] }),
      let all = self.cell(head, spot)
    else { return false }
    return tables.cells[all].value > 0
  }

  private mutating func protect(
    _ one: Int, _ whole: Int?, isNumerator: Bool, isNobodyHidden: Bool
  ) {
    let all = whole.map { tables.cells[$0].value } ?? 0
    // Nobody of some is a fact about them. Nobody of a hidden nobody is kept as well: a reader who knew which nothings are
    // kept less well would know more.
    protect([LinkedTables.Term(one)], from: all > 0 || isNobodyHidden ? 0 : 1)
    if isNumerator, let whole, all > 0 {
      protect([LinkedTables.Term(whole), LinkedTables.Term(one, -1)], from: 0)
    }
  }
}

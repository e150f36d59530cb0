import Model

extension Design {
  /// What others publish of the whole partnership: where it is true, readers know the number to the child.
  ///
  /// A number that is small there is public already, and no hiding here takes it back.
  mutating func statePublishedTotals() {
    for total in linkage.publishedTotals {
      let (part, whole) = (total.count.numerator, total.count.denominator)
      for (number, measure) in measures.enumerated() where measure.isOf(total) {
        let slot = columns.slots[number]
        state(whole, of: columns[slot.whole])
        guard let numerators = slot.part, whole - part >= policy.threshold else { continue }
        state(part, of: columns[numerators])
      }
    }
  }

  private mutating func state(_ number: Int, of column: Column) {
    guard column.totalCell >= 0, number >= policy.threshold else { return }
    let stated = state(
      [LinkedTables.Term(column.totalCell)], atLeast: number, atMost: number, kind: .other)
    if let stated { statementsOfOthers.append(stated) }
  }

  /// The tables with all hidden that may be.
  ///
  /// Forms that totals of others give away even then are left out first: no hiding of ours takes that back.
  mutating func allHidden() -> AllHidden {
    let hidden = AllHidden(tables)
    guard !statementsOfOthers.isEmpty, !hidden.forms.isEmpty else { return hidden }
    let ownFault = AllHidden(tables.forgetting(statementsOfOthers)).forms
    let told = Set(hidden.forms).subtracting(ownFault)
    guard !told.isEmpty else { return hidden }
    tables.leaveOut(told)
    return AllHidden(tables)
  }
}

extension Measure {
  fileprivate func isOf(_ total: PublishedTotal) -> Bool {
    indicator.id == total.indicator && group == .all && pooledPeriods == 1
      && period == total.period
  }
}

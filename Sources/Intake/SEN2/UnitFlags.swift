public import Model

/// What live plans say of units and resourced provision that the register of establishments knows nothing of.
///
/// The flags of the return are kept: registers lag behind. A school that the register does not list is passed over.
///
/// - Parameters:
///   - plans: of one return.
///   - provision: with a row for each kind of provision of an establishment.
/// - Returns: a warning for each plan, by its row among the active plans.
public func doubtfulUnitFlags(_ plans: Plans, against provision: Provision) -> [Problem] {
  var kinds: [Int32: Set<Provision.Kind>] = [:]
  for row in 0..<provision.count {
    if let urn = provision.urn[row] { kinds[urn, default: []].insert(provision.kind[row]) }
  }
  return (0..<plans.count).compactMap { plan in
    let place = plans.placement[plan]
    guard plans.isLive[plan], let urn = place.urn, let known = kinds[provision.current(urn)] else {
      return nil
    }
    let isDoubtful =
      (place.hasUnit == true && !known.contains(.unit))
      || (place.hasResourcedProvision == true && !known.contains(.resourcedProvision))
    guard isDoubtful else { return nil }
    return Problem(
      location: SourceLocation(file: "activeplans", row: Int(plans.row[plan])), severity: .warning,
      reason: "unit-not-in-register",
      message: "the child is in a unit or resourced provision of a school that has none by the "
        + "register of establishments; the return is believed. Check the flag or the register.")
  }
}

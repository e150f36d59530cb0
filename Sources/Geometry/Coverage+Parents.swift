import Model

extension CoverageCheck {
  /// Areas that reach out of the area that holds them, and ground of parents that no area fills.
  mutating func findStrays(_ ground: GeometryList) throws(GeometryError) {
    guard let parents = rules.parents else { return }
    guard parents.system == system else {
      throw GeometryError(
        operation: "checked", reason: "\(parents.system) and \(system) are not one system")
    }
    let holders = try GeometryList(parents.regions, in: context)
    let numbers = parents.numbers
    let sizes = try ground.areas()
    var filled = [Double](repeating: 0, count: parents.count)
    for (number, nearby) in meetingBoxes(boxes, parents.regions.map(\.box)).enumerated() {
      var largest: (parent: Int, area: Double)?
      for parent in nearby {
        let common = try ground.sharedArea(number, with: holders, parent)
        filled[parent] += common
        if common > largest?.area ?? 0 { largest = (parent, common) }
      }
      let named = areas[number].parent
      if let named, numbers[named] == nil {
        add(.parentUnknown, [number], "\(label(number)) names \(named), which is not there.")
      }
      guard sizes[number] > 0 else { continue }
      let parent = named.flatMap { numbers[$0] } ?? largest?.parent
      try findStray(number, ground, holders, parent, parents)
    }
    findUnfilled(parents, sizes: try holders.areas(), filled: filled)
  }

  /// Ground of one area outside its parent: the one that it names, or else the one with most of it.
  private mutating func findStray(
    _ number: Int, _ ground: GeometryList, _ holders: GeometryList, _ parent: Int?,
    _ parents: BoundarySet
  ) throws(GeometryError) {
    guard let parent else {
      add(.outsideParent, [number], "\(label(number)) is in no area of the level above.")
      return
    }
    let outside = try ground.difference(number, from: holders, parent)
    guard let patch = try patch(outside) else { return }
    add(
      .outsideParent, [number], at: patch.place, squareMetres: patch.squareMetres,
      "\(label(number)) reaches out of \(parents.areas[parent].code).")
  }

  private mutating func findUnfilled(_ parents: BoundarySet, sizes: [Double], filled: [Double]) {
    for parent in sizes.indices {
      guard let y = parents.regions[parent].points.y.first else { continue }
      let open = (sizes[parent] - filled[parent]) * system.squareMetresPerUnit(y: y)
      // The sums of many areas are good to about nine digits.
      let doubt = 1e-9 * sizes[parent] * system.squareMetresPerUnit(y: y)
      guard open >= max(rules.smallestFault, doubt), open > 0 else { continue }
      let code = parents.areas[parent].code.text
      faults.append(
        CoverageFault(
          kind: .parentNotFilled, areas: [code], x: nil, y: nil, squareMetres: open,
          message: "Part of \(code) is in none of the areas."))
    }
  }
}

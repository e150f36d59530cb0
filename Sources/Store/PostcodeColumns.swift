import Model

/// The columns of a directory while they are put together from pages.
struct PostcodeColumns {
  private var postcodes: [Postcode] = []
  private var points = Points()
  private var states: [PostcodeDirectory.State] = []
  private var areas: [[Int32]]

  init(areaCount: Int, capacity: Int) {
    postcodes.reserveCapacity(capacity)
    points.reserveCapacity(capacity)
    states.reserveCapacity(capacity)
    areas = Array(repeating: [], count: areaCount)
    for number in areas.indices { areas[number].reserveCapacity(capacity) }
  }

  mutating func append(_ page: PostcodePage) {
    for packed in page.postcodes {
      postcodes.append(Postcode(packed: UInt64(bitPattern: packed)))
    }
    points.x.append(contentsOf: page.x)
    points.y.append(contentsOf: page.y)
    states.append(contentsOf: page.states)
    for number in areas.indices {
      for area in page.areas[number] { areas[number].append(Int32(truncatingIfNeeded: area)) }
    }
  }

  mutating func append(_ page: PostcodePage, row: Int) {
    postcodes.append(Postcode(packed: UInt64(bitPattern: page.postcodes[row])))
    points.append(x: page.x[row], y: page.y[row])
    states.append(page.states[row])
    for number in areas.indices {
      areas[number].append(Int32(truncatingIfNeeded: page.areas[number][row]))
    }
  }

  func directory(of file: PostcodeFile) -> PostcodeDirectory {
    PostcodeDirectory(
      system: file.system, vintage: file.vintage, postcodes: postcodes, points: points,
      states: states,
      areaColumns: zip(file.areaColumns, areas).map { column, numbers in
        PostcodeDirectory.AreaColumn(
          name: column.name, vintage: column.vintage, codes: column.codes, numbers: numbers)
      })
  }
}

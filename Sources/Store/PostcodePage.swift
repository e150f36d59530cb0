import Model

/// Some thousand postcodes that follow one another, as columns; the part of a postcode file that is read at once.
struct PostcodePage: Sendable {
  static let size = 4096

  private(set) var postcodes: [Int64] = []
  private(set) var x: [Double] = []
  private(set) var y: [Double] = []
  private(set) var states: [PostcodeDirectory.State] = []
  /// The numbers of the areas, one column for each area column of the file.
  private(set) var areas: [[Int64]] = []

  /// A page that was not read yet.
  init() {}

  var isEmpty: Bool { postcodes.isEmpty }

  /// The page of the postcodes of `directory` in `range`.
  init(_ directory: PostcodeDirectory, _ range: Range<Int>) {
    postcodes = range.map { Int64(bitPattern: directory.postcodes[$0].packed) }
    x = Array(directory.points.x[range])
    y = Array(directory.points.y[range])
    states = Array(directory.states[range])
    areas = directory.areaColumns.map { column in column.numbers[range].map(Int64.init) }
  }

  func bytes(scale: CoordinateScale) -> [UInt8] {
    var bytes: [UInt8] = []
    PackedColumn.append(postcodes, to: &bytes)
    PackedColumn.append(scale.numbers(x), to: &bytes)
    PackedColumn.append(scale.numbers(y), to: &bytes)
    PackedColumn.append(states.map { Int64($0.rawValue) }, to: &bytes)
    for column in areas { PackedColumn.append(column, to: &bytes) }
    return bytes
  }

  /// The page that `bytes` hold, with as many area columns as there are code counts; nil where it is damaged.
  init?(_ bytes: [UInt8], count: Int, scale: CoordinateScale, codeCounts: [Int]) {
    var position = 0
    func column() -> [Int64]? { PackedColumn.read(count: count, from: bytes, at: &position) }
    guard let postcodes = column(), let x = column(), let y = column(), let numbers = column()
    else { return nil }
    let states = numbers.compactMap { number in
      UInt8(exactly: number).flatMap(PostcodeDirectory.State.init)
    }
    guard states.count == count, zip(postcodes, postcodes.dropFirst()).allSatisfy({ $0 < $1 })
    else { return nil }
    for codes in codeCounts {
      guard let column = column(), column.allSatisfy({ (-1..<Int64(codes)).contains($0) }) else {
        return nil
      }
      areas.append(column)
    }
    self.postcodes = postcodes
    self.states = states
    self.x = scale.coordinates(x, states)
    self.y = scale.coordinates(y, states)
  }

  /// The place of the postcode in the page, or nil.
  func index(of postcode: Int64) -> Int? {
    // Halves without branching, which the processor could not guess.
    var low = 0
    var count = postcodes.count
    while count > 1 {
      let half = count / 2
      low += postcodes[low + half] <= postcode ? half : 0
      count -= half
    }
    return low < postcodes.count && postcodes[low] == postcode ? low : nil
  }
}

/// How coordinates become whole numbers and come back bit for bit.
enum CoordinateScale: Int, CaseIterable, Sendable {
  /// Metres.
  case ones = 1
  /// Degrees with six decimals, as the directories print them.
  case millionths = 1_000_000
  /// Any other coordinates, by their bits.
  case bits = 0

  /// The first scale that keeps every coordinate as it is.
  init(_ points: Points) {
    self = Self.allCases.first { $0.keeps(points.x) && $0.keeps(points.y) } ?? .bits
  }

  private func keeps(_ values: [Double]) -> Bool {
    values.allSatisfy { $0.isNaN || number($0).map(coordinate)?.bitPattern == $0.bitPattern }
  }

  private func number(_ value: Double) -> Int64? {
    self == .bits
      ? Int64(bitPattern: value.bitPattern)
      : Int64(exactly: (value * Double(rawValue)).rounded())
  }

  private func coordinate(_ number: Int64) -> Double {
    self == .bits
      ? Double(bitPattern: UInt64(bitPattern: number)) : Double(number) / Double(rawValue)
  }

  /// Whole numbers for the coordinates; where there is none, the first there is, which widens nothing.
  func numbers(_ values: [Double]) -> [Int64] {
    let stand = values.first { !$0.isNaN }.flatMap(number) ?? 0
    return values.map { $0.isNaN ? stand : number($0) ?? stand }
  }

  func coordinates(_ numbers: [Int64], _ states: [PostcodeDirectory.State]) -> [Double] {
    zip(numbers, states).map { $1 == .noGridReference ? .nan : coordinate($0) }
  }
}

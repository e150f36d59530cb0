/// Where rows stand by their keys. Exports number their rows from 1, so most keys are found without hashing.
struct KeyIndex {
  /// The place of each small number, or -1.
  private var small: [Int32] = []
  private var others: [RowKey: Int] = [:]

  /// Numbers from here on are hashed, so that one large key does not cost a large table.
  private static let firstLarge: UInt64 = 1 << 21

  private(set) var count = 0

  subscript(key: RowKey) -> Int? {
    guard case .number(let number) = key, number < Self.firstLarge else { return others[key] }
    guard number < small.count, small[Int(number)] >= 0 else { return nil }
    return Int(small[Int(number)])
  }

  /// Notes the place of a key; false where the key has one already.
  @discardableResult
  mutating func add(_ key: RowKey, _ place: Int) -> Bool {
    guard self[key] == nil else { return false }
    count += 1
    guard case .number(let number) = key, number < Self.firstLarge else {
      others[key] = place
      return true
    }
    let index = Int(number)
    if index >= small.count {
      let size = max(index + 1, min(2 * small.count, Int(Self.firstLarge)))
      small.append(contentsOf: repeatElement(-1, count: size - small.count))
    }
    small[index] = Int32(place)
    return true
  }
}

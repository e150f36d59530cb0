import Model

/// One kind of provision at one establishment, as one of the files tells it; nil where it does not.
struct ProvisionRow {
  var urn: Int32?
  var name: String?
  var kind: Provision.Kind
  var home = Home.missing
  var places: Int32?
  var onRoll: Int32?
  var waiting: Int32?
  var needs: [Need] = []
  var category: PlacementCategory?
  var authority: Int32?
  var isOpen = true

  /// Fills what this row leaves open from a row of a file that counts for less.
  mutating func fill(from other: ProvisionRow) {
    name = name ?? other.name
    if home == .missing || home == .unreadable { home = other.home }
    places = places ?? other.places
    onRoll = onRoll ?? other.onRoll
    waiting = waiting ?? other.waiting
    if needs.isEmpty { needs = other.needs }
    category = category ?? other.category
    authority = authority ?? other.authority
    isOpen = isOpen && other.isOpen
  }

  /// Fills what belongs to the establishment as a whole, and not to one kind of provision in it.
  mutating func fillEstablishment(from other: ProvisionRow) {
    name = name ?? other.name
    if home == .missing || home == .unreadable { home = other.home }
    authority = authority ?? other.authority
    isOpen = isOpen && other.isOpen
  }
}

/// Rows of several files put together: of one kind of provision at one establishment the first file's row counts, and later
/// ones fill what it leaves open.
struct ProvisionRows {
  private(set) var rows: [ProvisionRow] = []
  private var numbers: [Key: Int] = [:]
  private var first: [Int32: Int] = [:]

  private struct Key: Hashable {
    let urn: Int32
    let kind: Provision.Kind
  }

  mutating func add(_ added: [ProvisionRow]) {
    for row in added {
      guard let urn = row.urn else {
        rows.append(row)
        continue
      }
      let key = Key(urn: urn, kind: row.kind)
      if let number = numbers[key] {
        rows[number].fill(from: row)
        continue
      }
      numbers[key] = rows.count
      first[urn] = first[urn] ?? rows.count
      rows.append(row)
    }
    spread(added)
  }

  /// Gives every kind of provision of an establishment its place, name and authority, whichever row told them.
  private mutating func spread(_ added: [ProvisionRow]) {
    var told: [Int32: ProvisionRow] = [:]
    for row in added {
      guard let urn = row.urn else { continue }
      if told[urn] == nil { told[urn] = row } else { told[urn]?.fillEstablishment(from: row) }
    }
    for number in rows.indices {
      guard let urn = rows[number].urn, let row = told[urn] else { continue }
      rows[number].fillEstablishment(from: row)
    }
  }

  /// The columns, sorted by establishment and kind; those without a number stand last, in the order of their file.
  func columns(successors: [Int32: Int32]) -> Provision {
    let order = rows.indices.sorted { left, right in
      let (a, b) = (rows[left], rows[right])
      if a.urn != b.urn { return (a.urn ?? .max) < (b.urn ?? .max) }
      return a.urn == nil ? left < right : a.kind.rawValue < b.kind.rawValue
    }
    var provision = Provision()
    provision.successors = successors
    for row in order.map({ rows[$0] }) {
      provision.urn.append(row.urn)
      provision.name.append(row.name ?? "")
      provision.kind.append(row.kind)
      provision.home.append(row.home)
      provision.places.append(row.isOpen ? row.places : nil)
      provision.onRoll.append(row.isOpen ? row.onRoll : nil)
      provision.waiting.append(row.isOpen ? row.waiting : nil)
      provision.needs.append(row.needs)
      provision.category.append(row.category)
      provision.authority.append(row.authority)
      provision.isOpen.append(row.isOpen)
    }
    return provision
  }
}

import Foundation
import GRDB
public import Model

/// An imported postcode directory on disk: it opens at once, and reads a page of postcodes when one of them is asked for.
public struct PostcodeFile: Sendable {
  /// The name of the product or file that was imported.
  public let source: String
  /// The SHA-256 of that file, in hexadecimal.
  public let sourceSHA256: String
  /// The edition, such as `2025-11`, where the source tells it.
  public let vintage: String?
  public let system: CoordinateSystem
  public let count: Int
  /// The area columns that were asked for, without their rows.
  public let areaColumns: [PostcodeDirectory.AreaColumn]

  /// Whether the areas that the source gives come with each postcode; without them all is faster.
  public enum Areas: Sendable {
    case kept
    case leftOut
  }

  private let path: String
  private let queue: DatabaseQueue
  private let scale: CoordinateScale
  /// The first postcode of each page, ascending, and how many it holds.
  private let firsts: [Int64]
  private let counts: [Int]
  /// The pages that were read; the others are empty.
  private var pages: [PostcodePage]

  /// Opens the file and reads its contents, not its postcodes.
  ///
  /// - Throws: `StoreError.notOurKind` for another file, `.laterVersion` for one that a later version of the tool wrote.
  public init(_ path: String, areas: Areas) throws(StoreError) {
    let (queue, head) = try readingQueue(path, as: PostcodeFileFormat.kind) { database in
      try PostcodeFileHead(database, path: path, areas: areas)
    }
    self.path = path
    self.queue = queue
    source = head.source
    sourceSHA256 = head.sourceSHA256
    vintage = head.vintage
    system = head.system
    scale = head.scale
    areaColumns = head.areaColumns
    firsts = head.firsts
    counts = head.counts
    count = head.count
    pages = Array(repeating: PostcodePage(), count: head.firsts.count)
  }

  /// The whole directory in memory.
  public func directory() throws(StoreError) -> PostcodeDirectory {
    var columns = PostcodeColumns(areaCount: areaColumns.count, capacity: count)
    for number in firsts.indices {
      columns.append(pages[number].isEmpty ? try read(number) : pages[number])
    }
    return columns.directory(of: self)
  }

  /// The part of the directory that holds these postcodes; those that it does not know are left out.
  ///
  /// Reads only the pages that they are on, and keeps them for the next call.
  public mutating func directory(
    of postcodes: some Sequence<Postcode>
  ) throws(StoreError) -> PostcodeDirectory {
    let wanted = postcodes.map { Int64(bitPattern: $0.packed) }.sorted()
    var columns = PostcodeColumns(areaCount: areaColumns.count, capacity: wanted.count)
    var last: Int64?
    for postcode in wanted where postcode != last {
      last = postcode
      guard let (page, row) = try find(postcode) else { continue }
      columns.append(pages[page], row: row)
    }
    return columns.directory(of: self)
  }

  /// Where one postcode is, and the areas that the source puts it in, in the order of `areaColumns`.
  public struct Entry: Sendable {
    public let x: Double
    public let y: Double
    public let state: PostcodeDirectory.State
    public let areas: [AreaCode?]
  }

  /// What the directory says of one postcode, or nil where it does not know it.
  public mutating func entry(of postcode: Postcode) throws(StoreError) -> Entry? {
    guard let (page, row) = try find(Int64(bitPattern: postcode.packed)) else { return nil }
    let areas = areaColumns.indices.map { column in
      let number = pages[page].areas[column][row]
      return number < 0 ? nil : areaColumns[column].codes[Int(number)]
    }
    return Entry(
      x: pages[page].x[row], y: pages[page].y[row], state: pages[page].states[row], areas: areas)
  }

  private mutating func find(_ postcode: Int64) throws(StoreError) -> (page: Int, row: Int)? {
    // The last page that starts at or before the postcode.
    var low = 0
    var high = firsts.count
    while low < high {
      let middle = (low + high) / 2
      if firsts[middle] <= postcode { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return nil }
    if pages[low - 1].isEmpty { pages[low - 1] = try read(low - 1) }
    return pages[low - 1].index(of: postcode).map { (low - 1, $0) }
  }

  private func read(_ number: Int) throws(StoreError) -> PostcodePage {
    let data: Data?
    do {
      data = try queue.read { database in
        try Data.fetchOne(
          database, sql: "SELECT columns FROM page WHERE first = ?", arguments: [firsts[number]])
      }
    } catch {
      throw .unreadable(path: path, reason: words(error))
    }
    let page = PostcodePage(
      Array(data ?? Data()), count: counts[number], scale: scale,
      codeCounts: areaColumns.map(\.codes.count))
    let next = number + 1 < firsts.count ? firsts[number + 1] : .max
    guard let page, page.postcodes.first == firsts[number], page.postcodes.last ?? .max < next
    else {
      throw .unreadable(
        path: path, reason: "page \(number + 1) is damaged. Import the source file again.")
    }
    return page
  }
}

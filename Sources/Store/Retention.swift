public import Files
import Foundation
public import Model

/// What a run left in private places, and until when it may stay there.
public struct Keeping: Sendable, Equatable, Codable {
  /// The day of the run and the last day of keeping, as `2026-03-12`.
  public var written: String
  public var keepUntil: String
  /// The folder that holds `internal`, as a path from the root of the file system.
  public var output: String
  /// The parts of the configuration that were read, such as `sen2`.
  public var imports: [String]
  public var purged: String?

  public init(written: Day, keepUntil: Day, output: String, imports: [String]) {
    self.written = written.description
    self.keepUntil = keepUntil.description
    self.output = output
    self.imports = imports
  }

  /// Whether the last day has passed and nothing was purged.
  public func isOverdue(on day: Day) -> Bool {
    purged == nil && (Day(iso: keepUntil).map { $0 < day } ?? true)
  }
}

/// The list of what is kept, a private file of the store.
public struct Retention: Sendable {
  public static let file = "kept.json"
  private let folder: PrivateFolder
  public private(set) var keepings: [Keeping]

  /// Reads the list; it is empty where nothing was kept yet.
  ///
  /// - Throws: `FileError.unreadable`, also for a list that was damaged.
  public init(in folder: PrivateFolder) throws(FileError) {
    self.folder = folder
    guard let bytes = try folder.bytes(of: Self.file) else {
      keepings = []
      return
    }
    guard let read = try? JSONDecoder().decode([Keeping].self, from: Data(bytes)) else {
      throw .unreadable(
        path: folder.path + "/" + Self.file, reason: "it is not the list that this tool writes")
    }
    keepings = read
  }

  /// Notes what a run left behind; a later run into the same folder takes the place of the earlier.
  public mutating func keep(_ keeping: Keeping) throws(FileError) {
    keepings.removeAll { $0.output == keeping.output && $0.purged == nil }
    keepings.append(keeping)
    try write()
  }

  /// Notes that what `output` held was removed on `day`.
  public mutating func purge(_ output: String, on day: Day) throws(FileError) {
    for number in keepings.indices
    where keepings[number].output == output && keepings[number].purged == nil {
      keepings[number].purged = day.description
    }
    try write()
  }

  public func overdue(on day: Day) -> [Keeping] { keepings.filter { $0.isOverdue(on: day) } }

  private func write() throws(FileError) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(keepings) else {
      preconditionFailure("Words can be written as JSON.")
    }
    try folder.write(Array(data) + [10], as: Self.file)
  }
}

/// Many rows, worked on in chunks of a fixed size, so that no result can depend on the number of cores.
enum Chunks {
  static let size = 65_536

  /// Runs `work` on the chunks of `count` rows in tasks, and hands its results to `join` in the order of the rows.
  static func run<Part: Sendable>(
    of count: Int, work: @escaping @Sendable (Range<Int>) throws -> Part, join: (Part) -> Void
  ) async throws {
    let starts = Array(stride(from: 0, to: count, by: size))
    // One chunk needs no task.
    guard starts.count > 1 else { return join(try work(0..<count)) }
    try await withThrowingTaskGroup(of: (Int, Part).self) { group in
      for (position, start) in starts.enumerated() {
        let range = start..<min(start + size, count)
        group.addTask { (position, try work(range)) }
      }
      // Parts wait here until those before them have come; they are joined while others are still at work.
      var parts = [Part?](repeating: nil, count: starts.count)
      var next = 0
      for try await (position, part) in group {
        parts[position] = part
        while next < parts.count, let ready = parts[next] {
          join(ready)
          parts[next] = nil
          next += 1
        }
      }
    }
  }
}

import Foundation

/// Seconds of processor time of this process, all threads together, and by the clock on the wall.
struct Stopwatch {
  private let processor = Stopwatch.seconds(CLOCK_PROCESS_CPUTIME_ID)
  private let wall = Stopwatch.seconds(CLOCK_MONOTONIC)

  var elapsed: Duration {
    Duration(
      processor: Self.seconds(CLOCK_PROCESS_CPUTIME_ID) - processor,
      wall: Self.seconds(CLOCK_MONOTONIC) - wall)
  }

  struct Duration {
    var processor: Double
    var wall: Double
  }

  private static func seconds(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}

/// The repeats of one piece of work.
struct Timings {
  let name: String
  private(set) var durations: [Stopwatch.Duration] = []

  init(_ name: String) { self.name = name }

  /// Times `work` once more.
  mutating func measure<Value>(_ work: () async throws -> Value) async rethrows -> Value {
    let watch = Stopwatch()
    let value = try await work()
    durations.append(watch.elapsed)
    return value
  }

  var least: Double { durations.map(\.processor).min() ?? .nan }
  var leastWall: Double { durations.map(\.wall).min() ?? .nan }
  var median: Double {
    let sorted = durations.map(\.processor).sorted()
    return sorted.isEmpty ? .nan : sorted[sorted.count / 2]
  }

  /// One line: the least and the median, in all and for each of `count` items.
  func line(items count: Int) -> String {
    let each = least / Double(count) * 1e9
    return String(
      format: "  %@ cpu min %8.4f s, median %8.4f s, wall min %8.4f s, %9.1f ns each",
      name.padding(toLength: 34, withPad: " ", startingAt: 0), least, median, leastWall, each)
  }
}

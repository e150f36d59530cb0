extension LinkedCounts {
  /// What was narrowed, so that it can be taken back.
  struct Trail {
    fileprivate var changes: [(variable: Variable, lower: Int, upper: Int)] = []

    var count: Int { changes.count }

    mutating func note(_ variable: Int, _ lower: Int, _ upper: Int) {
      changes.append((Variable(variable), lower, upper))
    }

    /// The variables narrowed since `mark`, as often as they were.
    func variables(since mark: Int) -> some Sequence<Int> {
      changes[mark...].lazy.map { Int($0.variable) }
    }
  }

  /// Takes back everything since `mark`.
  mutating func undo(_ trail: inout Trail, to mark: Int) {
    while trail.changes.count > mark, let change = trail.changes.popLast() {
      lower[Int(change.variable)] = change.lower
      upper[Int(change.variable)] = change.upper
    }
  }

  /// Narrows a variable to `range` and everything that follows from it.
  ///
  /// - Returns: false where that cannot be; then nothing is changed. Also where it takes more than `most` steps.
  mutating func narrow(
    _ variable: Int, to range: ClosedRange<Int>, _ occurrences: Occurrences, _ trail: inout Trail,
    most: Int = 200_000
  ) -> Narrowing {
    let mark = trail.count
    guard range.lowerBound <= upper[variable], range.upperBound >= lower[variable] else {
      return .impossible
    }
    trail.note(variable, lower[variable], upper[variable])
    lower[variable] = max(lower[variable], range.lowerBound)
    upper[variable] = min(upper[variable], range.upperBound)
    var queue: [Int32] = Array(occurrences.statements(of: variable))
    var isQueued = Set(queue)
    var head = 0
    var steps = most
    while head < queue.count {
      let statement = queue[head]
      head += 1
      isQueued.remove(statement)
      let before = trail.count
      steps -= 1
      guard steps > 0 else {
        undo(&trail, to: mark)
        return .tooLong
      }
      guard tighten(Int(statement), &trail) else {
        undo(&trail, to: mark)
        return .impossible
      }
      for changed in trail.variables(since: before) {
        for other in occurrences.statements(of: changed)
        where other != statement && isQueued.insert(other).inserted {
          queue.append(other)
        }
      }
    }
    return .possible
  }

  enum Narrowing {
    case possible
    case impossible
    case tooLong
  }
}

/// The second way to mend a table, for where careful steps run into a dead end.
extension TableSearch {
  /// Changes one variable by one, then moves whatever mends most at the time, through tables that are broken elsewhere.
  ///
  /// Statements that stay broken come to count for more, and what was moved last rests for a while, so that it does not go in
  /// circles. Where the moves allowed do not suffice the table is as before.
  mutating func wander(
    _ target: Int, by change: Int, effort: Effort, _ system: System, _ pattern: Pattern,
    _ bounds: Bounds
  ) -> Bool {
    move(target, by: change, system, pattern)
    var weighted: [Int32] = []
    for time in 1...max(1, effort.wandering) {
      guard !broken.isEmpty, effortLeft > 0 else { break }
      effortLeft -= 4
      let best = bestMove(at: time, besides: target, system, pattern, bounds)
      if best == nil || (best?.score ?? 0) >= 0 {
        for statement in broken {
          weight[Int(statement)] += 1
          weighted.append(statement)
        }
      }
      guard let best else { continue }
      lastMoved[best.variable] = Int32(time)
      move(best.variable, by: best.change, system, pattern)
    }
    for statement in weighted { weight[Int(statement)] = 1 }
    for move in moves { lastMoved[Int(move.variable)] = 0 }
    guard broken.isEmpty else {
      while !moves.isEmpty { undoMove(system, pattern) }
      return false
    }
    keepMoves()
    return true
  }

  private struct Choice {
    var variable: Int
    var change: Int
    var score: Int
  }

  /// The move that makes the broken statements lightest, of those moved equally the one at rest for longest.
  private func bestMove(
    at time: Int, besides target: Int, _ system: System, _ pattern: Pattern, _ bounds: Bounds
  ) -> Choice? {
    var best: Choice?
    for offset in 0..<min(broken.count, 6) {
      let statement = Int(broken[(time + offset) % broken.count])
      let excess = excess(of: statement, pattern)
      for term in system.variables(of: statement) {
        let variable = Int(system.termVariable[term])
        let rested = time - Int(lastMoved[variable])
        guard variable != target, lastMoved[variable] == 0 || rested > 4 + time % 5 else {
          continue
        }
        let coefficient = Int(system.termCoefficient[term])
        let isUp = (excess < 0) == (coefficient > 0)
        let room =
          isUp
          ? Int(bounds.upper[variable]) - Int(value[variable])
          : Int(value[variable]) - Int(bounds.lower[variable])
        guard room > 0 else { continue }
        let size = min(room, max(1, abs(excess) / abs(coefficient)))
        let change = isUp ? size : -size
        let score = weightedChange(variable, change, system, pattern)
        if let known = best {
          guard score <= known.score else { continue }
          if score == known.score, lastMoved[variable] >= lastMoved[known.variable] { continue }
        }
        best = Choice(variable: variable, change: change, score: score)
      }
    }
    return best
  }

  /// By how much more, weighted, statements are broken after a change. Away from wandering every weight is one.
  func weightedChange(
    _ variable: Int, _ change: Int, _ system: System, _ pattern: Pattern
  ) -> Int {
    var worse = 0
    for use in system.uses(of: variable) {
      let statement = Int(system.useStatement[use])
      guard statement < system.impliedFrom else { break }
      let after = sum[statement] + change * Int(system.useCoefficient[use])
      let upper = Int(pattern.upperSum[statement])
      let lower = Int(pattern.lowerSum[statement])
      let excessAfter = after > upper ? after - upper : after < lower ? lower - after : 0
      worse += Int(weight[statement]) * (excessAfter - abs(excess(of: statement, pattern)))
    }
    return worse
  }
}

/// Solves a symmetric positive semidefinite system by Cholesky with pivots, leaving out directions without variance.
///
/// A pivot below 1e-10 of the largest diagonal ends the factorisation; the rank is the number of pivots used. The
/// solution is exact for right-hand sides in the range of the matrix. Complexity: k³.
func pseudoSolve(
  _ matrix: [[Double]], _ right: [Double]
) -> (solution: [Double], rank: Int) {
  let size = right.count
  var rest = matrix
  var values = right
  let tolerance = 1e-10 * (matrix.indices.map { matrix[$0][$0] }.max() ?? 0)
  var free = Array(0..<size)
  var pivots: [Int] = []
  // Elimination, the largest remaining variance first.
  while let place = free.indices.max(by: { rest[free[$0]][free[$0]] < rest[free[$1]][free[$1]] }) {
    let pivot = free[place]
    guard rest[pivot][pivot] > tolerance else { break }
    free.remove(at: place)
    pivots.append(pivot)
    for row in free {
      let factor = rest[row][pivot] / rest[pivot][pivot]
      guard factor != 0 else { continue }
      for column in free { rest[row][column] -= factor * rest[pivot][column] }
      values[row] -= factor * values[pivot]
    }
  }
  // Back substitution among the pivots.
  var solution = [Double](repeating: 0, count: size)
  for (order, pivot) in pivots.enumerated().reversed() {
    var value = values[pivot]
    for later in pivots[(order + 1)...] { value -= rest[pivot][later] * solution[later] }
    solution[pivot] = value / rest[pivot][pivot]
  }
  return (solution, pivots.count)
}

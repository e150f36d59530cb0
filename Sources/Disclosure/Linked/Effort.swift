extension TableSearch {
  /// How long to look.
  struct Effort: Sendable {
    /// How many variables may change in one step.
    let depth: Int
    /// How many attempts to mend a statement.
    let nodes: Int
    /// How many ways of mending a statement are tried.
    let width: Int
    /// How many moves of wandering, where mending does not succeed.
    let wandering: Int

    static let least = Effort(depth: 10, nodes: 60, width: 4, wandering: 0)
    static let usual = Effort(depth: 18, nodes: 200, width: 6, wandering: 1500)
    static let most = Effort(depth: 30, nodes: 2000, width: 10, wandering: 6000)
  }
}

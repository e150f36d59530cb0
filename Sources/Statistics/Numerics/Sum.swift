/// A sum that keeps what rounding loses (Neumaier 1974): the same terms in the same order give the same bits.
struct Sum {
  private var total = 0.0
  private var lost = 0.0

  init() {}

  init(_ terms: some Sequence<Double>) {
    for term in terms { add(term) }
  }

  mutating func add(_ term: Double) {
    let next = total + term
    lost += abs(total) >= abs(term) ? (total - next) + term : (term - next) + total
    total = next
  }

  var value: Double { total + lost }
}

/// What a reader who knows the rules makes of one or more releases: the counts, and every statement that links them.
struct ReaderModel: Sendable {
  var counts = LinkedCounts()
  let rules: PublishedRules
  /// What each variable is.
  private(set) var forms: [Form] = []
  private(set) var contexts: [Context] = []
  private(set) var quantities: [Quantity] = []
  /// The code of all areas together.
  private(set) var wholeCode = ""
  private var contextNumbers: [Context: Int32] = [:]
  private var quantityNumbers: [Quantity: Int32] = [:]
  private var variables: [Key: LinkedCounts.Variable] = [:]

  /// Where, when and about which group of children a count is.
  struct Context: Hashable, Sendable {
    var level: String
    var area: String
    var time: String
    var pooled: Int
    var breakdown: String
    var category: String

    /// The same for all children.
    var ofAll: Context {
      var all = self
      (all.breakdown, all.category) = ("Total", "Total")
      return all
    }
  }

  struct Form: Sendable {
    var quantity: Int32
    var context: Int32
    var kind: Kind
    /// Whether no table shows it.
    var isHidden = true
    /// What it is at most, if it is hidden for its own sake.
    var cap = LinkedCounts.unlimited
  }

  enum Kind: Sendable {
    case count
    /// The rest of a denominator.
    case rest
    /// Nobody published it, but published counts contain it: a single year, or a sliver between areas.
    case part
  }

  private struct Key: Hashable {
    var quantity: Int32
    var context: Int32
  }

  init(_ rules: PublishedRules) { self.rules = rules }

  mutating func number(_ context: Context) -> Int32 {
    if let known = contextNumbers[context] { return known }
    contexts.append(context)
    if context.level == Self.whole { wholeCode = context.area }
    contextNumbers[context] = Int32(contexts.count - 1)
    return Int32(contexts.count - 1)
  }

  mutating func number(_ quantity: Quantity) -> Int32 {
    if let known = quantityNumbers[quantity] { return known }
    quantities.append(quantity)
    quantityNumbers[quantity] = Int32(quantities.count - 1)
    return Int32(quantities.count - 1)
  }

  func known(_ context: Context) -> Int32? { contextNumbers[context] }

  func known(_ quantity: Quantity) -> Int32? { quantityNumbers[quantity] }

  /// The variable of a quantity in a context, where there is one.
  func variable(_ quantity: Int32, _ context: Int32) -> LinkedCounts.Variable? {
    variables[Key(quantity: quantity, context: context)]
  }

  /// The variable of a quantity in a context, made where there is none.
  mutating func variable(
    _ quantity: Int32, _ context: Int32, _ kind: Kind
  ) -> LinkedCounts.Variable {
    let key = Key(quantity: quantity, context: context)
    if let known = variables[key] { return known }
    let made = counts.variable(from: 0, to: LinkedCounts.unlimited)
    forms.append(Form(quantity: quantity, context: context, kind: kind))
    variables[key] = made
    return made
  }

  /// A variable that no key leads to.
  mutating func part(_ quantity: Int32, _ context: Int32) -> LinkedCounts.Variable {
    forms.append(Form(quantity: quantity, context: context, kind: .part))
    return counts.variable(from: 0, to: LinkedCounts.unlimited)
  }

  /// Notes what a table shows of a count; of two tables that differ the first is believed.
  mutating func see(_ shown: Shown, of variable: LinkedCounts.Variable, cap: Int, atLeast: Int) {
    let number = Int(variable)
    switch shown {
    case .count(let count):
      let range = rules.range(shownAs: count)
      guard forms[number].isHidden else { return }
      forms[number].isHidden = false
      counts.lower[number] = max(0, range.lowerBound)
      counts.upper[number] = range.upperBound
    case .hidden:
      forms[number].cap = min(forms[number].cap, cap)
      if forms[number].isHidden { counts.lower[number] = max(counts.lower[number], atLeast) }
    case .absent: break
    }
  }

  mutating func setHidden(_ variable: LinkedCounts.Variable, _ isHidden: Bool) {
    forms[Int(variable)].isHidden = isHidden
  }

  /// The variable in words that name no number.
  func words(_ variable: Int) -> String {
    let form = forms[variable]
    let context = contexts[Int(form.context)]
    let key = FigureKey(
      indicator: quantities[Int(form.quantity)].name, level: context.level, area: context.area,
      time: context.time, pooled: context.pooled, breakdown: context.breakdown,
      category: context.category)
    return key.words
  }
}

/// What a reader who knows the rules makes of one or more releases: the counts, and every statement that links them.
struct ReaderModel: Sendable {
  var counts = LinkedCounts()
  let rules: PublishedRules
  /// What each variable is.
  private(set) var forms: [Form] = []
  private(set) var contexts: [Context] = []
  private(set) var quantities: [Quantity] = []
  private(set) var names = Names()
  /// The code of all areas together.
  private(set) var wholeCode = Names.none
  private var contextNumbers: [Context: Int32] = [:]
  private var quantityNumbers: [Quantity: Int32] = [:]
  private var variables: [Key: LinkedCounts.Variable] = [:]
  private var countedBy: [String: Counted] = [:]
  private var countedOrder: [String] = []
  /// The denominator of each numerator and rest.
  private var wholes: [Int32: Int32] = [:]

  /// Where, when and about which group of children a count is.
  struct Context: Hashable, Sendable {
    var level: Names.Name
    var area: Names.Name
    var time: Names.Name
    var pooled: Int32
    var breakdown: Names.Name
    var category: Names.Name

    /// The same for all children.
    var ofAll: Context {
      var all = self
      (all.breakdown, all.category) = (Names.total, Names.total)
      return all
    }

    /// The same for all areas together.
    func ofWhole(_ code: Names.Name) -> Context {
      var whole = self
      (whole.level, whole.area) = (Names.whole, code)
      return whole
    }
  }

  /// The quantities of an indicator.
  struct Counted: Sendable {
    let numerator: Int32
    let denominator: Int32
    let rest: Int32
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

  mutating func name(_ text: String) -> Names.Name { names.number(text) }

  mutating func number(_ context: Context) -> Int32 {
    if let known = contextNumbers[context] { return known }
    contexts.append(context)
    if context.level == Names.whole, wholeCode == Names.none { wholeCode = context.area }
    contextNumbers[context] = Int32(contexts.count - 1)
    return Int32(contexts.count - 1)
  }

  mutating func number(_ quantity: Quantity) -> Int32 {
    if let known = quantityNumbers[quantity] { return known }
    quantities.append(quantity)
    quantityNumbers[quantity] = Int32(quantities.count - 1)
    return Int32(quantities.count - 1)
  }

  /// What an indicator counts.
  mutating func counted(_ indicator: String) -> Counted {
    if let known = countedBy[indicator] { return known }
    let made = Counted(
      numerator: number(.numerator(indicator)), denominator: number(.denominator(indicator)),
      rest: number(.rest(indicator)))
    countedBy[indicator] = made
    for part in [made.rest, made.numerator] where wholes[part] == nil {
      wholes[part] = made.denominator
    }
    countedOrder.append(indicator)
    return made
  }

  /// What all indicators count, in the order in which they were first read.
  var allCounted: [Counted] { countedOrder.compactMap { countedBy[$0] } }

  /// The set that a quantity is a part of, where tables count it; else the quantity itself.
  func whole(of quantity: Int32, _ context: Int32) -> Int32 {
    guard let whole = wholes[quantity], variable(whole, context) != nil else { return quantity }
    return whole
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

  /// Notes what a table shows of a count; of two tables that differ the first is believed.
  mutating func see(_ shown: Shown, of variable: LinkedCounts.Variable, cap: Int) {
    let number = Int(variable)
    switch shown {
    case .count(let count):
      let range = rules.range(shownAs: count)
      guard forms[number].isHidden else { return }
      forms[number].isHidden = false
      counts.lower[number] = max(0, range.lowerBound)
      counts.upper[number] = range.upperBound
    case .hidden:
      // A nothing may be hidden for the sake of another, so that not even one child is sure.
      forms[number].cap = min(forms[number].cap, cap)
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
      indicator: quantities[Int(form.quantity)].name, level: names.text(context.level),
      area: names.text(context.area), time: names.text(context.time), pooled: Int(context.pooled),
      breakdown: names.text(context.breakdown), category: names.text(context.category))
    return key.words
  }

  /// The figures that a variable is a number of.
  func figures(_ variable: Int) -> AuditFinding.Figures {
    let form = forms[variable]
    let context = contexts[Int(form.context)]
    let indicators = countedOrder.filter { indicator in
      guard let counted = countedBy[indicator] else { return false }
      return [counted.numerator, counted.denominator, counted.rest].contains(form.quantity)
    }
    return AuditFinding.Figures(
      indicators: indicators, level: names.text(context.level),
      breakdown: names.text(context.breakdown))
  }
}

import Disclosure
import Model

/// How a kind of figure is worked out, in words and in symbols.
struct Formula {
  let name: PageText
  let words: PageText
  let symbols: [PageText]

  /// The formula of a statistic's value and of its likely range.
  init(_ statistic: Indicator.Statistic) {
    switch statistic {
    case .share: self = .share
    case .count: self = .count
    case .quantile(1): self = .longest
    case .quantile(let part): self = .quantile(part)
    case .survivalQuantile(let part): self = .survivalQuantile(part)
    case .rate(let per): self = .rate(per: per)
    case .ratio: self = .ratio
    case .speed: self = .speed
    case .incidence(_, let day): self = .incidence(day: day)
    case .restrictedMean(let day): self = .restrictedMean(day: day)
    case .change: self = .change
    case .clearance: self = .clearance
    }
  }

  init(_ name: PageText, _ words: PageText, _ symbols: PageText...) {
    self.name = name
    self.words = words
    self.symbols = symbols
  }

  private static let share = Formula(
    "Share",
    "The number it happened to, over all it could have happened to. The likely range is Wilson's (1927).",
    "p = x ÷ n",
    "range = (x + z² ÷ 2 ± z √(x (n − x) ÷ n + z² ÷ 4)) ÷ (n + z²), with z = 1.96")

  private static let count = Formula(
    "Number of children", "A plain count. It has no likely range, because it is not a level.", "x")

  private static let longest = Formula(
    "Longest wait",
    "The longest of all. It is one child's, has no likely range and is never published.",
    "x(n)")

  private static func quantile(_ part: Double) -> Formula {
    Formula(
      part == 0.5
        ? "Middle value (median) of finished waits, distances and ages"
        : "\(percent(part)) point of finished waits, distances and ages",
      "All values in order; the one that \(percent(part)) of them do not pass. The likely range runs between two of "
        + "the values, chosen so that it holds the level 95 times in 100.",
      "x(k) with k = \(fraction(part)) × n, rounded up",
      "range = x(r) to x(s), where r and s are the 2.5% and 97.5% points of the binomial (n, \(fraction(part)))"
    )
  }

  private static func survivalQuantile(_ part: Double) -> Formula {
    Formula(
      part == 0.5
        ? "Middle value (median) of waits, those still waiting counted"
        : "\(percent(part)) point of waits, those still waiting counted",
      "On each day, the share of the children still followed who had not finished. These shares multiplied give the "
        + "share still waiting (Kaplan and Meier, 1958). The figure is the first day on which "
        + "\(percent(part)) have finished. Its range is read from the limits of the curve (Greenwood; Brookmeyer and "
        + "Crowley, 1982).",
      "S(t) = ∏ (1 − dᵢ ÷ nᵢ) over the days tᵢ ≤ t",
      "figure = smallest t with S(t) ≤ \(fraction(1 - part))")
  }

  private static func rate(per: Int) -> Formula {
    Formula(
      "Rate for every \(NumberText.count(per))",
      "A number of children over the children and young people who live in the area. The range is that of counts "
        + "that come about by chance (Poisson; Garwood, 1936).",
      "\(NumberText.count(per)) × O ÷ P",
      "range = \(NumberText.count(per)) × ½ χ²(0.025; 2O) ÷ P to \(NumberText.count(per)) × ½ χ²(0.975; 2O + 2) ÷ P"
    )
  }

  private static let ratio = Formula(
    "Ratio", "Children on the roll over places, times 100. It can pass 100%.", "100 × O ÷ P")

  private static let speed = Formula(
    "Speed",
    "Plans finished over the number expected if each child had waited as children do across the whole partnership. "
      + "Above 1 is quicker.",
    "O ÷ E, with E = ∑ (H(last day) − H(first day)) over the children and H(t) = ∑ dᵢ ÷ nᵢ over the days tᵢ ≤ t"
  )

  private static func incidence(day: Int) -> Formula {
    Formula(
      "Share that ended in one way by week \(day / 7)",
      "Where a wait can end in several ways, each way has its own share, and children still waiting stay in the base "
        + "(Aalen and Johansen, 1978).",
      "F(t) = ∑ S(tᵢ before the day) × dᵢ ÷ nᵢ over the days tᵢ ≤ \(day)")
  }

  private static func restrictedMean(day: Int) -> Formula {
    Formula(
      "Average wait, the longest cut off",
      "Each wait counts as \(day / 7) weeks at most, so that the longest do not decide the average alone.",
      "∑ S(t) over the days t from 0 to \(day), ÷ 7")
  }

  private static let change = Formula(
    "Change of the list", "Children on it at the end less those at the start.",
    "L(end) − L(start)")

  private static let clearance = Formula(
    "Weeks to clear the list",
    "Children waiting over the number who leave the list in a week, at the pace of the last twelve weeks.",
    "L ÷ κ")

  /// When a difference is called one.
  static let comparison = Formula(
    "Comparison",
    "The area's figure is outside the limits that chance sets round the partnership's, and stays so after allowing "
      + "for the number of areas compared (Benjamini and Hochberg, 1995).",
    "limits = θ ± z √(θ (1 − θ) ÷ n), with z = 1.96 for 95% and z = 3.09 for 99.8%",
    "q(i) = smallest of p(l) × m ÷ l over l ≥ i, the p in order of size; a difference is real where q < 0.05"
  )

  /// The two ends of several areas.
  static let gap = Formula(
    "Gap between the two ends",
    "The highest printed figure less the lowest. The likely range is made from those of the two (Newcombe, 1998; Zou and "
      + "Donner, 2008). It is wider the more areas the ends are picked from (Tukey): 1 for two, 1.45 for six, "
      + "1.64 for eleven. Without that, one release in two would name a gap between eight areas that are all alike.",
    "g = a − b",
    "range = g − c √((a − a₁)² + (b₂ − b)²) to g + c √((a₂ − a)² + (b − b₁)²), the ranges being a₁ to a₂ and b₁ to b₂"
  )

  /// Years put together.
  static let pooling = Formula(
    "Years put together",
    "Small areas have few cases a year. Their cases of several years are added before anything else is worked out.",
    "x = ∑ x(y) and n = ∑ n(y) over the years y")

  /// What the letters of all formulas stand for.
  static let letters: PageText =
    "In the formulas x is a number it happened to, n all it could have happened to, O a number seen, E the number "
    + "expected, P residents or places, d those who finish on a day, L children on a list, θ the partnership's figure, "
    + "p a chance, m the number of areas compared."

  /// One of each kind, with those of inequality.
  static var all: [Formula] {
    let ofParts = [0.5, 0.9].flatMap { [quantile($0), survivalQuantile($0)] }
    return [share, count, longest, rate(per: 1000), ratio, speed, incidence(day: 140)] + ofParts
      + [restrictedMean(day: 364), change, clearance, comparison, gap, pooling] + equity
  }

  private static func percent(_ part: Double) -> String {
    "\(NumberText.fixed(100 * part, decimals: 0))%"
  }

  private static func fraction(_ part: Double) -> String {
    NumberText.fixed(part, decimals: 3, trimmed: true)
  }

  /// The formula under its name.
  func html(_ strings: Strings) -> HTML {
    let lines = symbols.map { "<p class=\"formula\">\(strings[$0])</p>\n" as HTML }
    return "<h3>\(strings[name])</h3>\n\(HTML.paragraph(strings[words]))\(lines.joined())"
  }
}

extension Report {
  /// The formula of every kind of figure in the release, in the order in which they are first used.
  var formulas: HTML {
    var names: Set<String> = []
    let ofEquity = release.equity.isEmpty ? [] : Formula.equity
    let used = indicators.map { Formula($0.statistic) } + [.pooling, .comparison, .gap] + ofEquity
    return .paragraph(strings[Formula.letters])
      + used.filter { names.insert(strings[$0.name]).inserted }.map { $0.html(strings) }.joined()
  }
}

import Model

/// The numbers of one set of children in one group and time, place by place: every table that prints one of them prints this.
struct Column {
  let key: Key
  /// The indicators that print it, in the order of the measures.
  var indicators: [String]
  /// Whether its zeros are shown: a head of breakdowns, and no part of one.
  var isHead: Bool
  /// The column that this is a part of.
  let whole: Int?
  var blocks: [Block] = []
  /// The whole partnership's number, and the cell that stands for it.
  var total: Int?
  var totalCell = -1
  /// The numbers of the pieces of all levels, -1 where no row lies; empty where they were not counted.
  var atoms: [Int] = []

  struct Key: Hashable {
    var counted: String
    var group: Group
    var time: Time
  }

  struct Time: Hashable {
    var period: String
    var years: Int

    /// The days, where the text is of two days.
    var days: Period? {
      let ends = period.split(separator: "..", omittingEmptySubsequences: false)
      guard ends.count == 3 || ends.count == 2 else { return nil }
      guard let first = Day(iso: String(ends[0])), let last = Day(iso: String(ends[ends.count - 1]))
      else { return nil }
      return Period(first, through: last)
    }
  }

  /// The areas of one level, then the children whose place is not known, then those outside.
  struct Block {
    let level: Level
    let areas: [AreaCode]
    /// Nil where the input gives no number.
    let values: [Int?]
    var cells: [Int] = []

    var hasAllValues: Bool { !values.contains { $0 == nil } }

    /// The place of an entry of `Atoms` among the values.
    func slot(_ area: Int32) -> Int {
      switch area {
      case Atoms.unknown: areas.count
      case Atoms.outside: areas.count + 1
      default: Int(area)
      }
    }

    /// The word for the place in the record of releases.
    func place(_ slot: Int) -> String {
      slot < areas.count
        ? areas[slot].text : (slot == areas.count ? Place.unknown : .outside).description
    }
  }

  func block(_ level: Level) -> Int? { blocks.firstIndex { $0.level == level } }
}

/// The two columns behind a measure.
struct Slot: Hashable {
  /// Denominators, or all that a measure counts.
  let whole: Int
  /// Numerators, where the measure has them.
  let part: Int?
}

/// All numbers of all measures, each once.
struct Columns {
  private(set) var all: [Column] = []
  private(set) var slots: [Slot] = []
  /// The parts into which a denominator is split, where each part is a figure.
  private(set) var splits: [Split] = []
  private var numbers: [Column.Key: [Int]] = [:]

  struct Split {
    let whole: Int
    let events: String
    var parts: [Int]
  }

  init(_ measures: [Measure]) {
    for measure in measures { slots.append(add(measure)) }
  }

  private mutating func add(_ measure: Measure) -> Slot {
    let time = Column.Time(period: measure.period, years: measure.pooledPeriods)
    let indicator = measure.indicator
    let isRate = measure.counts == .eventsAlone
    let group = measure.isPartOfAll ? Group.all : measure.group
    let key = Column.Key(
      counted: isRate ? indicator.events : indicator.population, group: group, time: time)
    let head = find(Column.Key(counted: key.counted, group: .all, time: time), measure.level)
    let whole = column(
      key, measure, isHead: group == .all, whole: group == .all ? nil : head
    ) { $0.whole }
    guard measure.counts == .partOfWhole else { return Slot(whole: whole, part: nil) }
    // A category of a split is a set of its own, which another indicator may be about.
    let counted =
      measure.isPartOfAll ? "\(indicator.events) \(measure.group)" : indicator.events
    let part = column(
      Column.Key(counted: counted, group: group, time: time), measure, isHead: false, whole: whole
    ) { $0.part }
    if measure.isPartOfAll { split(whole, indicator.events, part) }
    return Slot(whole: whole, part: part)
  }

  private mutating func split(_ whole: Int, _ events: String, _ part: Int) {
    let place = splits.firstIndex { $0.whole == whole && $0.events == events }
    if let place {
      if !splits[place].parts.contains(part) { splits[place].parts.append(part) }
    } else {
      splits.append(Split(whole: whole, events: events, parts: [part]))
    }
  }

  /// The first column of this key that has the level.
  private func find(_ key: Column.Key, _ level: Level) -> Int? {
    numbers[key]?.first { level == .partnership || all[$0].block(level) != nil }
  }

  /// The column of a key with the measure's numbers: one that has them already, or one that they do not contradict.
  private mutating func column(
    _ key: Column.Key, _ measure: Measure, isHead: Bool, whole: Int?,
    _ number: (Tally.Numbers) -> Int?
  ) -> Int {
    func value(_ tally: Tally) -> Int? { tally.numbers.flatMap(number) }
    let hasAreas = !measure.areas.isEmpty
    let block = Column.Block(
      level: measure.level, areas: measure.areas,
      values: hasAreas
        ? measure.tallies.map(value) + [value(measure.unknown), value(measure.outside)] : [])
    let total = value(measure.partnership)
    let found = numbers[key]?.first { all[$0].agrees(with: block, total: total) }
    let index = found ?? all.count
    if found == nil {
      all.append(Column(key: key, indicators: [], isHead: isHead, whole: whole))
      numbers[key, default: []].append(index)
    }
    if hasAreas, all[index].block(block.level) == nil { all[index].blocks.append(block) }
    if all[index].total == nil { all[index].total = total }
    if all[index].atoms.isEmpty { all[index].atoms = measure.atoms.map { value($0) ?? -1 } }
    if isHead { all[index].isHead = true }
    let id = measure.indicator.id
    if !all[index].indicators.contains(id) { all[index].indicators.append(id) }
    return index
  }

  /// Each numerator with its denominator, once. A set can be in one table what another's are some of.
  var shares: [(part: Int, whole: Int)] {
    var known: Set<Slot> = []
    return slots.compactMap { slot in
      guard let part = slot.part, part != slot.whole, known.insert(slot).inserted else {
        return nil
      }
      return (part, slot.whole)
    }
  }

  subscript(index: Int) -> Column {
    get { all[index] }
    set { all[index] = newValue }
  }

  /// The first column of a key, at any level.
  func first(_ key: Column.Key) -> Int? { numbers[key]?.first }

  /// The columns of a key; several where tables that should count the same children do not.
  func all(_ key: Column.Key) -> [Int] { numbers[key] ?? [] }
}

extension Column {
  /// Whether the column may hold these numbers too.
  fileprivate func agrees(with other: Block, total otherTotal: Int?) -> Bool {
    if let total, let otherTotal, total != otherTotal { return false }
    guard let own = blocks.first(where: { $0.level == other.level }) else { return true }
    return own.areas == other.areas && own.values == other.values
  }
}

extension Measure {
  /// What a measure's tallies hold.
  enum Counts {
    case wholeAlone
    case partOfWhole
    /// Events whose denominators are public.
    case eventsAlone
  }

  var counts: Counts {
    switch indicator.statistic {
    case .share, .survivalQuantile: .partOfWhole
    case .rate, .ratio: .eventsAlone
    default: .wholeAlone
    }
  }
}

extension Tally {
  /// How many children a tally is of, and how many of them are in its numerator.
  struct Numbers {
    var whole: Int
    var part: Int?
  }

  /// Nil where the input gives no usable number.
  var numbers: Numbers? {
    switch self {
    case .count(let count): Numbers(whole: count.denominator, part: count.numerator)
    case .total(let total): Numbers(whole: total)
    case .waits(let waits):
      Numbers(whole: waits.count, part: waits.completed.reduce(0) { $0 + ($1 ? 1 : 0) })
    case .rate(let rate): Numbers(whole: rate.events)
    case .exits(let exits): Numbers(whole: exits.waits.count)
    case .metres(let metres): Numbers(whole: metres.count)
    case .flow(let flow): Numbers(whole: flow.atEnd)
    case .unavailable: nil
    }
  }
}

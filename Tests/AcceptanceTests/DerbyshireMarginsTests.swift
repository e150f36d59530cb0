import Foundation
import Intake
import Model
import Statistics
import TestSupport
import Testing

/// The shapes that a return can be written in, with what each does not hold.
enum ReturnShape: CaseIterable, Sendable {
  case export
  case workbook
  case document
  case fiveFiles

  func files(_ made: MadeUpReturn, year: Int) -> [MadeUpFile] {
    switch self {
    case .export: made.exported(year: year)
    case .workbook: made.workbook(year: year)
    case .document: [MadeUpFile(name: "sen2.xml", text: made.document(year: year))]
    case .fiveFiles: made.fiveFiles()
    }
  }

  /// Whether the shape holds placements, needs and review meetings.
  var isWhole: Bool { self != .fiveFiles }
}

/// Reads the made-up return in one shape.
func read(
  _ made: MadeUpReturn, _ shape: ReturnShape, year: Int, snapshot: Day
) throws -> Read<Return> {
  var found: Read<Return>?
  try withFolder { folder in
    for file in shape.files(made, year: year) {
      try file.text.write(toFile: folder + "/" + file.name, atomically: false, encoding: .utf8)
    }
    let period = try #require(
      Period(day("\(year - 1)-01-01"), through: day("\(year - 1)-12-31")))
    found = try readReturn(folder: folder, period: period, snapshot: snapshot)
  }
  return try #require(found)
}

/// What is counted of a return in the whole partnership, by the rules of the Department for Education.
struct PartnershipCounts {
  private let inputs: PlacedInputs

  init(_ source: Return, provision: Provision? = nil) {
    let nowhere: [(level: Level, areas: [AreaCode])] = [(.authority, [])]
    inputs = PlacedInputs(
      returns: [
        PlacedReturn(
          source, cases: .unknown(source.cases.count, levels: nowhere),
          plans: .unknown(source.plans.count, levels: nowhere))
      ],
      provision: provision.map { PlacedInput($0, rows: .unknown($0.count, levels: nowhere)) })
  }

  /// Whether the return holds what the indicator is made of.
  func has(_ id: String) -> Bool {
    Catalogue.definition(id).map { !measures($0).isEmpty } ?? false
  }

  private func measures(_ definition: Definition) -> [Measure] {
    measure(
      inputs, [definition],
      MeasuringOptions(
        clocks: StatutoryClocks([.since2014]), rules: .departmental, pooledLevels: [],
        groupLevels: []))
  }

  /// The count of an indicator, of all or of one group.
  func callAsFunction(_ id: String, _ group: Group = .all) throws -> Count {
    let definition = try #require(Catalogue.definition(id))
    let found = measures(definition).first { $0.group == group }
    guard case .count(let count)? = found?.partnership else {
      Issue.record("\(id) has no count of \(group)")
      return Count(0, of: 0)
    }
    return count
  }
}

/// A share as the Department prints it: one decimal place, halves up.
private func printed(_ count: Count) -> Double {
  ((Double(count.numerator) / Double(count.denominator)) * 1_000).rounded() / 10
}

@Suite("Margins published for Derbyshire, through every shape", .serialized)
struct DerbyshireMarginsTests {
  private static let made = DerbyshireReturn().made

  @Test("Every figure, to its last digit", arguments: ReturnShape.allCases)
  func everyFigure(shape: ReturnShape) throws {
    let read = try read(
      Self.made, shape, year: DerbyshireReturn.year, snapshot: DerbyshireReturn.snapshot)
    // Nothing is left out and nothing stays unused, so that the figures below are all of it.
    let errors = read.problems.filter { $0.severity == .error }
    #expect(errors.isEmpty, "\(errors.prefix(3))")
    #expect(!read.value.cases.isUnusable.contains(true))
    let source = read.value
    let counts = PartnershipCounts(source, provision: provision)
    try requests(source, counts)
    try assessments(source, counts)
    try caseload(source, counts, isWhole: shape.isWhole)
    try reviews(source, counts, isWhole: shape.isWhole)
    appeals(source)
  }

  private var provision: Provision {
    var provision = Provision()
    for (urn, kind, category) in DerbyshireReturn.establishments {
      provision.urn.append(urn)
      provision.name.append("Nowhere \(urn)")
      provision.kind.append(kind)
      provision.home.append(.missing)
      provision.places.append(nil)
      provision.onRoll.append(nil)
      provision.waiting.append(nil)
      provision.needs.append([])
      provision.category.append(category)
      provision.authority.append(nil)
      provision.isOpen.append(true)
    }
    return provision
  }

  private func requests(_ source: Return, _ counts: PartnershipCounts) throws {
    let cases = source.cases
    let received = (0..<cases.count).filter {
      source.period.contains(cases.received[$0]) && cases.decision[$0] != .historic
    }
    #expect(received.count == 2_713)
    #expect(received.count { cases.decision[$0] == .yes } == 1_514)
    #expect(received.count { cases.decision[$0] == .no } == 805)
    #expect(received.count { cases.decision[$0] == .awaited } == 390)
    #expect(received.count { cases.decision[$0] == .withdrawn } == 4)
    #expect(try counts("decision_6_weeks") == Count(1_959, of: 2_510))
    #expect(printed(try counts("decision_6_weeks")) == 78.0)
  }

  private func assessments(_ source: Return, _ counts: PartnershipCounts) throws {
    let results = source.cases.result
    #expect(results.count { $0 != nil && $0 != .historic } == 1_555)
    #expect(results.count { $0 == .yes } == 1_374)
    #expect(results.count { $0 == .withdrawn } == 14)
    #expect(results.count { $0 == .no } == 167)
    #expect(results.count { $0 == .awaited } == 0)
    let refused = try counts("refusal_notice_16_weeks")
    #expect(refused == Count(64, of: 167))
    #expect(printed(refused) == 38.3)
    let inTime = try counts("plans_issued_20_weeks")
    let overYear = try counts("plans_issued_over_52_weeks")
    #expect(inTime == Count(447, of: 1_253))
    #expect(overYear == Count(139, of: 1_253))
    #expect(1_253 - inTime.numerator - overYear.numerator == 667)
    #expect([inTime, Count(667, of: 1_253), overYear].map(printed) == [35.7, 53.2, 11.1])
    let ordinary = try counts("plans_issued_20_weeks_excluding_exceptions")
    #expect(ordinary == Count(438, of: 1_158))
    #expect(printed(ordinary) == 37.8)
    let waits = ordinaryWaits(source.cases)
    #expect(waits.count == 1_158)
    let bands = [0...140, 141...364, 365...Int.max].map { band in
      Count(waits.count { band.contains($0) }, of: waits.count)
    }
    #expect(bands.map(\.numerator) == [438, 589, 131])
    #expect(bands.map(printed) == [37.8, 50.9, 11.3])
    #expect(try counts("plans_issued_20_weeks_every_route").denominator == 1_374)
    #expect(try counts("exceptions_share") == Count(95, of: 1_253))
  }

  /// The days to the plan of those that count without exceptions: issued, without a permitted exception, and by no
  /// tribunal or mediation.
  private func ordinaryWaits(_ cases: Cases) -> [Int] {
    (0..<cases.count).compactMap { row in
      guard cases.result[row] == .yes, cases.exception[row] != true, cases.appeals[row].isEmpty,
        let issued = cases.concluded[row]
      else { return nil }
      return Int(issued - cases.received[row])
    }
  }

  private func caseload(
    _ source: Return, _ counts: PartnershipCounts, isWhole: Bool
  ) throws {
    let plans = source.plans
    let live = (0..<plans.count).filter { plans.isLive[$0] }
    #expect(live.count == 7_625)
    guard isWhole else {
      // The shape holds no placement: all count as not recorded, and nobody is said to wait for a place.
      #expect(live.allSatisfy { plans.placement[$0].isBlank })
      let none = Group(.placement, PlacementCategory.notRecorded.rawValue)
      #expect(try counts("placement_mix", none) == Count(7_625, of: 7_625))
      #expect(!counts.has("awaiting_place"))
      return
    }
    #expect(try counts("awaiting_place").denominator == 7_625)
    func count(_ categories: PlacementCategory...) throws -> Int {
      try categories.map { try counts("placement_mix", Group(.placement, $0.rawValue)).numerator }
        .reduce(0, +)
    }
    #expect(try count(.mainstreamMaintained, .mainstreamAcademy) == 3_643)
    #expect(try count(.specialMaintained) == 1_872)
    #expect(try count(.alternativeProvision) == 66)
    #expect(try count(.furtherEducation) == 1_254)
    #expect(try count(.elsewhere) == 693)
    #expect(try count(.earlyYears) == 38)
    #expect(try count(.notRecorded) == 59)
    #expect(try counts("home_educated") == Count(145, of: 7_625))
    #expect(try counts("eotas") == Count(79, of: 7_625))
    let needs = live.map { plans.characteristics.need[$0] }
    #expect(needs.count { $0 == .autism } == 3_196)
    #expect(needs.count { $0 == .socialEmotional } == 1_473)
    #expect(needs.count { $0 == .speechLanguage } == 700)
    #expect(needs.count { $0 == .moderateLearning } == 653)
    #expect(needs.count { $0 == .other || $0 == .downSyndrome } == 597)
    #expect(needs.count { $0 == nil } == 63)
  }

  private func reviews(
    _ source: Return, _ counts: PartnershipCounts, isWhole: Bool
  ) throws {
    #expect(source.plans.isTransferredIn.count { $0 } == 58)
    #expect(source.plans.reviewDecided.count { $0 != nil } == 4_552)
    guard isWhole else {
      #expect(!counts.has("reviews_overdue"))
      return
    }
    #expect(try counts("reviews_overdue") == Count(928, of: 6_193))
    let inTime = try counts("review_decision_4_weeks")
    #expect(inTime == Count(1_706, of: 4_552))
    #expect(printed(inTime) == 37.5)
  }

  /// The decisions that can be appealed are refusals to assess, refusals to issue, and every plan that is kept.
  private func appeals(_ source: Return) {
    let cases = source.cases
    let tribunal: Cases.Appeals = [.tribunalOnAssessing, .tribunalOnIssuing, .tribunalOnOther]
    let appealed = cases.appeals.count { !$0.isDisjoint(with: tribunal) }
    let refusals = (0..<cases.count).count {
      cases.decision[$0] == .no && cases.decided[$0].map(source.period.contains) ?? false
    }
    let unissued = cases.result.count { $0 == .no }
    let appealable = refusals + unissued + source.plans.isLive.count { $0 }
    #expect(Count(appealed, of: appealable) == Count(536, of: 8_617))
    #expect(printed(Count(appealed, of: appealable)) == 6.2)
  }
}

import Foundation
import Testing

@testable import Publishing

@Suite("Screening of tables in the Department's layout")
struct ScreeningTests {
  private static let data = """
    time_period,time_identifier,geographic_level,country_code,country_name,old_la_code,new_la_code,la_name,lad_code,\
    lad_name,ward_code,ward_name,breakdown_topic,breakdown,plans,plans_change
    2025,Calendar year,Local authority,E92000001,England,830,E10000007,Derbyshire,,,,,Total,Total,1480,-5
    2025,Calendar year,Local authority,E92000001,England,830,E10000007,Derbyshire,,,,,Sex,Female,380,c
    2025,Calendar year,Local authority district,E92000001,England,830,E10000007,Derbyshire,E07000032,Amber Valley,,,\
    Total,Total,84.5,z
    2025,Calendar year,Ward,E92000001,England,830,E10000007,Derbyshire,E07000032,Amber Valley,E05014690,Alfreton,Total,\
    Total,low,z
    2025,Calendar year,Ward,E92000001,England,830,E10000007,Derbyshire,,,x,Not available,Total,Total,c,c

    """
  private static let metadata = """
    col_name,col_type,label,indicator_grouping,indicator_unit,indicator_dp,filter_hint,filter_grouping_column
    breakdown,Filter,Group of children,,,,Choose,breakdown_topic
    plans,Indicator,Plans,Plans,%,0,,
    plans_change,Indicator,Change of plans,Plans,,0,,

    """

  private func rules(
    _ name: String = "plans_calendar_year", data: String = data, metadata: String = metadata
  ) -> Set<Screening.Rule> {
    let screening = Screening(
      name, data: Array(data.replacing("\n", with: "\r\n").utf8), metadata: Array(metadata.utf8))
    return Set(screening.faults.map(\.rule))
  }

  @Test("A pair that keeps to the layout has no fault")
  func clean() {
    #expect(rules() == [])
  }

  /// A change of one place in the data, with the rule that it breaks.
  private static let spoilt: [(String, String, Screening.Rule)] = [
    // What the Department's screener lets through.
    ("1480", "*", .symbolUnknown), ("1480", "\"1,480\"", .commaInNumber),
    ("1480", "-1480", .negative), ("1480", "NaN", .symbolUnknown),
    ("E05014690", "E36014690", .codeForm),
    // What it refuses or warns about.
    ("1480", "", .blank), ("1480", " ", .blank), ("1480", "~", .symbolUnknown),
    ("1480", ":", .symbolUnknown), ("1480", "NULL", .symbolUnknown),
    ("1480", "NA", .symbolUnknown), ("1480", "N/A", .symbolUnknown),
    ("1480", "-", .symbolUnknown), ("1480", "..", .symbolUnknown), ("1480", "84%", .notNumber),
    ("1480", "1e3", .notNumber), ("1480", "0x10", .notNumber), ("1480", "+5", .notNumber),
    ("1480", ".5", .notNumber), ("1480", "5.", .notNumber), ("1480", "1.2.3", .notNumber),
    ("1480", "\u{0661}", .symbolUnknown), ("1480", "1480 ", .spaces),
    ("Alfreton,", "Alfreton ,", .spaces), ("Amber Valley", " Amber Valley", .spaces),
    ("Alfreton,", "Alfreton\u{A0},", .spaces), ("Sex,Female", "Total,Total", .rowTwice),
    ("Sex,Female", "Sex,", .blank), ("Total,Total", "All,All", .filterWithoutTotal),
    ("Sex,Female", "Sex,\(String(repeating: "a", count: 121))", .itemLength),
    ("2025,", "202526,", .timePeriod), ("2025,", "25,", .timePeriod),
    ("Calendar year", "Academic year", .timePeriod),
    ("Calendar year,Local authority,", "Reporting year,Local authority,", .timeIdentifier),
    ("Calendar year", "Snapshot day", .timeIdentifier),
    ("Local authority district", "County electoral division", .levelUnknown),
    ("830", "", .placeBlank), ("830", "8300", .codeForm), ("E10000007", "E10", .codeForm),
    (",Derbyshire,,,,,", ",Derbyshire,E07000032,Amber Valley,,,", .placeFilled),
    ("x,Not available", "x,Unknown", .placeUnknownName),
    ("x,Not available", "z,Outside", .codeForm),
    ("Derbyshire,E07000032", "Derby,E07000032", .nameOfCode),
    ("plans_change", "Plans_change", .columnName), ("plans_change", "2plans", .columnName),
    ("plans_change", "plans", .columnTwice), ("country_code", "country", .columnMissing),
    ("plans_change", "other", .metadataUnused), ("England,", "Eng\u{7}land,", .notText),
    ("time_period", "\u{FEFF}time_period", .byteMark), (",c,c", ",c,c,c", .raggedRow),
  ]

  @Test("Each slip of a data file is found", arguments: spoilt.indices)
  func data(number: Int) {
    let (old, new, rule) = Self.spoilt[number]
    let isAll = ["2025,", "Calendar year", "Total,Total", "E10000007"].contains(old)
    let changed = Self.data.replacing(old, with: new, maxReplacements: isAll ? .max : 1)
    #expect(changed != Self.data)
    #expect(rules(data: changed).contains(rule), "\(old) to \(new)")
  }

  private static let spoiltMetadata: [(String, String, Screening.Rule)] = [
    ("plans,Indicator,Plans,Plans,%", "plans,Indicator,Plans,Plans,weeks", .unitUnknown),
    ("%,0", "%,", .decimals), ("Plans,Plans", ",Plans", .labelBlank),
    ("Change of plans", "Plans", .labelTwice),
    ("Change of plans", String(repeating: "a", count: 101), .labelLength),
    ("plans,Indicator", "plans,Number", .metadataType), ("indicator_dp", "dp", .metadataColumns),
    ("plans_change,Indicator,Change of plans,Plans,,0,,\n", "", .metadataMissing),
    ("children,,,", "children,Children,,", .filterAttributes),
  ]

  @Test("Each slip of the metadata is found", arguments: spoiltMetadata.indices)
  func metadata(number: Int) {
    let (old, new, rule) = Self.spoiltMetadata[number]
    let changed = Self.metadata.replacing(old, with: new, maxReplacements: 1)
    #expect(changed != Self.metadata)
    #expect(rules(metadata: changed).contains(rule), "\(old) to \(new)")
  }

  @Test(
    "A file name with a capital, a space, a year or a dot is refused",
    arguments: ["Plans", "plans 1", "plans_2025", "plans.x", "1plans"])
  func names(name: String) {
    #expect(rules(name) == [.fileName])
  }

  @Test("A table without rows is refused, and a filter with Total alone is to be left out")
  func thin() throws {
    let lines = Self.data.split(separator: "\n")
    #expect(rules(data: lines[0] + "\n") == [.noRows])
    let totals = lines.filter { !$0.contains("Female") }.joined(separator: "\n") + "\n"
    #expect(rules(data: totals) == [.filterOfOneValue])
  }

  @Test("Years of six digits follow each other")
  func years() {
    #expect(Screening.isPeriod("202425", of: "Academic year"))
    #expect(Screening.isPeriod("199900", of: "Financial year"))
    #expect(!Screening.isPeriod("202426", of: "Academic year"))
    #expect(!Screening.isPeriod("202425", of: "Calendar year"))
    #expect(!Screening.isPeriod("\u{0662}025", of: "Calendar year"))
  }

  @Test("A fault says where it is and never what stands there")
  func words() throws {
    let changed = Self.data.replacing("Female,380", with: "Female,secret1")
    let screening = Screening(
      "plans", data: Array(changed.utf8), metadata: Array(Self.metadata.utf8))
    let fault = try #require(screening.faults.first)
    #expect(fault.description.hasPrefix("dfe/plans.csv row 3 column plans: "))
    #expect(!fault.description.contains("secret"))
    for rule in Screening.Rule.allCases { #expect(rule.words.hasSuffix(".")) }
  }

  @Test("Every pair of the made-up release passes, read back from its files")
  func madeUp() throws {
    let site = try MadeUpSite.shared.get()
    let pairs = site.paths.filter { $0.hasSuffix(".meta.csv") }
    #expect(!pairs.isEmpty)
    for path in pairs {
      let stem = String(path.dropLast(".meta.csv".count))
      let screening = Screening(
        String(stem.split(separator: "/").last ?? ""),
        data: Array(try site.bytes(stem + ".csv")), metadata: Array(try site.bytes(path)))
      #expect(screening.faults.map(\.description) == [])
    }
  }

  @Test("One fault in one pair stops the release, and the error names file, row and column")
  func stops() throws {
    func file(_ name: String, _ text: String) -> OpenFile {
      OpenFile(
        file: OutputFile("data/dfe/\(name)", text: text), title: "", description: "",
        mediaType: "text/csv")
    }
    let good = [file("good.csv", Self.data), file("good.meta.csv", Self.metadata)]
    #expect(throws: Never.self) { try Screening.check(good) }
    let bad = file("bad.csv", Self.data.replacing("1480", with: "1,480"))
    do {
      try Screening.check(good + [bad, file("bad.meta.csv", Self.metadata)])
      Issue.record("Nothing was refused.")
    } catch {
      #expect(error.description.contains("dfe/bad.csv row 2: the row has more or fewer cells"))
      #expect(!error.description.contains("good.csv"))
    }
  }

  @Test("The page for the data protection officer is internal, and tells bases, keeping and effect")
  func dataProtection() throws {
    let site = try MadeUpSite.shared.get()
    #expect(!site.paths.contains("public/data-protection.html"))
    let page = try site.text("internal/data-protection.html")
    for words in [
      "Article 6(1)(e)", "9(2)(g)", "Article 89", "To be confirmed", "365 days", "are shown and",
      "SWIFT_BACKTRACE=enable=no", "None weaker than standard", "Internal: contains small numbers",
    ] {
      #expect(page.contains(words), "\(words)")
    }
  }

  @Test(
    "A column about persons is refused, one about areas is not",
    arguments: [
      ("surname", true), ("PersonBirthDate", true), ("date_of_birth", true), ("upn", true),
      ("home_postcode", true), ("child_name", true), ("NHS number", true), ("area_name", false),
      ("la_name", false), ("home_educated", false), ("numerator", false),
    ])
  func persons(heading: String, isRefused: Bool) {
    #expect(isAboutPersons(heading) == isRefused)
    let table = OpenFile(
      file: OutputFile("data/x.csv", text: "area_code,\(heading)\r\nE05014690,5\r\n"), title: "",
      description: "", mediaType: "text/csv")
    if isRefused {
      #expect(throws: PublishingError.self) { try refusePersonalData(table) }
    } else {
      #expect(throws: Never.self) { try refusePersonalData(table) }
    }
  }

  @Test(
    "A cell that is a whole postcode is refused, half of one is not",
    arguments: [
      ("DE55 7AB", true), ("de557ab", true), ("M1 1AA", true), ("DE55", false), ("5-10", false),
      ("E05014690", false), ("Alfreton", false),
    ])
  func postcodes(cell: String, isRefused: Bool) {
    let table = OpenFile(
      file: OutputFile("data/x.csv", text: "area_code,area_name\r\nE05014690,\(cell)\r\n"),
      title: "", description: "", mediaType: "text/csv")
    if isRefused {
      #expect(throws: PublishingError.personalData(file: "x.csv", column: "area_name")) {
        try refusePersonalData(table)
      }
    } else {
      #expect(throws: Never.self) { try refusePersonalData(table) }
    }
  }
}

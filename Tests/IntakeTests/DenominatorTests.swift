import Model
import Testing

@testable import Intake

@Suite("Population")
struct PopulationTests {
  private func read(
    _ text: String, columns: [(role: String, heading: String)] = [], ages: ClosedRange<Int>? = nil
  ) throws -> Read<Population> {
    let folder = try TemporaryFolder()
    let path = try folder.file("population.csv", text)
    return try readPopulation(
      PopulationSource(table: TableSource(path: path, columns: columns), ages: ages))
  }

  @Test("One row an area and band is read, thousands separated or not; totals are passed over")
  func long() throws {
    let read = try read(
      "WD25CD,age_band,population\nZ05000001,0-4,\"1,203\"\nZ05000001,5 to 10,900.5\n"
        + "Z05000001,Total,9999\nZ05000001,90+,3\n")
    #expect(read.value.ages == [0...4, 5...10, 90...130])
    #expect(read.value.residents == [1203, 900.5, 3])
    #expect(read.problems.map(\.reason) == ["age-unread"])
  }

  @Test("A column for each year is read, and bands that repeat those years are not counted twice")
  func wide() throws {
    let value = try read(
      "LSOA21CD,total,age_0,age_1,age_2,age_0_2,age_3_10,pct_0_4\nZ01000101,99,1,2,3,6,40,12.5\n"
    ).value
    #expect(value.ages == [0...0, 1...1, 2...2, 3...10])
    #expect(value.residents == [1, 2, 3, 40])
  }

  @Test("A single column counts for the ages that the configuration gives")
  func single() throws {
    let value = try read(
      "WD25CD,est\nZ05000001,2778.1\n", columns: [("area", "WD25CD"), ("count", "est")],
      ages: 0...24
    ).value
    #expect(value.ages == [0...24] && value.residents == [2778.1])
  }

  @Test("A table without ages is refused, and one in which an area and age stand twice too")
  func refused() throws {
    let ageless = #expect(throws: InputError.self) {
      try read("WD25CD,population\nZ05000001,10\n")
    }
    #expect(ageless?.description.contains("ages: 0-24") == true)
    let twice = #expect(throws: InputError.self) {
      try read("WD25CD,age,population\nZ05000001,4,10\nZ05000001,4,11\n")
    }
    #expect(twice?.description.contains("second row for ages 4 to 4") == true)
  }

  @Test("Numbers below zero and codes that are none are left out with a problem")
  func hostile() throws {
    let read = try read("WD25CD,age,population\nZ05000001,4,-1\nward,4,10\nZ05000002,4,\n")
    #expect(read.value.count == 0)
    #expect(
      read.problems.map(\.reason) == ["number-unreadable", "code-unusable", "number-unreadable"])
  }

  @Test(
    "Bands of ages are understood in the ways they are written",
    arguments: [
      ("7", 7...7), ("0-4", 0...4), ("0 to 4", 0...4), ("Aged 5 to 9 years", 5...9),
      ("10_14", 10...14),
      ("90+", 90...130), ("Aged 90 and over", 90...130), ("2 and under", 0...2),
      ("Aged 10", 10...10),
    ])
  func bands(text: String, ages: ClosedRange<Int>) {
    #expect(ageBand(text) == ages)
  }

  @Test(
    "What is no band is none",
    arguments: ["Total", "", "10-5", "x", "1 2 3", "300", "boys 5"])
  func noBand(text: String) { #expect(ageBand(text) == nil) }

  /// The sums are those of the files, added up by awk.
  @Test("Real population tables add up", .enabled(if: OpenData.folder != nil))
  func realPopulation() throws {
    let wide = try readPopulation(
      PopulationSource(
        table: TableSource(
          path: OpenData.path(
            "population/lsoa2011_population_mid2020_age_0_25_derbyshire_derby.csv"),
          columns: [("area", "LSOA11CD")]), ages: nil))
    #expect(Set(wide.value.area).count == 642)
    #expect(wide.value.count == 642 * 26)
    #expect(wide.value.ages.allSatisfy { $0.count == 1 })
    let banded = try readPopulation(
      PopulationSource(
        table: TableSource(
          path: OpenData.path("population/ward2025_population_0_24_estimates.csv"),
          columns: [("area", "WD25CD"), ("count", "est_0_24_bestfit")]), ages: 0...24))
    #expect(banded.value.count == 176)
  }
}

@Suite("Deprivation")
struct DeprivationTests {
  private func read(
    _ text: String, columns: [(role: String, heading: String)] = [], ranked: Int? = nil
  ) throws -> Read<Deprivation> {
    let folder = try TemporaryFolder()
    let path = try folder.file("imd.csv", text)
    return try readDeprivation(
      DeprivationSource(table: TableSource(path: path, columns: columns), ranked: ranked))
  }

  @Test("Deciles are taken as they are, and those outside 1 to 10 are not")
  func deciles() throws {
    let read = try read(
      "lsoa21cd,imd_decile\nZ01000001,1\nZ01000002,10\nZ01000003,0\nZ01000004,11\nZ01000005,\n")
    #expect(read.value.decile == [1, 10])
    #expect(
      read.problems.map(\.reason) == [
        "deprivation-unusable", "deprivation-unusable", "deprivation-unusable",
      ])
  }

  /// The decile of rank r among N is 10 r / N rounded up: the first tenth of 33,755 ends with rank 3,375.
  @Test(
    "Ranks become deciles by the number of areas of their edition",
    arguments: [
      (1, 33_755, 1), (3_375, 33_755, 1), (3_376, 33_755, 2), (33_755, 33_755, 10),
      (3_284, 32_844, 1), (3_285, 32_844, 2), (32_844, 32_844, 10),
    ])
  func ranks(rank: Int, among count: Int, decile: Int8) throws {
    let read = try read("lsoa21cd,imd_rank\nZ01000001,\(rank)\n", ranked: count)
    #expect(read.value.decile == [decile])
  }

  @Test("A rank beyond the edition's number is of another edition and not used")
  func beyond() throws {
    let read = try read("lsoa21cd,imd_rank\nZ01000001,33755\n", ranked: 32_844)
    #expect(read.value.count == 0 && read.problems.map(\.reason) == ["deprivation-unusable"])
  }

  @Test("Real ranks give the published deciles", .enabled(if: OpenData.folder != nil))
  func realRanks() throws {
    let path = OpenData.path("deprivation/lsoa2021_imd2025_ruc2021_derbyshire_derby.csv")
    let columns = [(role: "area", heading: "LSOA21CD")]
    let ranked = try readDeprivation(
      DeprivationSource(
        table: TableSource(path: path, columns: columns + [("rank", "IMD_rank")]),
        ranked: DeprivationSource.ranked(edition: 2025)))
    let given = try readDeprivation(
      DeprivationSource(
        table: TableSource(path: path, columns: columns + [("decile", "IMD_decile")]), ranked: nil))
    #expect(ranked.value.count == 651)
    #expect(ranked.value.decile == given.value.decile)
  }
}

@Suite("Lookups of small areas")
struct SmallAreaTests {
  private func read(_ text: String) throws -> Read<SmallAreaTable> {
    let folder = try TemporaryFolder()
    return try readSmallAreas(try folder.file("lookup.csv", text))
  }

  @Test(
    "Every code beside the small area is kept, names are not, and the newest edition is looked up")
  func columns() throws {
    let table = try read(
      "LSOA11CD,LSOA21CD,LSOA21NM,WD24CD,WD24NM,LAD24CD\nZ01000009,Z01000002,a,Z05000001,b,Z07000001\n"
        + "Z01000009,Z01000001,a,Z05000002,b,Z07000001\n"
    ).value
    #expect(table.areas.map(\.text) == ["Z01000001", "Z01000002"])
    #expect(
      table[try #require(AreaCode("Z01000002"))]?.map(\.text) == ["Z05000001", "Z07000001"])
    #expect(table[try #require(AreaCode("Z01000009"))] == nil)
  }

  @Test("A small area that stands twice counts once, and codes that are none are said so")
  func hostile() throws {
    let read = try read(
      "lsoa21cd,ward_code\nZ01000001,Z05000001\nZ01000001,Z05000002\nnone,Z05000001\n")
    #expect(read.value.areas.count == 1)
    #expect(read.problems.map(\.reason) == ["small-area-repeated", "code-unusable"])
  }

  @Test("A table without small areas, or without anything beside them, is refused")
  func refused() {
    #expect(throws: InputError.self) { try read("WD24CD,LAD24CD\nZ05000001,Z07000001\n") }
    #expect(throws: InputError.self) { try read("LSOA21CD,LSOA21NM\nZ01000001,a\n") }
  }

  @Test("The real best fit puts 651 small areas in 176 wards", .enabled(if: OpenData.folder != nil))
  func real() throws {
    let table = try readSmallAreas(
      OpenData.path("lookups/lsoa2021_to_ward2024_lad2024_bestfit.csv")
    ).value
    #expect(table.areas.count == 651)
    #expect(Set(table.larger.map { $0[0] }).count == 176)
  }
}

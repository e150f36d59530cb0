import Model
import Testing

@testable import Example

@Suite("An example on supplied geography")
struct SuppliedGeographyTests {
  /// The county's own postcodes, as a reader would hand them over.
  private let directory: PostcodeDirectory
  private let assignment: Assignment

  init() {
    let sorted = county.postcodes.compactMap { postcode in
      Postcode(postcode.text).map { (key: $0, postcode: postcode) }
    }
    .sorted { $0.key < $1.key }
    directory = PostcodeDirectory(
      system: .britishNationalGrid, vintage: nil, postcodes: sorted.map(\.key),
      points: Points(
        x: sorted.map { $0.postcode.place.map { Double($0.x) } ?? .nan },
        y: sorted.map { $0.postcode.place.map { Double($0.y) } ?? .nan }),
      states: sorted.map {
        $0.postcode.place == nil
          ? .noGridReference : $0.postcode.ended == nil ? .live : .terminated
      })
    assignment = Assignment(
      area: sorted.map { $0.postcode.ward.map(Int32.init) ?? Assignment.outside })
  }

  @Test("Children live in the supplied postcodes, and the settings name the supplied files")
  func files() throws {
    let geography = try #require(
      ExampleGeography(
        wards: county.wards, districts: county.districts, directory: directory,
        assignment: assignment))
    let areas = ExampleAreas(
      level: .ward, file: "real wards.gpkg#wd", code: "WD25CD", name: "WD25NM", parent: "LAD25CD")
    let files = exampleFiles(
      seed: 1, children: 100, geography: geography, areas: [areas], postcodes: "onspd.zip")
    #expect(!files.contains { $0.path.hasPrefix("areas/") || $0.path == "postcodes.csv" })
    let settings = try #require(files.first { $0.path == "equity.yaml" })
    let text = String(decoding: settings.bytes, as: UTF8.self)
    #expect(text.contains("{ level: ward, file: 'real wards.gpkg#wd', code: WD25CD,"))
    #expect(text.contains("postcodes: { file: onspd.zip }"))
    #expect(text.contains("made_up: true"))
    let written = Set(geography.homes.joined().map(\.postcode) + geography.outside)
    #expect(written.isSubset(of: Set(county.postcodes.map(\.text))))
    #expect(geography.homes.map(\.count).reduce(0, +) == county.postcodes.count { $0.ward != nil })
  }

  @Test("The same geography, supplied, has the same wards deprived")
  func deprivation() throws {
    let geography = try #require(
      ExampleGeography(
        wards: county.wards, districts: nil, directory: directory, assignment: assignment))
    // Population is guessed from postcodes here, so crowding and with it a few tenths differ a little.
    let own = ExampleGeography(county)
    let isClose = zip(geography.deciles, own.deciles).count { abs($0 - $1) <= 1 }
    #expect(isClose > 160)
    #expect(Set(geography.deciles) == Set(1...10))
  }

  @Test("Wards without a live postcode give no example")
  func emptiness() {
    let nowhere = Assignment(
      area: Array(repeating: Assignment.outside, count: directory.count))
    let geography = ExampleGeography(
      wards: county.wards, districts: nil, directory: directory, assignment: nowhere)
    #expect(geography.map(\.people) == nil)
  }
}

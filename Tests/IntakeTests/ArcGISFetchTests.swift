import Foundation
import Model
import Synchronization
import Testing

@testable import Intake

@Suite("Fetching boundaries from a feature service")
struct ArcGISFetchTests {
  static let layer = ArcGISLayer(
    service: "WARDS", codeField: "WD25CD", nameField: "WD25NM", parents: .field("LAD25CD"))
  static let byLookup = ArcGISLayer(
    service: "WARDS", codeField: "WD25CD", nameField: "WD25NM",
    parents: .lookup(service: "LOOKUP", field: "LAD25CD"))

  let districts = ["Z07000002", "Z07000000", "Z07000002"].compactMap { AreaCode($0) }

  private func service(
    _ fake: ArcGISFakeService, attempts: Int = 1, asked: AskedAddresses = AskedAddresses()
  ) throws -> ArcGISService {
    ArcGISService(
      base: try #require(URL(string: "https://example.org/rest/services")), pageSize: 10,
      attempts: attempts,
      get: { url in
        asked.add(url.absoluteString.removingPercentEncoding ?? "")
        return fake.answer(url)
      }, pause: { _ in })
  }

  @Test(
    "Every page is fetched, whichever form of layer names the districts", arguments: [true, false])
  func pages(hasParents: Bool) async throws {
    let fake = ArcGISFakeService(hasParents: hasParents)
    let layer = hasParents ? Self.layer : Self.byLookup
    let fetched = try await service(fake).fetch(layer, within: districts)
    let expected = ArcGISFakeService.wards.filter { $0.district != "Z07000001" }
      .sorted { $0.code < $1.code }
    #expect(fetched.count == 20)
    let collection = try JSONDecoder().decode(ReadCollection.self, from: Data(fetched.geoJSON))
    #expect(collection.type == "FeatureCollection")
    #expect(collection.features.map(\.id) == expected.map(\.code))
    #expect(
      collection.features.map(\.properties)
        == expected.map { ["WD25CD": $0.code, "WD25NM": $0.name, "LAD25CD": $0.district] })
    #expect(collection.features[0].geometry.coordinates[0][1] == [-1.5, 53.001])
  }

  @Test("The bytes do not depend on the size of the pages")
  func pageSizes() async throws {
    let whole = try await service(ArcGISFakeService(cap: 100)).fetch(Self.layer, within: districts)
    for cap in [1, 3, 10] {
      let fetched = try await service(ArcGISFakeService(cap: cap)).fetch(
        Self.layer, within: districts)
      #expect(fetched.geoJSON == whole.geoJSON)
    }
    let unmarked = try await service(ArcGISFakeService(fault: .noLimitMark)).fetch(
      Self.layer, within: districts)
    #expect(unmarked.geoJSON == whole.geoJSON)
  }

  @Test("It asks for the count first, then in order, with area codes and nothing else")
  func addresses() async throws {
    let asked = AskedAddresses()
    _ = try await service(ArcGISFakeService(cap: 100), asked: asked)
      .fetch(Self.layer, within: districts)
    let start =
      "https://example.org/rest/services/WARDS/FeatureServer/0/query?"
      + "where=LAD25CD IN ('Z07000000','Z07000002')&"
    #expect(
      asked.all == [
        start + "returnCountOnly=true&f=json",
        start + "outFields=WD25CD,WD25NM,LAD25CD&returnGeometry=true&outSR=4326"
          + "&geometryPrecision=6&orderByFields=WD25CD&resultOffset=0&resultRecordCount=10&f=geojson",
        start + "outFields=WD25CD,WD25NM,LAD25CD&returnGeometry=true&outSR=4326"
          + "&geometryPrecision=6&orderByFields=WD25CD&resultOffset=10&resultRecordCount=10&f=geojson",
      ])
  }

  @Test(
    "A bad answer is refused and says what is wrong with it",
    arguments: [
      (.webPage, .webPage(service: "WARDS")),
      (.truncated, .damaged(service: "WARDS", reason: "it ends early or is not JSON.")),
      (.eastings, .coordinates(service: "WARDS")),
      (.fewer, .count(service: "WARDS", expected: 20, received: 19)),
      (.endless, .count(service: "WARDS", expected: 20, received: 0)),
      (.empty, .count(service: "WARDS", expected: 20, received: 0)),
      (.noGround, .damaged(service: "WARDS", reason: "Z05001000 has no ground.")),
      (.noCount, .damaged(service: "WARDS", reason: "it holds no count.")),
      (.twice, .damaged(service: "WARDS", reason: "Z05001000 comes twice.")),
      (
        .errorObject,
        .refused(service: "WARDS", code: 500, reason: "Error performing query operation.")
      ),
    ] as [(ArcGISFakeService.Fault, ArcGISError)])
  func badAnswers(fault: ArcGISFakeService.Fault, error: ArcGISError) async throws {
    let fake = ArcGISFakeService(cap: 100, fault: fault)
    // One page of 20 but where pages must lose a row each.
    let service = ArcGISService(
      base: try #require(URL(string: "https://example.org")), pageSize: 20, attempts: 1,
      get: { fake.answer($0) }, pause: { _ in })
    await #expect(throws: error) { try await service.fetch(Self.layer, within: districts) }
    #expect(error.isNetworkFailure)
  }

  @Test("A service or field that is not there is named with the server's own words")
  func wrongNames() async throws {
    var gone = Self.layer
    gone.service = "WARDS_2019"
    await #expect(
      throws: ArcGISError.refused(service: "WARDS_2019", code: 400, reason: "Invalid URL.")
    ) { try await service(ArcGISFakeService()).fetch(gone, within: districts) }
    // The layer has no districts and no lookup was named.
    await #expect(
      throws: ArcGISError.refused(
        service: "WARDS", code: 400,
        reason: "Cannot perform query. 'Invalid field: X' parameter is invalid.")
    ) {
      try await service(ArcGISFakeService(hasParents: false)).fetch(Self.layer, within: districts)
    }
  }

  @Test("A name that could change the question never reaches the network")
  func hostileNames() async throws {
    var layer = Self.layer
    for name in ["../admin", "A B", "", "WARDS?x=1", "WÅRDS"] {
      layer.service = name
      let asked = AskedAddresses()
      await #expect(throws: ArcGISError.nameInvalid(name)) {
        try await service(ArcGISFakeService(), asked: asked).fetch(layer, within: districts)
      }
      #expect(asked.all.isEmpty)
    }
  }

  @Test("A district in which nothing lies is an error, with or without a lookup")
  func emptyDistrict() async throws {
    let unknown = ["Z07000000", "Z07000009"].compactMap { AreaCode($0) }
    for (layer, hasParents) in [(Self.layer, true), (Self.byLookup, false)] {
      await #expect(
        throws: ArcGISError.nothingFound(service: "WARDS", within: [unknown[1]])
      ) {
        try await service(ArcGISFakeService(hasParents: hasParents)).fetch(layer, within: unknown)
      }
    }
  }

  @Test("A failure that may pass is asked again, another is not")
  func retries() async throws {
    let bad = Mutex(2)
    let fake = ArcGISFakeService(cap: 100)
    let service = ArcGISService(
      base: try #require(URL(string: "https://example.org")), pageSize: 100, attempts: 3,
      get: { url in
        let left = bad.withLock { left in
          defer { left -= 1 }
          return left
        }
        if left == 2 { throw URLError(.timedOut) }
        return left == 1 ? (503, []) : fake.answer(url)
      }, pause: { _ in })
    #expect(try await service.fetch(Self.layer, within: districts).count == 20)

    let asked = AskedAddresses()
    await #expect(throws: ArcGISError.self) {
      try await self.service(ArcGISFakeService(fault: .webPage), attempts: 3, asked: asked)
        .fetch(Self.layer, within: districts)
    }
    #expect(asked.all.count == 2)
  }

  @Test("Long lists of codes are asked for a hundred at a time")
  func manyCodes() {
    let codes = (0..<250).compactMap { AreaCode("Z05\(String(1_000_000 + $0).dropFirst())") }
    let query = ArcGISQuery(
      base: URL(fileURLWithPath: "/"), service: "WARDS", column: "WD25CD",
      codes: Array(codes.prefix(ArcGISQuery.mostCodes)), fields: ["WD25CD"], withGeometry: true)
    // Proxies commonly refuse addresses beyond 4,096 characters.
    #expect(query.pageURL(offset: 0, size: 500).absoluteString.count < 2_000)
  }
}

/// The addresses that were asked for, in order.
final class AskedAddresses: Sendable {
  private let addresses = Mutex<[String]>([])
  func add(_ address: String) { addresses.withLock { $0.append(address) } }
  var all: [String] { addresses.withLock { $0 } }
}

struct ReadCollection: Decodable {
  struct Feature: Decodable {
    struct Geometry: Decodable {
      let type: String
      let coordinates: [[[Double]]]
    }
    let id: String
    let properties: [String: String]
    let geometry: Geometry
  }
  let type: String
  let features: [Feature]
}

import Foundation
import Model
import Testing

@testable import Intake

@Suite("Fetching boundaries over a real connection")
struct ArcGISNetworkTests {
  let districts = [AreaCode("Z07000001")].compactMap(\.self)

  private func service(_ server: ArcGISLocalServer, timeout: Double) throws -> ArcGISService {
    ArcGISService(
      base: try #require(URL(string: "http://127.0.0.1:\(server.port)/rest/services")),
      pageSize: 10, attempts: 1, get: ArcGISService.get(timeout: timeout), pause: { _ in })
  }

  @Test("Pages come over the wire as they do from memory")
  func pages() async throws {
    let fake = ArcGISFakeService(cap: 4)
    let server = try #require(
      ArcGISLocalServer { url in
        let (status, body) = fake.answer(url)
        return .whole(status: status, body)
      })
    let fetched = try await service(server, timeout: 10).fetch(
      ArcGISFetchTests.layer, within: districts)
    #expect(fetched.count == 10)
    let inMemory = ArcGISService(
      base: try #require(URL(string: "https://example.org")), pageSize: 100, attempts: 1,
      get: { fake.answer($0) }, pause: { _ in })
    let expected = try await inMemory.fetch(ArcGISFetchTests.layer, within: districts)
    #expect(fetched.geoJSON == expected.geoJSON)
  }

  @Test("A body that ends early, a status of failure and silence are failures to answer")
  func failures() async throws {
    let half = try #require(ArcGISLocalServer { _ in .half(Array(repeating: 32, count: 1000)) })
    let down = try #require(ArcGISLocalServer { _ in .whole(status: 503, []) })
    let silent = try #require(ArcGISLocalServer { _ in .silence })
    for (server, word) in [(half, "broke off"), (down, "status 503"), (silent, "in time")] {
      let error = await #expect(throws: ArcGISError.self) {
        try await service(server, timeout: 1).fetch(ArcGISFetchTests.layer, within: districts)
      }
      guard case .unreachable("WARDS", let reason) = error else {
        Issue.record("\(String(describing: error))")
        continue
      }
      #expect(reason.contains(word) && reason.hasSuffix("."))
    }
  }

  @Test("A port that nobody listens on is a failure to answer")
  func nobody() async throws {
    var port: UInt16 = 0
    do {
      let server = try #require(ArcGISLocalServer { _ in .silence })
      port = server.port
    }
    let service = ArcGISService(
      base: try #require(URL(string: "http://127.0.0.1:\(port)")), pageSize: 10, attempts: 2,
      get: ArcGISService.get(timeout: 5), pause: { _ in })
    let error = await #expect(throws: ArcGISError.self) {
      try await service.fetch(ArcGISFetchTests.layer, within: districts)
    }
    #expect(error?.isNetworkFailure == true)
  }
}

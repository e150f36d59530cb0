import FlyingFox
import Foundation
import Testing

@testable import CLI

@Suite("Previews")
struct ServeTests {
  /// A folder with a page, a file outside it, and a link that leads out.
  private func folder() throws -> URL {
    let root = FileManager.default.temporaryDirectory
      .appendingPathComponent("preview-" + UUID().uuidString)
    let site = root.appendingPathComponent("site/public")
    try FileManager.default.createDirectory(at: site, withIntermediateDirectories: true)
    try Data("<p>Page</p>".utf8).write(to: site.appendingPathComponent("index.html"))
    try Data("secret".utf8).write(to: root.appendingPathComponent("secret.txt"))
    try FileManager.default.createSymbolicLink(
      at: site.appendingPathComponent("link.txt"),
      withDestinationURL: root.appendingPathComponent("secret.txt"))
    return root
  }

  private func answer(
    _ path: String, method: HTTPMethod = .GET, host: String = "127.0.0.1:8080"
  ) async throws -> (status: Int, body: String, headers: HTTPHeaders) {
    let root = try folder()
    defer { try? FileManager.default.removeItem(at: root) }
    let site = try PreviewSite(folder: root.appendingPathComponent("site").path, port: 8080)
    let request = HTTPRequest(
      method: method, version: .http11, path: path, query: [], headers: [.host: host],
      body: HTTPBodySequence(data: Data()))
    let response = await site.handleRequest(request)
    return (
      response.statusCode.code, String(decoding: try await response.bodyData, as: UTF8.self),
      response.headers
    )
  }

  @Test("A page is answered with its type and the headers that public pages ask for")
  func page() async throws {
    let page = try await answer("/public/index.html")
    #expect(page.status == 200 && page.body == "<p>Page</p>")
    #expect(page.headers[.contentType] == "text/html; charset=utf-8")
    #expect(page.headers[HTTPHeader("X-Content-Type-Options")] == "nosniff")
    #expect(try await answer("/").headers[.location] == "/public/index.html")
    #expect(try await answer("/public/index.html", method: .HEAD).body == "")
  }

  @Test(
    "No request leads out of the folder",
    arguments: [
      "/../secret.txt", "/public/../../secret.txt", "/public/%2e%2e/%2e%2e/secret.txt",
      "/public/link.txt", "//etc/passwd", "/etc/passwd", "/public", "/public/", "public/index.html",
      "/public/index.html/..", "/public/index.html%00.txt", "",
    ])
  func escape(path: String) async throws {
    let answer = try await answer(path)
    #expect(answer.status == 404)
    #expect(!answer.body.contains("secret") && !answer.body.contains("root:"))
  }

  @Test("Only reading is answered, and only to the names of this machine")
  func others() async throws {
    #expect(try await answer("/public/index.html", method: .POST).status == 405)
    #expect(try await answer("/public/index.html", host: "evil.example:8080").status == 421)
    #expect(try await answer("/public/index.html", host: "localhost:8080").status == 200)
  }

  @Test("A folder without pages is refused")
  func empty() throws {
    #expect(throws: Failure.self) { try PreviewSite(folder: "/nowhere/at/all", port: 8080) }
  }
}

import FlyingFox
import Foundation

/// The files of one folder, answered by their exact paths and by nothing else.
///
/// The paths are listed once. A request is looked up among them and never turned into a path of the file system, so that
/// no request can lead out of the folder; symbolic links are not listed.
struct PreviewSite: HTTPHandler {
  private let root: URL
  private let paths: Set<String>
  /// What a browser must have asked for: another name could be a page elsewhere that points its name here.
  private let hosts: [String]

  init(folder: String, port: UInt16) throws(Failure) {
    root = URL(fileURLWithPath: folder).standardizedFileURL
    hosts = ["127.0.0.1", "localhost"].map { "\($0):\(port)" }
    paths = Self.listing(root)
    guard paths.contains(where: { $0.hasSuffix("index.html") }) else {
      throw Failure.inputMissing(
        "\(folder) holds no release. Name the folder that run wrote, such as Output.")
    }
  }

  private static func listing(_ root: URL) -> Set<String> {
    let keys: [URLResourceKey] = [.isRegularFileKey, .isSymbolicLinkKey]
    let entries = FileManager.default.enumerator(at: root, includingPropertiesForKeys: keys)
    var paths: Set<String> = []
    for case let entry as URL in entries ?? FileManager.DirectoryEnumerator() {
      guard let values = try? entry.resourceValues(forKeys: Set(keys)),
        values.isRegularFile == true, values.isSymbolicLink != true
      else { continue }
      paths.insert(String(entry.standardizedFileURL.path.dropFirst(root.path.count)))
    }
    return paths
  }

  /// The page that a browser is sent to first.
  var start: String {
    ["/index.html", "/public/index.html", "/internal/index.html"].first { paths.contains($0) }
      ?? paths.filter { $0.hasSuffix("/index.html") }.min() ?? "/"
  }

  func handleRequest(_ request: HTTPRequest) async -> HTTPResponse {
    guard let host = request.headers[.host], hosts.contains(host.lowercased()) else {
      return answer(.misdirectedRequest)
    }
    guard request.method == .GET || request.method == .HEAD else {
      return answer(.methodNotAllowed)
    }
    if request.path == "/" {
      var response = answer(.found)
      if start == "/" { return answer(.notFound) }
      response.headers[.location] = start
      return response
    }
    guard paths.contains(request.path),
      let bytes = try? Data(contentsOf: URL(fileURLWithPath: root.path + request.path))
    else { return answer(.notFound) }
    var response = answer(.ok, request.method == .HEAD ? Data() : bytes)
    response.headers[.contentType] = Self.type(of: request.path)
    return response
  }

  private func answer(_ status: HTTPStatusCode, _ body: Data? = nil) -> HTTPResponse {
    HTTPResponse(
      statusCode: status,
      headers: [
        .contentType: "text/plain; charset=utf-8", .cacheControl: "no-store",
        HTTPHeader("X-Content-Type-Options"): "nosniff",
        HTTPHeader("Referrer-Policy"): "no-referrer",
        HTTPHeader("Content-Security-Policy"): "frame-ancestors 'self'",
      ], body: body ?? Data("\(status.code) \(status.phrase)\n".utf8))
  }

  private static func type(of path: String) -> String {
    switch (path as NSString).pathExtension {
    case "html": "text/html; charset=utf-8"
    case "csv": "text/csv; charset=utf-8"
    case "json": "application/json"
    case "jsonld": "application/ld+json"
    case "geojson": "application/geo+json"
    case "gpkg": "application/geopackage+sqlite3"
    default: "text/plain; charset=utf-8"
    }
  }
}

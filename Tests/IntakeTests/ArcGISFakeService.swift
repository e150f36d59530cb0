import Foundation

/// Answers as the feature service does, from made-up wards; `fault` makes it answer as it does on a bad day.
struct ArcGISFakeService: Sendable {
  enum Fault: Sendable {
    case none, errorObject, webPage, truncated, eastings, fewer, endless, twice, noGround, noCount
    case noLimitMark, empty
  }

  struct Ward: Sendable {
    let code: String
    let name: String
    let district: String
  }

  /// 30 wards in three districts, not in order of their codes.
  static let wards = (0..<30).map { number in
    Ward(
      code: "Z0500\(1000 + number * 7 % 30)", name: "Ward \"\(number)\" – Åsby",
      district: "Z0700000\(number % 3)")
  }

  /// More than this comes on no page, whatever is asked for.
  var cap = 8
  var fault = Fault.none
  /// Whether the layer itself names the districts.
  var hasParents = true

  func answer(_ url: URL) -> (status: Int, body: [UInt8]) {
    let items = URLComponents(url: url, resolvingAgainstBaseURL: false)?.queryItems ?? []
    let parameters = Dictionary(items.map { ($0.name, $0.value ?? "") }) { first, _ in first }
    let isLayer = url.path.contains("/WARDS/")
    guard isLayer || url.path.contains("/LOOKUP/") else {
      return (200, Array(#"{"error":{"code":400,"message":"Invalid URL","details":[]}}"#.utf8))
    }
    let found = rows(parameters["where"] ?? "", isLayer: isLayer)
    guard let found else {
      return (
        200,
        Array(
          #"{"error":{"code":400,"message":"Cannot perform query.","details":["'Invalid field: X' parameter is invalid"]}}"#
            .utf8)
      )
    }
    if parameters["returnCountOnly"] == "true" {
      return (200, Array((fault == .noCount ? "{}" : #"{"count":\#(found.count)}"#).utf8))
    }
    let offset = Int(parameters["resultOffset"] ?? "") ?? 0
    let size = min(cap, Int(parameters["resultRecordCount"] ?? "") ?? cap)
    let page = Array(found.dropFirst(offset).prefix(size))
    let text =
      isLayer
      ? geoJSON(page, hasMore: offset + page.count < found.count)
      : table(page, hasMore: offset + page.count < found.count)
    return faulty(Array(text.utf8))
  }

  /// The rows of a condition such as `LAD25CD IN ('Z07000001')`; nil where it names a column that is not there.
  private func rows(_ condition: String, isLayer: Bool) -> [Ward]? {
    let sorted = Self.wards.sorted { $0.code < $1.code }
    if condition == "1=1" { return sorted }
    let parts = condition.components(separatedBy: " IN ")
    let codes = Set(
      (parts.last ?? "").split(separator: ",").map {
        $0.trimmingCharacters(in: CharacterSet(charactersIn: "()'"))
      })
    switch parts.first {
    case "WD25CD": return sorted.filter { codes.contains($0.code) }
    case "LAD25CD" where hasParents || !isLayer:
      return sorted.filter { codes.contains($0.district) }
    default: return nil
    }
  }

  private func geoJSON(_ wards: [Ward], hasMore: Bool) -> String {
    var wards = wards
    if fault == .fewer { wards = Array(wards.dropLast()) }
    if fault == .endless || fault == .empty { wards = [] }
    if fault == .twice, let first = wards.first { wards[wards.count - 1] = first }
    let x = fault == .eastings ? 430_000.0 : -1.5
    let y = fault == .eastings ? 380_000.0 : 53.0
    let features = wards.map { ward in
      let parent = hasParents ? #","LAD25CD":"\#(ward.district)""# : ""
      let name = ward.name.replacing("\"", with: "\\\"")
      let ring = "[[[\(x),\(y)],[\(x),\(y + 0.001)],[\(x + 0.001),\(y)],[\(x),\(y)]]]"
      let geometry = fault == .noGround ? "null" : #"{"type":"Polygon","coordinates":\#(ring)}"#
      return #"{"type":"Feature","id":7,"geometry":\#(geometry),"#
        + #""properties":{"WD25CD":"\#(ward.code)","WD25NM":"\#(name)"\#(parent),"OBJECTID":4}}"#
    }
    let isMarked = (hasMore || fault == .endless) && fault != .noLimitMark
    let mark = isMarked ? #""properties":{"exceededTransferLimit":true},"# : ""
    return #"{"type":"FeatureCollection",\#(mark)"features":[\#(features.joined(separator: ","))]}"#
  }

  private func table(_ wards: [Ward], hasMore: Bool) -> String {
    let rows = wards.map {
      #"{"attributes":{"WD25CD":"\#($0.code)","LAD25CD":"\#($0.district)"}}"#
    }
    let mark = hasMore ? #""exceededTransferLimit":true,"# : ""
    return #"{\#(mark)"features":[\#(rows.joined(separator: ","))]}"#
  }

  private func faulty(_ body: [UInt8]) -> (status: Int, body: [UInt8]) {
    switch fault {
    case .errorObject:
      (200, Array(#"{"error":{"code":500,"message":"Error performing query operation"}}"#.utf8))
    case .webPage: (200, Array("\r\n<!DOCTYPE html><title>Sign in</title>".utf8))
    case .truncated: (200, Array(body.dropLast(body.count / 3)))
    default: (200, body)
    }
  }
}

import Foundation
import Model

/// A layer of areas in an ArcGIS feature service, such as the wards of one edition on the ONS Open Geography portal.
public struct ArcGISLayer: Sendable, Hashable {
  /// The service's name, such as `WD_MAY_2025_UK_BGC_V2`; it changes with every release.
  public var service: String
  public var codeField: String
  public var nameField: String
  public var parents: Parents

  public init(service: String, codeField: String, nameField: String, parents: Parents) {
    self.service = service
    self.codeField = codeField
    self.nameField = nameField
    self.parents = parents
  }

  /// Where the areas above are named.
  public enum Parents: Sendable, Hashable {
    case none
    /// In a field of the layer itself.
    case field(String)
    /// In a field of a lookup service whose code field is called as the layer's is.
    case lookup(service: String, field: String)

    /// The whole answer to where, for a name that stands for it.
    var words: String {
      if case .lookup(let service, let field) = self { return "\(service) \(field)" }
      return field ?? ""
    }

    var field: String? {
      switch self {
      case .none: nil
      case .field(let field), .lookup(_, let field): field
      }
    }
  }

  func checkNames() throws(ArcGISError) {
    var names = [service, codeField, nameField]
    if let field = parents.field { names.append(field) }
    if case .lookup(let service, _) = parents { names.append(service) }
    for name in names {
      let isPlain = name.utf8.allSatisfy { byte in
        (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
          || byte == 95
      }
      guard isPlain, !name.isEmpty else { throw .nameInvalid(name) }
    }
  }
}

/// One question to a feature service: fields of the rows whose column holds one of some area codes.
struct ArcGISQuery: Sendable {
  let base: URL
  let service: String
  /// The column that must hold one of `codes`; without one, every row is asked for.
  let column: String?
  let codes: [AreaCode]
  let fields: [String]
  let withGeometry: Bool

  /// Short enough for every proxy's limit on the length of an address.
  static let mostCodes = 100

  private var condition: String {
    guard let column else { return "1=1" }
    return "\(column) IN (\(codes.map { "'\($0.text)'" }.joined(separator: ",")))"
  }

  /// What was asked, in the order of the address, without the page.
  var parameters: [(name: String, value: String)] {
    var parameters = [
      ("where", condition), ("outFields", fields.joined(separator: ",")),
      ("returnGeometry", withGeometry ? "true" : "false"),
    ]
    if withGeometry { parameters += [("outSR", "4326"), ("geometryPrecision", "6")] }
    return parameters + [("orderByFields", fields[0])]
  }

  func countURL() -> URL {
    url([("where", condition), ("returnCountOnly", "true"), ("f", "json")])
  }

  func pageURL(offset: Int, size: Int) -> URL {
    url(
      parameters + [
        ("resultOffset", String(offset)), ("resultRecordCount", String(size)),
        ("f", withGeometry ? "geojson" : "json"),
      ])
  }

  private func url(_ items: [(name: String, value: String)]) -> URL {
    base.appending(path: "\(service)/FeatureServer/0/query")
      .appending(queryItems: items.map { URLQueryItem(name: $0.name, value: $0.value) })
  }
}

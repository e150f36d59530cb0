import Files
import Foundation
public import Model

/// Boundaries as fetched: GeoJSON in longitude and latitude, areas in order of their codes.
public struct FetchedAreas: Sendable {
  public let geoJSON: [UInt8]
  public let count: Int
  /// What was asked, in order, as `name=value`.
  public let parameters: [String]
  /// The addresses of the questions, without their pages.
  public let addresses: [String]
}

extension ArcGISService {
  /// Fetches the areas of `layer` that lie within `parents`, or all where none is named.
  ///
  /// The request carries area codes only. Every answer is checked: the announced count, the codes, the fields, and that
  /// the coordinates are longitudes and latitudes of the United Kingdom.
  public func fetch(
    _ layer: ArcGISLayer, within parents: [AreaCode]
  ) async throws(ArcGISError) -> FetchedAreas {
    try layer.checkNames()
    let parents = Array(Set(parents)).sorted()
    var parentOfArea: [String: String] = [:]
    let queries: [ArcGISQuery]
    switch layer.parents {
    case .lookup(let service, let field):
      parentOfArea = try await lookUp(layer, service: service, field: field, parents: parents)
      let codes = parentOfArea.keys.compactMap { AreaCode($0) }.sorted()
      queries = self.queries(layer, column: layer.codeField, codes: codes)
    case .field(let field) where !parents.isEmpty:
      queries = self.queries(layer, column: field, codes: parents)
    case .field, .none:
      guard parents.isEmpty else { throw .nothingFound(service: layer.service, within: parents) }
      queries = self.queries(layer, column: nil, codes: [])
    }
    var features: [ArcGISFeature] = []
    for query in queries { features += try await rows(query) }
    let areas = try areas(features, of: layer, parentOfArea: parentOfArea)
    try checkParents(parents, in: areas, of: layer)
    return try fetched(areas, queries)
  }

  /// One query for each hundred codes.
  private func queries(
    _ layer: ArcGISLayer, column: String?, codes: [AreaCode]
  ) -> [ArcGISQuery] {
    var fields = [layer.codeField, layer.nameField]
    if case .field(let field) = layer.parents { fields.append(field) }
    let starts =
      column == nil ? [0] : Array(stride(from: 0, to: codes.count, by: ArcGISQuery.mostCodes))
    return starts.map { start in
      ArcGISQuery(
        base: base, service: layer.service, column: column,
        codes: Array(codes.dropFirst(start).prefix(ArcGISQuery.mostCodes)), fields: fields,
        withGeometry: true)
    }
  }

  /// The area above each area, from the lookup service.
  private func lookUp(
    _ layer: ArcGISLayer, service: String, field: String, parents: [AreaCode]
  ) async throws(ArcGISError) -> [String: String] {
    let starts =
      parents.isEmpty ? [0] : Array(stride(from: 0, to: parents.count, by: ArcGISQuery.mostCodes))
    var found: [String: String] = [:]
    for start in starts {
      let query = ArcGISQuery(
        base: base, service: service, column: parents.isEmpty ? nil : field,
        codes: Array(parents.dropFirst(start).prefix(ArcGISQuery.mostCodes)),
        fields: [layer.codeField, field], withGeometry: false)
      for row in try await rows(query) {
        guard let code = row.text(layer.codeField), let parent = row.text(field),
          AreaCode(code) != nil, AreaCode(parent) != nil
        else {
          throw .damaged(service: service, reason: "a row lacks \(layer.codeField) or \(field).")
        }
        // Ward lookups hold a ward once for each division that it meets.
        if let other = found[code], other != parent {
          throw .damaged(service: service, reason: "\(code) lies in \(other) and in \(parent).")
        }
        found[code] = parent
      }
    }
    guard !found.isEmpty else { throw .nothingFound(service: service, within: parents) }
    return found
  }

  /// Every row of a query, page by page, as many as the service announces first.
  private func rows(_ query: ArcGISQuery) async throws(ArcGISError) -> [ArcGISFeature] {
    guard let count = try await answer(query.countURL(), of: query.service).count else {
      throw .damaged(service: query.service, reason: "it holds no count.")
    }
    var rows: [ArcGISFeature] = []
    var hasMore = count > 0
    while hasMore || rows.count < count {
      let url = query.pageURL(offset: rows.count, size: pageSize)
      let page = try await answer(url, of: query.service)
      guard let features = page.features else {
        throw .damaged(service: query.service, reason: "it holds no features.")
      }
      rows += features
      hasMore = page.hasMore
      // A page without rows would be asked for without end, and one too many comes from another question.
      if features.isEmpty || rows.count > count { break }
    }
    guard rows.count == count else {
      throw .count(service: query.service, expected: count, received: rows.count)
    }
    return rows
  }

  private func areas(
    _ features: [ArcGISFeature], of layer: ArcGISLayer, parentOfArea: [String: String]
  ) throws(ArcGISError) -> [ArcGISCollection.Feature] {
    var areas: [ArcGISCollection.Feature] = []
    for feature in features {
      guard let code = feature.text(layer.codeField), AreaCode(code) != nil else {
        throw .damaged(service: layer.service, reason: "an area lacks \(layer.codeField).")
      }
      guard let name = feature.text(layer.nameField) else {
        throw .damaged(service: layer.service, reason: "\(code) lacks \(layer.nameField).")
      }
      var properties = [layer.codeField: code, layer.nameField: name]
      if let field = layer.parents.field {
        guard let parent = feature.text(field) ?? parentOfArea[code] else {
          throw .damaged(service: layer.service, reason: "\(code) lacks \(field).")
        }
        properties[field] = parent
      }
      guard let geometry = feature.geometry, !geometry.polygons.isEmpty else {
        throw .damaged(service: layer.service, reason: "\(code) has no ground.")
      }
      guard geometry.isInUnitedKingdom else { throw .coordinates(service: layer.service) }
      areas.append(ArcGISCollection.Feature(id: code, properties: properties, geometry: geometry))
    }
    areas.sort { $0.id < $1.id }
    for (one, next) in zip(areas, areas.dropFirst()) where one.id == next.id {
      throw .damaged(service: layer.service, reason: "\(one.id) comes twice.")
    }
    return areas
  }

  /// A code in which nothing lies is a mistake or of another vintage.
  private func checkParents(
    _ parents: [AreaCode], in areas: [ArcGISCollection.Feature], of layer: ArcGISLayer
  ) throws(ArcGISError) {
    let filled = Set(
      areas.compactMap { area in layer.parents.field.flatMap { area.properties[$0] } })
    let empty = parents.filter { !filled.contains($0.text) }
    guard empty.isEmpty, !areas.isEmpty else {
      throw .nothingFound(service: layer.service, within: empty)
    }
  }

  private func fetched(
    _ areas: [ArcGISCollection.Feature], _ queries: [ArcGISQuery]
  ) throws(ArcGISError) -> FetchedAreas {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(ArcGISCollection(features: areas)) else {
      throw .damaged(service: queries.first?.service ?? "", reason: "a coordinate is no number.")
    }
    return FetchedAreas(
      geoJSON: Array(data), count: areas.count,
      parameters: queries.flatMap { query in query.parameters.map { "\($0.name)=\($0.value)" } },
      addresses: queries.map { $0.base.absoluteString + "/" + $0.service })
  }
}

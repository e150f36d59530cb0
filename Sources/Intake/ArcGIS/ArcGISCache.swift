import Files
import Foundation
public import Model

/// A folder of fetched boundary files, each with a `.json` file beside it that says where it came from.
///
/// A fetched file is never changed. One that was placed by hand, without the `.json`, is taken as it is.
public struct ArcGISCache: Sendable {
  /// What is known of a fetched file.
  public struct Receipt: Codable, Sendable, Hashable {
    public var addresses: [String]
    public var parameters: [String]
    public var count: Int
    public var sha256: String
    /// The time of the fetch, as the caller gave it.
    public var fetched: String
    public var licence: String
  }

  public let folder: String

  public init(folder: String) { self.folder = folder }

  /// Where the areas of `layer` within `parents` are kept: named by service and question.
  public func path(of layer: ArcGISLayer, within parents: [AreaCode]) throws(ArcGISError) -> String
  {
    try layer.checkNames()
    let question =
      [layer.codeField, layer.nameField, layer.parents.words]
      + Set(parents).sorted().map(\.text)
    let mark = sha256(question.joined(separator: "|").utf8).prefix(12)
    return "\(folder)/\(layer.service)-\(mark).geojson"
  }

  /// The receipt of the file at `path`; nil where the file is not there or was placed by hand.
  ///
  /// - Throws: `ArcGISError.changed` where the file is not as it was fetched.
  public func receipt(of path: String) throws(ArcGISError) -> Receipt? {
    guard FileManager.default.fileExists(atPath: path),
      let data = FileManager.default.contents(atPath: path + ".json")
    else { return nil }
    guard let receipt = try? JSONDecoder().decode(Receipt.self, from: data) else {
      throw .changed(path: path)
    }
    do throws(FileError) {
      guard try sha256(ofFile: path) == receipt.sha256 else {
        throw FileError.unreadable(path: path, reason: "")
      }
    } catch { throw .changed(path: path) }
    return receipt
  }

  /// Keeps what was fetched; both files appear whole or not at all, the receipt last.
  ///
  /// - Throws: `ArcGISError.changed` where another file of that name stands there already.
  public func keep(
    _ fetched: FetchedAreas, at path: String, time: String, licence: String
  ) throws(ArcGISError) {
    let receipt = Receipt(
      addresses: fetched.addresses, parameters: fetched.parameters, count: fetched.count,
      sha256: sha256(fetched.geoJSON), fetched: time, licence: licence)
    if FileManager.default.fileExists(atPath: path) {
      guard (try? sha256(ofFile: path)) == receipt.sha256 else { throw .changed(path: path) }
      if try self.receipt(of: path) != nil { return }
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try write(fetched.geoJSON, to: path)
      try write(Array(try encoder.encode(receipt)) + [10], to: path + ".json")
    } catch let error as FileError {
      throw .file(error)
    } catch {
      throw .file(.cannotCreate(path: path, reason: error.localizedDescription))
    }
  }

  private func write(_ bytes: [UInt8], to path: String) throws(FileError) {
    let file = try PrivateFile(replacing: path)
    try file.append(bytes)
    try file.commit()
  }
}

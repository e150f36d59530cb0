import CPROJ
import Foundation
import Model

/// One PROJ context. Made inside the call that uses it, and never shared; it does not reach the network.
final class PROJContext {
  /// What was found among the operations between two systems.
  struct Choice {
    /// The operation as text with axes in the order east, north; nil where none can run.
    var pipeline: String?
    var name = ""
    var accuracy: Double?
    var missingGrid: String?
  }

  private let handle: OpaquePointer
  /// The operation last made from text, and that text.
  private var made: (pipeline: String, operation: OpaquePointer)?

  init(gridFolder: String?) {
    guard let handle = proj_context_create() else {
      preconditionFailure("proj_context_create gives a context unless memory has run out.")
    }
    self.handle = handle
    proj_context_set_enable_network(handle, 0)
    proj_log_level(handle, PJ_LOG_NONE)
    if let gridFolder { search(gridFolder) }
  }

  deinit {
    if let made { proj_destroy(made.operation) }
    proj_context_destroy(handle)
  }

  /// Puts `folder` before the folders that PROJ searches by itself.
  private func search(_ folder: String) {
    var paths = [folder]
    if let usual = proj_info().searchpath {
      paths += String(cString: usual).split(separator: ":").map(String.init)
    }
    let copies = paths.map { $0.withCString { strdup($0) } }
    defer { for copy in copies { free(copy) } }
    let pointers = copies.map { UnsafePointer($0) }
    proj_context_set_search_paths(handle, CInt(pointers.count), pointers)
  }

  /// The best operation for Great Britain that can run, and the grid that a better one lacks.
  func choose(
    from source: CoordinateSystem, to target: CoordinateSystem
  ) throws(GeometryError) -> Choice {
    let from = try system(source)
    defer { proj_destroy(from) }
    let to = try system(target)
    defer { proj_destroy(to) }
    guard let factory = proj_create_operation_factory_context(handle, nil) else {
      throw failure("proj_create_operation_factory_context")
    }
    defer { proj_operation_factory_context_destroy(factory) }
    // The land of Great Britain with a margin that every nationwide operation still contains.
    proj_operation_factory_context_set_area_of_interest(handle, factory, -8.0, 49.85, 1.75, 60.85)
    proj_operation_factory_context_set_grid_availability_use(
      handle, factory, PROJ_GRID_AVAILABILITY_IGNORED)
    proj_operation_factory_context_set_allow_ballpark_transformations(handle, factory, 0)
    guard let operations = proj_create_operations(handle, from, to, factory) else {
      throw failure("proj_create_operations")
    }
    defer { proj_list_destroy(operations) }
    var choice = Choice()
    for number in 0..<proj_list_get_count(operations) where choice.pipeline == nil {
      guard let operation = proj_list_get(handle, operations, number) else { continue }
      defer { proj_destroy(operation) }
      try consider(operation, for: &choice)
    }
    return choice
  }

  private func consider(_ operation: OpaquePointer, for choice: inout Choice) throws(GeometryError)
  {
    guard proj_coordoperation_is_instantiable(handle, operation) == 1 else {
      choice.missingGrid = choice.missingGrid ?? missingGrid(of: operation)
      return
    }
    guard proj_coordoperation_has_ballpark_transformation(handle, operation) == 0 else { return }
    guard let ordered = proj_normalize_for_visualization(handle, operation) else {
      throw failure("proj_normalize_for_visualization")
    }
    defer { proj_destroy(ordered) }
    guard let text = proj_as_proj_string(handle, ordered, PJ_PROJ_5, nil) else {
      throw failure("proj_as_proj_string")
    }
    choice.pipeline = String(cString: text)
    choice.name = proj_get_name(operation).map { String(cString: $0) } ?? ""
    let accuracy = proj_coordoperation_get_accuracy(handle, operation)
    choice.accuracy = accuracy < 0 ? nil : accuracy
  }

  private func missingGrid(of operation: OpaquePointer) -> String? {
    for number in 0..<proj_coordoperation_get_grid_used_count(handle, operation) {
      var name: UnsafePointer<CChar>?
      var isAvailable: CInt = 0
      let found = proj_coordoperation_get_grid_used(
        handle, operation, number, &name, nil, nil, nil, nil, nil, &isAvailable)
      if found == 1, isAvailable == 0, let name { return String(cString: name) }
    }
    return nil
  }

  private func system(_ system: CoordinateSystem) throws(GeometryError) -> OpaquePointer {
    guard let made = proj_create(handle, system.description) else { throw failure("proj_create") }
    return made
  }

  /// Transforms the columns in place.
  func transform(_ points: inout Points, by pipeline: String) throws(GeometryError) {
    let operation = try operation(pipeline)
    let count = points.count
    let stride = MemoryLayout<Double>.stride
    points.x.withUnsafeMutableBufferPointer { x in
      points.y.withUnsafeMutableBufferPointer { y in
        _ = proj_trans_generic(
          operation, PJ_FWD, x.baseAddress, stride, count, y.baseAddress, stride, count,
          nil, 0, 0, nil, 0, 0)
        for number in 0..<count where !(x[number].isFinite && y[number].isFinite) {
          (x[number], y[number]) = (.infinity, .infinity)
        }
      }
    }
  }

  private func operation(_ pipeline: String) throws(GeometryError) -> OpaquePointer {
    if let made, made.pipeline == pipeline { return made.operation }
    guard let operation = proj_create(handle, pipeline) else { throw failure("proj_create") }
    if let made { proj_destroy(made.operation) }
    made = (pipeline, operation)
    return operation
  }

  private func failure(_ operation: String) -> GeometryError {
    let number = proj_context_errno(handle)
    let reason = proj_context_errno_string(handle, number).map { String(cString: $0) }
    return GeometryError(operation: operation, reason: reason ?? "no reason given")
  }
}

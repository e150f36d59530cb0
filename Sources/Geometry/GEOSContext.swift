import CGEOS
import Model

/// One reentrant GEOS context. Made inside the task that uses it, and never shared.
final class GEOSContext {
  let handle: GEOSContextHandle_t
  /// The message of the last failure, kept by the error handler until somebody reads it.
  private let lastMessage: UnsafeMutablePointer<String>

  init() {
    guard let handle = GEOS_init_r() else {
      preconditionFailure("GEOS_init_r gives a context unless memory has run out.")
    }
    self.handle = handle
    lastMessage = .allocate(capacity: 1)
    lastMessage.initialize(to: "")
    GEOSContext_setErrorMessageHandler_r(
      handle,
      { message, keeper in
        guard let message, let keeper else { return }
        keeper.assumingMemoryBound(to: String.self).pointee = String(cString: message)
      }, lastMessage)
  }

  deinit {
    GEOS_finish_r(handle)
    lastMessage.deinitialize(count: 1)
    lastMessage.deallocate()
  }

  /// The pointer that the C function `operation` answered, owned; a null pointer becomes its error.
  func check(_ pointer: OpaquePointer?, _ operation: String) throws(GeometryError) -> OwnedGeometry
  {
    guard let pointer else { throw failure(operation) }
    return OwnedGeometry(pointer, in: self)
  }

  /// The answer of a predicate: 0 or 1, or 2 for a failure.
  func predicate(_ answer: CChar, _ operation: String) throws(GeometryError) -> Bool {
    guard answer != 2 else { throw failure(operation) }
    return answer == 1
  }

  /// A call that answers 0 where it failed.
  func success(_ answer: CInt, _ operation: String) throws(GeometryError) {
    guard answer != 0 else { throw failure(operation) }
  }

  /// The error of `operation`, with the message that the error handler kept; reading clears it.
  func failure(_ operation: String) -> GeometryError {
    defer { lastMessage.pointee = "" }
    let message = lastMessage.pointee
    return GeometryError(
      operation: operation, reason: message.isEmpty ? "no reason given" : message)
  }
}

/// The one owner of a GEOS geometry: it is destroyed when its owner ends.
struct OwnedGeometry: ~Copyable {
  private var pointer: OpaquePointer?
  let context: GEOSContext

  init(_ pointer: OpaquePointer, in context: GEOSContext) {
    self.pointer = pointer
    self.context = context
  }

  deinit {
    if let pointer { GEOSGeom_destroy_r(context.handle, pointer) }
  }

  /// The geometry, for a call that only looks at it.
  var raw: OpaquePointer {
    guard let pointer else {
      preconditionFailure("A geometry that was handed on is not used again.")
    }
    return pointer
  }

  /// Hands the geometry on to a C function that takes it over.
  consuming func release() -> OpaquePointer {
    let handedOn = raw
    pointer = nil
    return handedOn
  }
}

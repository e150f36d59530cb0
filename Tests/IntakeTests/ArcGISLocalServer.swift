import Foundation

/// A web server on 127.0.0.1 for one test, as small as can be: one connection at a time, one answer each.
final class ArcGISLocalServer: Sendable {
  enum Answer: Sendable {
    case whole(status: Int, [UInt8])
    /// Announces the whole body, sends the half of it and hangs up.
    case half([UInt8])
    /// Says nothing until the other side gives up.
    case silence
  }

  private let listener: Int32
  let port: UInt16

  /// Serves on a free port; nil where the machine gives none.
  init?(answer: @escaping @Sendable (URL) -> Answer) {
    listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let listener = self.listener
    let isReady = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
        bind(listener, generic, size) == 0 && listen(listener, 16) == 0
          && getsockname(listener, generic, &size) == 0
      }
    }
    port = UInt16(bigEndian: address.sin_port)
    guard listener >= 0, isReady else { return nil }
    Thread.detachNewThread {
      while true {
        let connection = accept(listener, nil, nil)
        guard connection >= 0 else { return }
        Self.serve(connection, answer)
        close(connection)
      }
    }
  }

  deinit {
    shutdown(listener, Int32(SHUT_RDWR))
    close(listener)
  }

  private static func serve(_ connection: Int32, _ answer: (URL) -> Answer) {
    var request: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while !request.suffix(4).elementsEqual([13, 10, 13, 10]) {
      let count = recv(connection, &buffer, buffer.count, 0)
      guard count > 0 else { return }
      request += buffer[..<count]
    }
    let target = request.split(separator: 32).dropFirst().first ?? []
    guard let url = URL(string: "http://127.0.0.1" + String(decoding: target, as: UTF8.self))
    else { return }
    switch answer(url) {
    case .whole(let status, let body): send(status, body, body.count, to: connection)
    case .half(let body): send(200, body, body.count / 2, to: connection)
    case .silence:
      // Ends when the client hangs up.
      _ = recv(connection, &buffer, buffer.count, 0)
    }
  }

  private static func send(_ status: Int, _ body: [UInt8], _ count: Int, to connection: Int32) {
    let head =
      "HTTP/1.1 \(status) Answer\r\nContent-Type: application/json\r\n"
      + "Content-Length: \(body.count)\r\nConnection: close\r\n\r\n"
    let bytes = Array(head.utf8) + body[..<count]
    var sent = 0
    while sent < bytes.count {
      let step = bytes.withUnsafeBytes { buffer in
        Glibc.send(
          connection, buffer.baseAddress?.advanced(by: sent), buffer.count - sent,
          Int32(MSG_NOSIGNAL))
      }
      guard step > 0 else { return }
      sent += step
    }
  }
}

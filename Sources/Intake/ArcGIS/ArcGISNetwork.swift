public import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// The network itself: the only code of the tool that leaves the machine.
extension ArcGISService {
  /// A service reached over the network, asked up to three times with growing pauses.
  ///
  /// - Parameters:
  ///   - base: The address above the names of the services.
  ///   - timeout: Seconds without a byte after which an attempt fails.
  /// - Returns: The service; nothing is asked yet.
  public static func online(base: URL, timeout: Double) -> ArcGISService {
    ArcGISService(
      base: base, pageSize: 500, attempts: 3, get: get(timeout: timeout),
      pause: { attempt in try? await Task.sleep(for: .seconds(attempt * attempt)) })
  }

  /// Gets an address without cookies, cache or stored credentials.
  static func get(timeout: Double) -> Get {
    let configuration = URLSessionConfiguration.ephemeral
    configuration.timeoutIntervalForRequest = timeout
    configuration.urlCache = nil
    configuration.httpCookieStorage = nil
    let session = URLSession(configuration: configuration)
    return { url in
      do {
        let (data, response) = try await session.data(from: url)
        return ((response as? HTTPURLResponse)?.statusCode ?? 0, Array(data))
      } catch let error as URLError {
        throw ArcGISNetworkFailure(error)
      }
    }
  }
}

/// A failure of the network in words; the system's own are a number on Linux.
private struct ArcGISNetworkFailure: LocalizedError {
  let errorDescription: String?

  init(_ error: URLError) {
    errorDescription =
      switch error.code {
      case .timedOut: "it did not answer in time."
      case .cannotFindHost, .dnsLookupFailed: "its name has no address."
      case .cannotConnectToHost: "nobody listens at its address."
      // On Linux a body that ends early has no code of its own.
      case .networkConnectionLost, .unknown: "the connection broke off."
      case .notConnectedToInternet: "there is no network."
      case .secureConnectionFailed, .serverCertificateUntrusted, .serverCertificateHasBadDate,
        .serverCertificateHasUnknownRoot:
        "its certificate was not accepted."
      default: "the network failed with code \(error.code.rawValue)."
      }
  }
}

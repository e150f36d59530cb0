public import Foundation
import Model

/// The address of an ArcGIS server and the way to ask it; the network itself is handed in.
public struct ArcGISService: Sendable {
  /// Gets what is at an address; throws where no whole answer came.
  public typealias Get = @Sendable (URL) async throws -> (status: Int, body: [UInt8])

  /// The services of the Office for National Statistics.
  public static let officeForNationalStatistics =
    "https://services1.arcgis.com/ESMARspQHYMw9BZ9/arcgis/rest/services"

  let base: URL
  let pageSize: Int
  private let attempts: Int
  private let get: Get
  private let pause: @Sendable (_ attempt: Int) async -> Void

  /// - Parameters:
  ///   - base: The address above the names of the services.
  ///   - pageSize: How many areas to ask for at once; the server may give fewer.
  ///   - attempts: How often to ask before a failure that may pass counts.
  ///   - get: How to reach the network.
  ///   - pause: Waits before the next attempt, given the number of the one that failed.
  public init(
    base: URL, pageSize: Int, attempts: Int, get: @escaping Get,
    pause: @escaping @Sendable (_ attempt: Int) async -> Void
  ) {
    precondition(pageSize > 0 && attempts > 0, "At least one area a page and one attempt.")
    self.base = base
    self.pageSize = pageSize
    self.attempts = attempts
    self.get = get
    self.pause = pause
  }

  /// The answer to one question, asked again where the failure may pass.
  func answer(_ url: URL, of service: String) async throws(ArcGISError) -> ArcGISAnswer {
    var attempt = 1
    while true {
      do throws(ArcGISError) {
        return try await answerOnce(url, of: service)
      } catch {
        guard attempt < attempts, error.mayPass else { throw error }
      }
      await pause(attempt)
      attempt += 1
    }
  }

  private func answerOnce(_ url: URL, of service: String) async throws(ArcGISError) -> ArcGISAnswer
  {
    let status: Int
    let body: [UInt8]
    do {
      (status, body) = try await get(url)
    } catch {
      throw .unreachable(service: service, reason: Self.words(error.localizedDescription))
    }
    guard status == 200 else {
      throw .unreachable(service: service, reason: "it answered with status \(status).")
    }
    guard let first = body.first(where: { ![9, 10, 13, 32].contains($0) }) else {
      throw .damaged(service: service, reason: "it is empty.")
    }
    guard first != UInt8(ascii: "<") else { throw .webPage(service: service) }
    let answer: ArcGISAnswer
    do {
      answer = try JSONDecoder().decode(ArcGISAnswer.self, from: Data(body))
    } catch {
      throw .damaged(service: service, reason: "it ends early or is not JSON.")
    }
    // Failures come with the status of success.
    if let failure = answer.error {
      let reasons = [failure.message ?? ""] + (failure.details ?? [])
      throw .refused(
        service: service, code: failure.code ?? 0,
        reason: Self.words(reasons.filter { !$0.isEmpty }.joined(separator: " ")))
    }
    return answer
  }

  /// Another's words as one short sentence without control characters.
  private static func words(_ text: String) -> String {
    let plain = text.unicodeScalars.map { $0.value < 32 || $0.value == 127 ? " " : Character($0) }
    let short = String(plain.prefix(200)).trimmingCharacters(in: .whitespaces)
    return short.isEmpty || short.hasSuffix(".") ? short : short + "."
  }
}

extension ArcGISError {
  /// Whether asking again may help.
  fileprivate var mayPass: Bool {
    switch self {
    case .unreachable, .damaged: true
    case .refused(_, let code, _): code == 429 || code >= 500
    default: false
    }
  }
}

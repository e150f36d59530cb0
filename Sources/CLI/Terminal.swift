import Foundation
import Synchronization

/// What one stream of the program can show.
struct Terminal: Sendable {
  let isTerminal: Bool
  /// Whether words may be coloured: a terminal that understands it, and nobody who asked for none.
  let hasColour: Bool

  static let standardError = Terminal(
    isTerminal: isatty(STDERR_FILENO) == 1, environment: ProcessInfo.processInfo.environment)

  init(isTerminal: Bool, environment: [String: String]) {
    let isDumb = environment["TERM"] == "dumb"
    self.isTerminal = isTerminal && !isDumb
    hasColour = self.isTerminal && (environment["NO_COLOR"] ?? "").isEmpty
  }

  /// The first word of a line, such as `error:`, in bold and its colour; the word says the same without.
  func prefix(_ word: String) -> String {
    guard hasColour else { return word }
    let colour = ["error:": "31", "warning:": "33"][word] ?? "36"
    return "\u{1B}[1;\(colour)m\(word)\u{1B}[0m"
  }
}

/// One line on a terminal's standard error that says what is being done, written over by the next.
final class Progress: Sendable {
  static let shared = Progress()

  private struct State {
    var stage = 0
    var isShown = false
  }

  private let state = Mutex(State())

  /// Says the stage where standard error is a terminal; else nothing.
  func show(_ words: String) {
    guard Terminal.standardError.isTerminal else { return }
    state.withLock { state in
      state.stage += 1
      state.isShown = true
      Self.write("\r\u{1B}[K\(state.stage). \(words)\u{2026}")
    }
  }

  /// Takes the line away, before something else is said.
  func clear() {
    state.withLock { state in
      guard state.isShown else { return }
      state.isShown = false
      Self.write("\r\u{1B}[K")
    }
  }

  private static func write(_ text: String) {
    try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
  }
}

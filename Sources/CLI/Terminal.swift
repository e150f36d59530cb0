import Foundation
import Synchronization

/// What one stream of the program can show.
struct Terminal: Sendable {
  let isTerminal: Bool
  /// Whether words may be coloured: a terminal that understands it, and nobody who asked for none.
  let hasColour: Bool
  /// How many characters a line holds; nil where the stream is no terminal, which takes any length.
  let width: Int?

  static let standardError = Terminal(
    isTerminal: isatty(STDERR_FILENO) == 1, environment: ProcessInfo.processInfo.environment)
  static let standardOutput = Terminal(
    isTerminal: isatty(STDOUT_FILENO) == 1, environment: ProcessInfo.processInfo.environment,
    columns: columns(of: STDOUT_FILENO))

  /// `columns` is what the terminal itself says of its width; `COLUMNS` of the environment goes before it.
  init(isTerminal: Bool, environment: [String: String], columns: Int? = nil) {
    let isDumb = environment["TERM"] == "dumb"
    self.isTerminal = isTerminal && !isDumb
    hasColour = self.isTerminal && (environment["NO_COLOR"] ?? "").isEmpty
    let asked = environment["COLUMNS"].flatMap { Int($0) } ?? columns
    width = isTerminal ? asked.map { max(40, $0) } : nil
  }

  private static func columns(of stream: Int32) -> Int? {
    var size = winsize()
    let isKnown = unsafe ioctl(stream, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
    return isKnown ? Int(size.ws_col) : nil
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
    var stages: Int?
    var started: ContinuousClock.Instant?
    var isShown = false
  }

  private let state = Mutex(State())

  /// How many stages there will be, so that each says which of them it is.
  func expect(_ stages: Int) {
    state.withLock { $0.stages = stages }
  }

  /// Says the stage, and from the second one on the seconds so far, where standard error is a terminal; else nothing.
  func show(_ words: String) {
    guard Terminal.standardError.isTerminal else { return }
    state.withLock { state in
      state.stage += 1
      state.isShown = true
      let now = ContinuousClock.now
      let started = state.started ?? now
      state.started = started
      let stage =
        state.stages.map { "\(state.stage) of \(max($0, state.stage))" } ?? "\(state.stage)"
      let seconds = (now - started).components.seconds
      let time = seconds > 0 ? " (\(seconds) s)" : ""
      Self.write("\r\u{1B}[K\(stage): \(words)\(time)\u{2026}")
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

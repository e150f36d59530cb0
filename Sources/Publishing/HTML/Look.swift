public import Model
import Mustache

/// How pages look and speak: the council's colour, words, shell, and what only the council can say.
public struct Look: Sendable {
  public var strings = Strings.english
  /// The band at the head of each page, with white text on it.
  public var brand = Colour.standard
  /// Rules that follow those of the compiled style sheet.
  public var extraStyle = ""
  /// What is being done and whom to ask, for the pages of areas.
  public var actions: String?
  public var statement = Statement()
  public var notes = Notes()
  /// Where equal tiles stand, for maps that large areas swamp.
  public var tiles: TileLayout?
  /// The shell of every page, as a Mustache template.
  let shell: MustacheTemplate

  /// What the accessibility statement says that the program cannot know.
  public struct Statement: Sendable, Equatable {
    public var prepared: Day?
    public var reviewed: Day?
    /// How the pages were tested, as a sentence.
    public var tested: String?

    public init(prepared: Day? = nil, reviewed: Day? = nil, tested: String? = nil) {
      self.prepared = prepared
      self.reviewed = reviewed
      self.tested = tested
    }
  }

  /// What a reader must know before any figure, and only the council does.
  public struct Notes: Sendable, Equatable {
    /// Whether the figures may still change.
    public var isProvisional: Bool
    /// The day on which the borders of a level's areas last changed.
    public var changedBoundaries: [Level: Day]

    public init(isProvisional: Bool = false, changedBoundaries: [Level: Day] = [:]) {
      self.isProvisional = isProvisional
      self.changedBoundaries = changedBoundaries
    }
  }

  /// Why a look is refused, as a sentence.
  public struct Mistake: Error, Equatable, CustomStringConvertible {
    public let description: String
  }

  /// The look that is compiled in.
  public init() {
    do {
      try self.init(shell: Self.shellText)
    } catch {
      preconditionFailure("The compiled shell is a well-formed template: \(error)")
    }
  }

  /// The compiled look with another shell.
  ///
  /// - Parameter shell: a Mustache template. Triple braces, which do not escape, may hold only `policy`, `style` and
  ///   `body`; these three, `title` and `internalMark` must be there.
  /// - Throws: `Mistake` where the template is not well formed or leaves out what every page must carry.
  public init(shell: String) throws(Mistake) {
    for tag in Self.tags(of: shell) {
      // Partials and other delimiters could bring in what is not looked at here.
      if let sign = tag.first, "&>=<$".contains(sign) {
        throw Mistake(description: "the shell may not use {{\(tag)}}.")
      }
      if tag.hasPrefix("{"), !["{policy", "{style", "{body"].contains(tag) {
        throw Mistake(description: "the shell may not put {{\(tag)}}} in unescaped.")
      }
    }
    for needed in ["{{{policy}}}", "{{{style}}}", "{{{body}}}", "{{title}}", "{{internalMark}}"]
    where !shell.contains(needed) {
      throw Mistake(description: "the shell must hold \(needed).")
    }
    do {
      self.shell = try MustacheTemplate(string: shell)
    } catch {
      throw Mistake(description: "the shell is no well-formed Mustache template: \(error).")
    }
  }

  /// What stands between double braces, without spaces.
  private static func tags(of shell: String) -> [String] {
    shell.split(separator: "{{", omittingEmptySubsequences: false).dropFirst().map { part in
      let inside = part.split(separator: "}}", omittingEmptySubsequences: false).first ?? ""
      return inside.filter { !$0.isWhitespace }
    }
  }
}

/// A colour of the screen.
public struct Colour: Sendable, Equatable {
  /// `#` and six hexadecimal digits, in capitals.
  public let text: String
  /// Red, green and blue from 0 to 1.
  let rgb: [Double]

  /// The dark blue of the compiled look.
  public static let standard = Colour(checked: "#12436D")
  public static let whiteText = Colour(checked: "#FFFFFF")

  /// Reads `#12436D`; nil for any other form.
  public init?(_ text: String) {
    let digits = text.uppercased()
    guard digits.utf8.count == 7, digits.hasPrefix("#"),
      digits.utf8.dropFirst().allSatisfy({ (48...57).contains($0) || (65...70).contains($0) })
    else { return nil }
    self.init(checked: digits)
  }

  private init(checked text: String) {
    self.text = text
    let values = text.utf8.dropFirst().map { Int($0) - ($0 < 58 ? 48 : 55) }
    rgb = [0, 2, 4].map { Double(values[$0] * 16 + values[$0 + 1]) / 255 }
  }

  /// The contrast ratio of two colours, from 1 to 21 (WCAG 2.2, relative luminance).
  public func contrast(with other: Colour) -> Double {
    let (one, two) = (luminance, other.luminance)
    return (max(one, two) + 0.05) / (min(one, two) + 0.05)
  }

  /// Whether white text of any size can be read on it: at least 4.5 to 1.
  public var carriesWhiteText: Bool { contrast(with: .whiteText) >= 4.5 }
}

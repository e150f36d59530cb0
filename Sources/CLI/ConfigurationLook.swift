import Foundation
import Model
import Publishing

/// What `equity.yaml` says of how the pages look and of what only the council can say.
struct LookSettings: Sendable {
  var colour = Colour.standard
  /// A folder with `shell.mustache`, `strings.txt`, `style.css` or `tiles.csv`, each of which may be left out.
  var templates: String?
  var actions: String?
  var statement = Look.Statement()

  init(_ top: inout YAMLSection, resolve: (String) -> String) throws(ConfigurationError) {
    if var section = try top.section("look") {
      let expected = "Use # and six digits, such as \"#12436D\", in quotation marks."
      if let colour = try section.value("colour", expected: expected, { Colour($0) }) {
        guard colour.carriesWhiteText else {
          let contrast = (colour.contrast(with: .whiteText) * 10).rounded(.down) / 10
          throw section.complaint(
            at: "colour",
            "white text on \(colour.text) has a contrast of \(contrast) to 1. "
              + "Choose a darker colour: the law asks for 4.5 to 1.")
        }
        self.colour = colour
      }
      templates = try section.text("templates").map(resolve)
      actions = try section.text("actions")
      try section.finish()
    }
    if var section = try top.section("statement") {
      let day = "Write a day as 2026-01-15."
      statement.prepared = try section.value("prepared", expected: day) { Day(iso: $0) }
      statement.reviewed = try section.value("reviewed", expected: day) { Day(iso: $0) }
      statement.tested = try section.text("tested")
      try section.finish()
    }
  }

  /// The look that pages are made with.
  ///
  /// - Throws: `Failure` where a template is not there or cannot be used.
  func look() throws(Failure) -> Look {
    var look = Look()
    if let templates {
      var isDirectory = false
      let attributes = try? FileManager.default.attributesOfItem(atPath: templates)
      isDirectory = attributes?[.type] as? FileAttributeType == .typeDirectory
      guard isDirectory else {
        throw Failure.inputMissing(
          "\(templates) is not there. It is to be the folder of templates.")
      }
      look = try Self.replaced(in: templates)
    }
    look.brand = colour
    look.actions = actions
    look.statement = statement
    return look
  }

  private static func replaced(in folder: String) throws(Failure) -> Look {
    var look = Look()
    if let shell = try text("shell.mustache", in: folder) {
      do throws(Look.Mistake) {
        look = try Look(shell: shell)
      } catch {
        throw Failure.inputUnusable("\(folder)/shell.mustache: \(error.description)")
      }
    }
    if let strings = try text("strings.txt", in: folder) {
      do throws(Strings.Mistake) {
        look.strings = try Strings(replacing: strings)
      } catch {
        throw Failure.inputUnusable(
          "\(folder)/strings.txt line \(error.line): \(error.description)")
      }
    }
    look.extraStyle = try text("style.css", in: folder) ?? ""
    if let tiles = try text("tiles.csv", in: folder) {
      do throws(Look.Mistake) {
        look.tiles = try TileLayout(csv: tiles)
      } catch {
        throw Failure.inputUnusable("\(folder)/tiles.csv: \(error.description)")
      }
    }
    return look
  }

  private static func text(_ name: String, in folder: String) throws(Failure) -> String? {
    guard let data = FileManager.default.contents(atPath: "\(folder)/\(name)") else { return nil }
    guard let text = String(data: data, encoding: .utf8) else {
      throw Failure.inputUnusable("\(folder)/\(name) is not UTF-8 text.")
    }
    return text
  }
}

extension Configuration {
  /// The look with what the release and the areas add to it.
  ///
  /// - Throws: `Failure` where a template is not there or cannot be used.
  func drawnLook() throws(Failure) -> Look {
    var drawn = try look.look()
    drawn.notes.isProvisional = release.isProvisional
    for source in areas { drawn.notes.changedBoundaries[source.level] = source.changed }
    return drawn
  }
}

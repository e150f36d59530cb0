import Foundation
import Model
import TestSupport
import Testing

@testable import Intake

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// An element that begins, or that ends with its text.
private enum Found: Equatable {
  case opened(String)
  case closed(String, String)
}

@Suite("XML in bounded memory")
struct XMLReaderTests {
  private static let names = ["a", "b", "longname", "root"]

  private func events(_ text: String) throws -> [Found] {
    let folder = try TemporaryFolder()
    let path = try folder.file("document.xml", text)
    var reader = try XMLReader.open(path, names: Self.names)
    var found: [Found] = []
    while let event = try reader.next() {
      guard let number = reader.element else { continue }
      switch event {
      case .opened: found.append(.opened(Self.names[number]))
      case .closed:
        found.append(
          .closed(Self.names[number], String(decoding: reader.text, as: UTF8.self)))
      }
    }
    return found
  }

  @Test(
    "Text has its references resolved, its plain stretches kept and the blanks around it dropped")
  func text() throws {
    let found = try events(
      "<?xml version=\"1.0\"?><!-- <a> --><Root><A> &lt;&amp;&#65;&#x42;&unknown; <![CDATA[<b>&amp;]]>\n</A></Root>"
    )
    #expect(
      found == [
        .opened("root"), .opened("a"), .closed("a", "<&AB&unknown; <b>&amp;"), .closed("root", ""),
      ])
  }

  @Test("Prefixes, attributes with marks in them and empty elements are no different")
  func forms() throws {
    let found = try events("<x:root xmlns:x='urn:a>b'><x:a t=\"1 > 0\"/><b\n></b ></x:root>")
    #expect(
      found == [
        .opened("root"), .opened("a"), .closed("a", ""), .opened("b"), .closed("b", ""),
        .closed("root", ""),
      ])
  }

  @Test(
    "A document that is not well formed is refused with its line",
    arguments: [
      "", "text", "<root>", "<root></a>", "<root><a></root></a>", "<root/><root/>", "<root", "<>",
      "<root><!-- </root>", "<root><![CDATA[</root>", "<root></root", "<root><a <b/></root>",
      "<!DOCTYPE root [<!ENTITY a \"b\">]><root/>", "<root><!DOCTYPE root></root>",
    ])
  func broken(text: String) {
    let error = #expect(throws: InputError.self) { try events(text) }
    #expect(error?.description.contains("document.xml row 1") == true)
  }

  @Test("Elements nested without end, or a text without end, do not fill the memory")
  func hostile() throws {
    #expect(throws: InputError.self) {
      try events(String(repeating: "<a>", count: 100_000))
    }
    #expect(throws: InputError.self) {
      try events("<root " + String(repeating: "x", count: 3 << 20) + "/>")
    }
    let long = try events("<root><a>" + String(repeating: "x", count: 1 << 20) + "</a></root>")
    guard case .closed(_, let text) = long[2] else {
      Issue.record("the element does not end")
      return
    }
    #expect(text.count == 1 << 16)
  }

  @Test(
    "What comes out is what the parser of Foundation finds, for documents of chance",
    arguments: 0..<40)
  func agreement(seed: Int) throws {
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
    func draw(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % count
    }
    func piece(_ depth: Int) -> String {
      let name = ["a", "b", "LongName", "other"][draw(4)]
      if depth > 5 || draw(3) == 0 {
        let texts = [
          "", "plain", "&amp;&#163;", "<![CDATA[<&>]]>", "<!-- - -->x", "é £ 漢", "  y  ",
        ]
        return "<\(name)>\(texts[draw(texts.count)])</\(name)>"
      }
      let inner = (0..<draw(5)).map { _ in piece(depth + 1) }.joined(separator: "\n ")
      return draw(6) == 0 ? "<\(name) k='v/>'/>" : "<\(name)>\(inner)</\(name)>"
    }
    let text = "<root>" + (0..<60).map { _ in piece(0) }.joined() + "</root>"
    #expect(try events(text) == reference(text))
  }

  /// The same by Foundation's parser; text is only compared for elements without children.
  private func reference(_ text: String) -> [Found] {
    let collector = Collector(names: Self.names)
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = collector
    _ = parser.parse()
    return collector.found
  }

  private final class Collector: NSObject, XMLParserDelegate {
    let names: [String]
    var found: [Found] = []
    private var text = ""

    init(names: [String]) { self.names = names }

    func parser(
      _ parser: XMLParser, didStartElement element: String, namespaceURI: String?,
      qualifiedName: String?, attributes: [String: String]
    ) {
      text = ""
      if names.contains(element.lowercased()) { found.append(.opened(element.lowercased())) }
    }

    func parser(_ parser: XMLParser, foundCharacters characters: String) { text += characters }

    func parser(_ parser: XMLParser, foundCDATA block: Data) {
      text += String(decoding: block, as: UTF8.self)
    }

    func parser(
      _ parser: XMLParser, didEndElement element: String, namespaceURI: String?,
      qualifiedName: String?
    ) {
      if names.contains(element.lowercased()) {
        found.append(
          .closed(element.lowercased(), text.trimmingCharacters(in: .whitespacesAndNewlines)))
      }
      text = ""
    }
  }
}

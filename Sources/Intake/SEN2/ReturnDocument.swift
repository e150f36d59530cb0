import Files
import Foundation
import Model

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// The return of the Department for Education in XML, taken apart into the tables that its exports have.
struct ReturnDocument {
  var person: MadeTable
  var requests: MadeTable
  var assessment: MadeTable

  init(file: String) {
    person = MadeTable(
      file: file,
      headings: [
        "persontableid", "surname", "forename", "personbirthdate", "postcode", "upn",
        "uniquelearnernumber",
      ])
    requests = MadeTable(
      file: file,
      headings: [
        "requeststableid", "persontableid", "receiveddate", "requestoutcomedate",
        "requestoutcome", "exported",
      ])
    assessment = MadeTable(
      file: file,
      headings: ["requeststableid", "assessmentoutcome", "assessmentoutcomedate", "week20"])
  }
}

/// A table made in memory, with the name of the file it comes from.
struct MadeTable {
  let file: String
  let headings: [String]
  private(set) var bytes: [UInt8] = []

  init(file: String, headings: [String]) {
    self.file = file
    self.headings = headings
    bytes = Array((headings.joined(separator: ",") + "\n").utf8)
  }

  /// Adds a row; a value that no heading asks for is left out.
  mutating func append(_ values: [String: String]) {
    for (number, heading) in headings.enumerated() {
      bytes.append(contentsOf: number == 0 ? [34] : [44, 34])
      bytes.append(contentsOf: (values[heading] ?? "").replacing("\"", with: "\"\"").utf8)
      bytes.append(34)
    }
    bytes.append(10)
  }
}

extension ReturnTable {
  static func open(_ made: MadeTable) throws(InputError) -> ReturnTable {
    // The first element is row 1: there is no row of headings.
    ReturnTable(try CSVReader.open(made.bytes, file: made.file, rowOffset: -1))
  }
}

/// Reads the XML of a return event by event, without a tree.
func readReturnDocument(_ path: String) throws(InputError) -> ReturnDocument {
  let content: [UInt8]
  do throws(FileError) {
    content = try bytes(ofFile: path)
  } catch {
    throw InputError(error)
  }
  let file = fileName(path)
  let reader = ReturnDocumentReader(file: file)
  let parser = XMLParser(data: Data(content))
  parser.delegate = reader
  // The answer is true for some broken files too; the error and the open elements tell.
  let isParsed = parser.parse()
  guard isParsed, parser.parserError == nil, reader.depth == 0, reader.hasEnded else {
    throw .unusable(
      SourceLocation(file: file, row: max(parser.lineNumber, 1)),
      "the XML is broken or ends too early. Export the return again.")
  }
  return reader.document
}

/// Collects persons, requests and assessments as their elements end.
private final class ReturnDocumentReader: NSObject, XMLParserDelegate {
  private(set) var document: ReturnDocument
  private(set) var depth = 0
  private(set) var hasEnded = false
  private var person: [String: String] = [:]
  private var request: [String: String] = [:]
  private var assessment: [String: String] = [:]
  private var numbers = (person: 0, request: 0)
  private var text = ""

  /// More than any field holds: the rest of a longer text is not kept.
  private static let longestText = 1 << 16

  init(file: String) { document = ReturnDocument(file: file) }

  func parser(
    _ parser: XMLParser, didStartElement element: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    depth += 1
    text = ""
    switch name(element) {
    case "person":
      numbers.person += 1
      person = ["persontableid": String(numbers.person)]
    case "requests", "request":
      numbers.request += 1
      request = [:]
    case "assessment": assessment = [:]
    default: break
    }
  }

  func parser(_ parser: XMLParser, foundCharacters characters: String) {
    if text.utf8.count < Self.longestText { text += characters }
  }

  func parser(_ parser: XMLParser, foundCDATA block: Data) {
    if text.utf8.count < Self.longestText { text += String(decoding: block, as: UTF8.self) }
  }

  func parser(
    _ parser: XMLParser, didEndElement element: String, namespaceURI: String?,
    qualifiedName: String?
  ) {
    depth -= 1
    let name = name(element)
    switch name {
    case "person":
      document.person.append(person)
      person = [:]
    case "requests", "request":
      // Of an element around several requests nothing is left when it ends.
      if !request.isEmpty { document.requests.append(request.merging(requestKeys) { $1 }) }
      request = [:]
    case "assessment":
      if !assessment.isEmpty {
        document.assessment.append(assessment.merging(requestKeys) { $1 })
      }
      assessment = [:]
    default: keep(trimmed(text), as: name)
    }
    text = ""
  }

  func parserDidEndDocument(_ parser: XMLParser) { hasEnded = true }

  private var requestKeys: [String: String] {
    ["requeststableid": String(numbers.request), "persontableid": String(numbers.person)]
  }

  /// Gives the text of an element to the record that has such a field.
  private func keep(_ text: String, as name: String) {
    if document.assessment.headings.contains(name) {
      assessment[name] = text
    } else if document.requests.headings.contains(name) {
      request[name] = text
    } else if document.person.headings.contains(name) {
      person[name] = text
    }
  }

  /// The element's name without prefix, in lower case.
  private func name(_ element: String) -> String {
    (element.split(separator: ":").last.map(String.init) ?? element).lowercased()
  }
}

/// One column of an open table: dictionary, CSVW description and data package all say the same of it.
struct OpenColumn {
  /// What a cell that is not empty holds.
  enum Kind {
    case text
    case integer
    case number
    case words([String])
    /// Text of the form that the regular expression gives, which is anchored at both ends.
    case pattern(String)
  }

  let name: String
  let description: String
  let kind: Kind
  var unit = ""
  var isRequired = false
  var example = ""

  /// The word for the kind in the dictionary.
  var type: String {
    switch kind {
    case .text, .words, .pattern: "text"
    case .integer: "whole number"
    case .number: "number"
    }
  }

  /// The values that may stand there, where there is a list or a form.
  var allowedValues: String {
    switch kind {
    case .words(let words): words.joined(separator: " | ")
    case .pattern(let pattern): pattern
    case .text, .integer, .number: ""
    }
  }

  /// The column's name as words: the label of the dictionary.
  var label: String {
    let words = name.split(separator: "_").joined(separator: " ")
    return words.prefix(1).uppercased() + words.dropFirst()
  }
}

/// The columns of one open table and those that tell its rows apart.
struct OpenSchema {
  let columns: [OpenColumn]
  let key: [String]

  var header: String { columns.map(\.name).joined(separator: ",") }
}

/// A file of open data with what its metadata say of it.
struct OpenFile {
  let file: OutputFile
  let title: String
  let description: String
  let mediaType: String
  /// The columns, where the file is a table of which a description stands beside it.
  var schema: OpenSchema?
  var rows: Int?

  var path: String { file.path }

  /// The path below `data/`.
  var name: String { String(file.path.dropFirst("data/".count)) }
}

import Model

/// Sections, tables and figures of a page, each with its number.
struct PageBody {
  let strings: Strings
  /// The sections alone, for pages that are short enough without a list of them.
  private(set) var content = HTML()
  /// The sentences that follow from rules, in the order of the page.
  private(set) var sentences: [Sentence] = []
  private var headings: [String] = []
  private var tables = 0
  private var figures = 0

  init(_ strings: Strings) { self.strings = strings }

  /// Begins a section; `id` is for links to it from elsewhere on the page.
  mutating func section(
    _ heading: String, class name: HTML = "", id: HTML = "", _ content: HTML
  ) {
    headings.append(heading)
    let number = headings.count
    let anchor: HTML = id.isEmpty ? "" : " id=\"\(id)\""
    let style: HTML = anchor + (name.isEmpty ? "" : " class=\"\(name)\"")
    self.content +=
      "<section aria-labelledby=\"part-\(number)\"\(style)>\n<h2 id=\"part-\(number)\">\(heading)</h2>\n\(content)\n</section>\n"
  }

  /// The sentences as one paragraph, kept with their rules.
  mutating func paragraph(_ sentences: [Sentence]) -> HTML {
    self.sentences += sentences
    return sentences.isEmpty ? HTML() : .paragraph(sentences.text)
  }

  /// The sentences as text inside something else, kept with their rules.
  mutating func span(_ sentences: [Sentence]) -> String {
    self.sentences += sentences
    return sentences.text
  }

  /// Each group of sentences as an item of a list, kept with their rules.
  mutating func list(_ items: [[Sentence]]) -> HTML {
    sentences += items.flatMap(\.self)
    return .list(ofSentences: items.map(\.text))
  }

  /// The sections, after a list of them where there are more than five.
  var html: HTML {
    guard headings.count > 5 else { return content }
    let links = headings.enumerated().map { place, heading -> HTML in
      "<li><a href=\"#part-\(place + 1)\">\(heading)</a></li>"
    }
    return
      "<nav class=\"contents\" aria-label=\"\(strings(.onThisPage))\"><ul>\(links.joined())</ul></nav>\n"
      + content
  }

  mutating func numberOfTable() -> Int {
    tables += 1
    return tables
  }

  mutating func numberOfFigure() -> Int {
    figures += 1
    return figures
  }
}

extension HTML {
  static func paragraph(_ sentences: String) -> HTML { "<p>\(sentences)</p>\n" }

  static func list(_ items: [HTML]) -> HTML {
    "<ul>\(items.map { "<li>\($0)</li>" as HTML }.joined())</ul>\n"
  }

  static func list(ofSentences items: [String]) -> HTML {
    list(items.map { HTML(escaping: $0) })
  }
}

/// A table: caption, one row of headings, row names, and the signs it uses explained under it.
struct TableHTML {
  struct Column {
    let heading: HTML
    let style: HTML

    static func text(_ heading: String) -> Column {
      Column(heading: HTML(escaping: heading), style: "")
    }

    static func number(_ heading: String) -> Column {
      Column(heading: HTML(escaping: heading), style: "n")
    }

    /// The words of a comparison, on one line where there is room.
    static func words(_ heading: String) -> Column {
      Column(heading: HTML(escaping: heading), style: "w")
    }

    /// A column that a narrow screen leaves out, because the row says the same in words.
    static func optional(_ heading: String) -> Column {
      Column(heading: HTML(escaping: heading), style: "n opt")
    }

    /// A column of words that a narrow screen leaves out, because the pages that the row leads to have the same.
    static func optionalText(_ heading: String) -> Column {
      Column(heading: HTML(escaping: heading), style: "opt")
    }

    static func chart(_ scale: HTML) -> Column { Column(heading: scale, style: "ch opt") }
  }

  let number: Int
  let caption: String
  let columns: [Column]
  private var rows = HTML()
  private let strings: Strings
  private var signs: [Bool] = [false, false, false, false]

  init(_ number: Int, _ caption: String, _ columns: [Column], _ strings: Strings) {
    self.strings = strings
    self.number = number
    self.caption = caption
    self.columns = columns
  }

  enum Kind { case plain, here, total }

  /// Adds a row: its name, then a cell for each further column.
  mutating func row(_ name: HTML, _ cells: [HTML], kind: Kind = .plain) {
    precondition(cells.count == columns.count - 1, "A cell for every column.")
    let style: HTML =
      switch kind {
      case .plain: ""
      case .here: " class=\"here\""
      case .total: " class=\"total\""
      }
    rows += "<tr\(style)><th scope=\"row\">\(name)</th>"
    for (cell, column) in zip(cells, columns.dropFirst()) {
      rows +=
        column.style.isEmpty ? "<td>\(cell)</td>" : "<td class=\"\(column.style)\">\(cell)</td>"
    }
    rows += "</tr>\n"
  }

  /// Notes the sign that stands for a figure that is not there.
  mutating func uses(_ figure: FigureText) {
    if figure.isLow { signs[3] = true }
    if figure.spoken == nil { uses(figure.verdict) }
  }

  mutating func uses(_ verdict: Verdict) {
    switch verdict {
    case .hidden: signs[0] = true
    case .notAvailable: signs[1] = true
    case .notCompared: signs[2] = true
    default: break
    }
  }

  var html: HTML {
    var head = HTML()
    for column in columns {
      let style: HTML = column.style.isEmpty ? "" : " class=\"\(column.style)\""
      head += "<th scope=\"col\"\(style)>\(column.heading)</th>"
    }
    let meanings: [Word] = [.signHidden, .signMissing, .signUncompared, .signLow]
    let explained = zip(signs, meanings).filter(\.0).map { strings($0.1) }
    let notes: HTML =
      explained.isEmpty
      ? "" : "<p class=\"signs\">\(explained.joined(separator: " \u{00B7} "))</p>\n"
    return """
      <div class="scroll" role="region" aria-labelledby="table-\(number)" tabindex="0"><table>
      <caption id="table-\(number)">\(strings(.table, [.init("number", "\(number)"), .init("caption", caption)]))</caption>
      <thead><tr>\(head)</tr></thead>
      <tbody>
      \(rows)</tbody></table></div>
      \(notes)
      """
  }
}

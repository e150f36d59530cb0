/// How often the methods say what is so, measured on made-up counties whose truth is known.
///
/// `make calibrate` prints these figures. A change of a method is followed by measuring them again and writing them here.
struct Calibration {
  /// What is counted, as the name of a row.
  let question: PageText
  /// What the method promises.
  let promised: PageText
  /// Measured for shares, such as plans within 20 weeks, and for waits with children still waiting.
  let shares: String
  let waits: String

  /// How they were measured.
  static let conditions: PageText =
    "Measured on 200 made-up counties of 170 wards each, by the program that makes these pages."

  static let figures = [
    Calibration(
      question: "Wards outside the 95% limits where all wards are alike",
      promised: "at most 5%", shares: "5.0%", waits: "3.9%"),
    Calibration(
      question: "Counties with any ward called different where all wards are alike",
      promised: "at most 5%", shares: "3.5%", waits: "4.0%"),
    Calibration(
      question: "Counties where a lottery is found though all wards are alike",
      promised: "at most 5%", shares: "4.5%", waits: "3.5%"),
    Calibration(
      question: "Likely ranges of the lottery index that hold the true index, where wards differ",
      promised: "95%", shares: "95.0%", waits: "95.0%"),
    Calibration(
      question: "Likely ranges of the lottery index that hold it, in wards of about 12 children",
      promised: "95%", shares: "96.0%", waits: "91.5%"),
    Calibration(
      question: "Likely ranges of ranks that hold the true rank, where wards differ",
      promised: "at least 95%", shares: "100%", waits: "99.9%"),
    Calibration(
      question: "Likely ranges of the shortfall that hold the true one, where wards differ",
      promised: "95%", shares: "92.0%", waits: "[x]"),
    Calibration(
      question:
        "Likely ranges of the shortfall that hold the true one, where 5 in 100 children are counted",
      promised: "95%", shares: "95.0%", waits: "[x]"),
  ]
}

extension Report {
  /// The table of how often the methods are right, for the page on method.
  func calibrationTable(_ body: inout PageBody) -> HTML {
    var table = TableHTML(
      body.numberOfTable(), strings["How often the methods are right"],
      [
        .text(strings["What was counted"]), .number(strings["Promised"]),
        .number(strings["Shares"]), .number(strings["Waits"]),
      ],
      strings)
    for figure in Calibration.figures {
      if [figure.shares, figure.waits].contains("[x]") { table.uses(.notAvailable) }
      table.row(
        HTML(escaping: strings[figure.question]),
        [
          HTML(escaping: strings[figure.promised]), HTML(escaping: figure.shares),
          HTML(escaping: figure.waits),
        ])
    }
    return .paragraph(strings[Calibration.conditions]) + table.html
  }
}

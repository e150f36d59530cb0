import Model

extension Report {
  /// `sentences.csv`: every sentence of the internal pages that follows from a rule, with what was put into it.
  ///
  /// Whoever doubts a sentence fills the rule's text with the inputs, and finds the figure in the named row of
  /// `estimates.csv`. Inputs stand as `name=text`, one a line.
  func sentencesFile(of pages: [Page]) -> OutputFile {
    var csv = CSVWriter(
      header: "page,number,rule,level,area_code,indicator,group,period,inputs,text")
    for page in pages {
      for (number, sentence) in page.sentences.enumerated() {
        csv.word(page.path)
        csv.number(number + 1)
        csv.word(sentence.rule.rawValue)
        csv.word(sentence.source?.level)
        csv.word(sentence.source?.place)
        csv.word(sentence.source?.indicator)
        csv.text(sentence.source?.group ?? "")
        csv.word(sentence.source?.period)
        csv.text(sentence.inputs.map { "\($0.name)=\($0.text)" }.joined(separator: "\n"))
        csv.text(sentence.text)
        csv.endRow()
      }
    }
    return OutputFile("sentences.csv", bytes: csv.bytes)
  }
}

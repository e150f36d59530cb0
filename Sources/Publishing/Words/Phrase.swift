import Model

/// The everyday words for one share: who, what happened, and what they are counted in.
struct Phrase {
  let subject: String
  let verb: String
  let base: String
}

extension Report {
  func phrase(_ indicator: Indicator) -> Phrase? {
    let key = "phrase.\(indicator.id)"
    guard let subject = strings.optional("\(key).subject"),
      let verb = strings.optional("\(key).verb"), let base = strings.optional("\(key).base")
    else { return nil }
    return Phrase(subject: subject, verb: verb, base: base)
  }
}

extension Topic {
  /// The topics under the headings that a leader reads them by, in the order of pages.
  static let chapters: [(heading: String, topics: Set<String>)] = [
    ("Waits", ["requests", "timeliness", "waits"]),
    ("Support and places", ["placements", "out-of-school"]),
    ("Reviews", ["reviews"]),
    ("Health services", ["services"]),
    ("Answers to families", ["communication"]),
    ("Other indicators", ["other"]),
  ]
}

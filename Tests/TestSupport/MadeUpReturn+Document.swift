import Model

extension MadeUpReturn {
  /// The XML that is sent to the Department for Education.
  public func document(year: Int = 2026) -> String {
    let requestsOf = grouped(requests, by: \.parent)
    let assessmentsOf = grouped(assessments, by: \.parent)
    let namedOf = grouped(namedPlans, by: \.parent)
    let detailsOf = grouped(planDetails, by: \.parent)
    let activeOf = grouped(activePlans, by: \.parent)
    let placementsOf = grouped(placements, by: \.parent)
    let needsOf = grouped(needs, by: \.parent)
    var text = """
      <?xml version="1.0" encoding="utf-8"?>
      <Message><Header><CollectionDetails><Collection>SEN2</Collection><Year>\(year)</Year></CollectionDetails>
      <Source><SourceLevel>L</SourceLevel><LEA>999</LEA></Source></Header><Persons>

      """
    func element(_ name: String, _ module: String, _ row: Row, _ inner: String) -> String {
      let fields = Self.fields(module, year: year).compactMap { field in
        row.cells[field].map { "<\(mixed(field))>\(escaped($0))</\(mixed(field))>" }
      }
      return "<\(name)>\(fields.joined())\(inner)</\(name)>\n"
    }
    func active(_ number: Int) -> String {
      (placementsOf[number] ?? []).map {
        element("PlacementDetail", "placementdetail", placements[$0], "")
      }.joined()
        + (needsOf[number] ?? []).map { element("SENneed", "senneed", needs[$0], "") }.joined()
    }
    func named(_ number: Int) -> String {
      (detailsOf[number] ?? []).map { element("PlanDetail", "plandetail", planDetails[$0], "") }
        .joined()
    }
    func assessment(_ number: Int) -> String {
      (namedOf[number] ?? []).map {
        element("NamedPlan", "namedplan", namedPlans[$0], named($0 + 1))
      }.joined()
    }
    func request(_ number: Int) -> String {
      (assessmentsOf[number] ?? []).map {
        element("Assessment", "assessment", assessments[$0], assessment($0 + 1))
      }.joined()
        + (activeOf[number] ?? []).map {
          element("ActivePlans", "activeplans", activePlans[$0], active($0 + 1))
        }.joined()
    }
    for (number, row) in persons.enumerated() {
      let inner = (requestsOf[number + 1] ?? []).map {
        element("Requests", "requests", requests[$0], request($0 + 1))
      }.joined()
      text += element("Person", "person", row, inner)
    }
    return text + "</Persons></Message>\n"
  }

  /// The places of the rows that belong to each number.
  private func grouped(_ rows: [Row], by key: KeyPath<Row, Int>) -> [Int: [Int]] {
    Dictionary(grouping: rows.indices) { rows[$0][keyPath: key] }
  }

  /// The element of a column is the same word in mixed case.
  private func mixed(_ field: String) -> String {
    [
      "receiveddate": "ReceivedDate", "sentype": "SENtype", "sentyperank": "SENtypeRank",
      "sensetting": "SENsetting", "upn": "UPN", "urn": "URN", "postcode": "PostCode",
    ][field] ?? field.prefix(1).uppercased() + field.dropFirst()
  }

  private func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
  }
}

import Model

/// Refuses an open table with a column that is about persons, or a cell that is a full postcode.
///
/// Open data can only be made of a release, which holds areas alone; this reads the finished bytes and would notice if
/// that were no longer so.
func refusePersonalData(_ table: OpenFile) throws(PublishingError) {
  let read = ScreenedTable(table.file.bytes)
  for heading in read.headings where isAboutPersons(heading) {
    throw .personalData(file: table.name, column: heading)
  }
  for row in read.rows {
    // A postcode has five to seven letters and digits, of which the last is a letter, and a space perhaps.
    for (place, cell) in row.enumerated()
    where (5...8).contains(cell.utf8.count) && cell.utf8.last.map({ $0 > 57 }) == true {
      if Postcode(cell) != nil {
        let column = read.headings.indices.contains(place) ? read.headings[place] : "\(place + 1)"
        throw .personalData(file: table.name, column: column)
      }
    }
  }
}

/// Whether a column's name has a word that names, dates or places one person.
func isAboutPersons(_ heading: String) -> Bool {
  let words = heading.lowercased().split { !($0.isLetter || $0.isNumber) }
  let personal: Set<Substring> = [
    "surname", "forename", "firstname", "lastname", "fullname", "dob", "birth", "birthdate",
    "dateofbirth", "personbirthdate", "upn", "uln", "uniquelearnernumber", "nhs", "nhsnumber",
    "postcode", "address", "email", "telephone", "phone", "easting", "northing", "latitude",
    "longitude", "persontableid", "childid", "caseid", "pupil",
  ]
  return words.contains { personal.contains($0) }
    || (words.contains("child") && words.contains("name"))
}

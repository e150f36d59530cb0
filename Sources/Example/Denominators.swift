import Model

/// People under 25 of each ward by age band.
func populationFile(_ geography: ExampleGeography) -> ExampleFile {
  let bands = [
    ("0-4", 0.046), ("5-10", 0.064), ("11-15", 0.057), ("16-19", 0.043), ("20-24", 0.047),
  ]
  var rows = Rows(["area_code", "area_name", "age_band", "population"])
  for (ward, area) in geography.wards.areas.enumerated() {
    for (number, (band, share)) in bands.enumerated() {
      // Poorer wards are younger, and no two wards have quite the same ages.
      let youth = 1.16 - 0.03 * Double(geography.deciles[ward])
      let own = 0.92 + 0.16 * unitHash(17, UInt64(ward * 10 + number))
      let count = Int((Double(geography.people[ward]) * share * youth * own).rounded())
      rows.append([area.code.text, area.name, band, String(count)])
    }
  }
  return ExampleFile(path: "population.csv", bytes: rows.bytes)
}

/// The tenth of deprivation of each ward, 1 for the most deprived.
func deprivationFile(_ geography: ExampleGeography) -> ExampleFile {
  var rows = Rows(["area_code", "area_name", "imd_decile"])
  for (ward, area) in geography.wards.areas.enumerated() {
    rows.append([area.code.text, area.name, String(geography.deciles[ward])])
  }
  return ExampleFile(path: "deprivation.csv", bytes: rows.bytes)
}

import Model

/// The county's postcodes under the headings of the ONS Postcode Directory since August 2025.
///
/// Longitude, latitude and the columns that nothing here needs are left out.
func postcodeFile(_ county: ExampleCounty, _ geography: ExampleGeography) -> ExampleFile {
  var text =
    "pcd7,pcd8,pcds,dointr,doterm,cty25cd,ced25cd,lad25cd,wd25cd,usrtypind,east1m,north1m,"
    + "gridind,lsoa21cd,imd20ind\r\n"
  for postcode in county.postcodes {
    let parts = postcode.text.split(separator: " ").map(String.init)
    let gap = String(repeating: " ", count: 5 - parts[0].count)
    let cells = [
      parts[0] + gap.dropLast() + parts[1], parts[0] + gap + parts[1], postcode.text,
      String(postcode.began), postcode.ended.map(String.init) ?? "",
    ]
    text += (cells + areaCells(postcode, county) + placeCells(postcode, geography))
      .joined(separator: ",")
    text += "\r\n"
  }
  return ExampleFile(path: "postcodes.csv", text: text)
}

/// County, division, district and ward: numbers from 900001 stand for the neighbouring county.
private func areaCells(_ postcode: CountyPostcode, _ county: ExampleCounty) -> [String] {
  guard let ward = postcode.ward, let division = postcode.division else {
    return ["Z10900001", "Z58900001", "Z07900001", "Z05900001"]
  }
  let district = county.wards.areas[ward].parent
  return [
    ExampleCounty.countyCode, county.divisions.areas[division].code.text, district?.text ?? "",
    county.wards.areas[ward].code.text,
  ]
}

private func placeCells(_ postcode: CountyPostcode, _ geography: ExampleGeography) -> [String] {
  let east = postcode.place.map { String($0.x) } ?? ""
  let north = postcode.place.map { String($0.y) } ?? ""
  let quality = postcode.place == nil ? "9" : "1"
  guard let ward = postcode.ward else {
    return ["0", east, north, quality, "Z01900001", "16000"]
  }
  let neighbourhood = ExampleGeography.smallAreaCode(ward, postcode.neighbourhood)
  let rank = geography.rank(ward: ward, neighbourhood: postcode.neighbourhood)
  return ["0", east, north, quality, neighbourhood, String(rank)]
}

import Model

extension ModuleTable {
  /// The group of the extended ethnicity code; a code that is not in the set is unclassified, with a problem.
  mutating func ethnicGroup() -> EthnicGroup? {
    let field = bytes(.ethnicity)
    if field.isEmpty {
      count(.ethnicity, isFilled: false)
      return nil
    }
    let group = field.count == 4 ? ethnicGroups[decoded(field).uppercased()] : nil
    count(.ethnicity, isFilled: group != nil)
    if group == nil {
      add(
        .warning, "ethnicity-code-unknown", .ethnicity,
        "this is no code of the extended ethnicity set and counts as unclassified.")
    }
    return group ?? .unclassified
  }
}

/// Codes and their groups; source: the extended ethnicity codes of the Common Basic Data Set of the Department for Education,
/// with the main codes.
let ethnicGroups: [String: EthnicGroup] = {
  let codes: [(EthnicGroup, String)] = [
    (
      .white,
      "WBRI WCOR WENG WSCO WWEL WOWB WIRI WIRT WROM WROG WROR WROT WOTH WALB WBOS WCRO WGRE WGRK WGRC "
        + "WITA WKOS WPOR WSER WTUR WTUK WTUC WEUR WEEU WWEU WOTW"
    ),
    (
      .mixed,
      "MWBC MWBA MWAS MWAP MWAI MWAO MOTH MAOE MABL MACH MBOE MBCH MCOE MWOE MWCH MOTM"
    ),
    (
      .asian,
      "AIND APKN AMPK AKPA AOPK ABAN AOTH AAFR AKAO ANEP ASNL ASLT ASRO AOTA "
        + "CHNE CHKC CMAL CSNG CTWN COCH"
    ),
    (.black, "BCRB BAFR BANN BCON BGHA BNGN BSLN BSOM BSUD BAOF BOTH BEUR BNAM BOTB"),
    (
      .other,
      "OOTH OAFG OARA OEGY OFIL OIRN OIRQ OJPN OKOR OKRD OLAM OLEB OLIB OMAL OMRC OPOL OTHA OVIE OYEM OOEG"
    ),
    (.unclassified, "REFU NOBT"),
  ]
  var groups: [String: EthnicGroup] = [:]
  for (group, text) in codes {
    for code in text.split(separator: " ") { groups[String(code)] = group }
  }
  return groups
}()

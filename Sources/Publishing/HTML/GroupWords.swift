import Model

/// A breakdown's category in words: `need=ASD` is "Autistic spectrum disorder".
struct GroupWords {
  /// The breakdown, such as `need`; empty for all children.
  let breakdown: String
  let category: String

  init(_ group: Group) {
    let parts = group.description.split(separator: "=", maxSplits: 1).map(String.init)
    breakdown = parts.count == 2 ? parts[0] : ""
    category = parts.last ?? ""
  }

  func words(_ strings: Strings) -> String {
    strings.optional("group.\(breakdown)=\(category)") ?? fallback(strings)
  }

  private func fallback(_ strings: Strings) -> String {
    breakdown == "age"
      ? category.replacing("-", with: strings[" to "])
      : category.replacing("_", with: " ").capitalizedFirst
  }

  /// The order in which people expect the categories, by what the returns themselves use.
  var order: (Int, String) {
    let number = Int(category.prefix { $0.isNumber }) ?? .max
    return (category == "unknown" || category == "not_recorded" ? .max : number, category)
  }

  /// The names of the breakdowns, as headings.
  static let breakdowns: [(id: String, heading: String)] = [
    ("deprivation", "How deprived the place is"), ("need", "Main need"), ("age", "Age"),
    ("sex", "Sex"), ("ethnicity", "Ethnic group"), ("route", "Who asked for the assessment"),
    ("placement", "Kind of placement"), ("service", "Service"), ("provision", "Kind of provision"),
  ]

  static func heading(_ breakdown: String, _ strings: Strings) -> String {
    strings.optional("breakdown.\(breakdown)") ?? breakdown.capitalizedFirst
  }

  /// The lines of a file of strings that name breakdowns and their categories.
  static var englishText: String {
    let headings = breakdowns.map { "breakdown.\($0.id) = \($0.heading)" }
    let categories = names.sorted { $0.key < $1.key }.map { "group.\($0.key) = \($0.value)" }
    return (headings + categories).joined(separator: "\n")
  }

  private static let names: [String: String] = [
    "deprivation=1": "1, most deprived fifth", "deprivation=2": "2", "deprivation=3": "3",
    "deprivation=4": "4", "deprivation=5": "5, least deprived fifth",
    "need=SPLD": "Specific learning difficulty", "need=MLD": "Moderate learning difficulty",
    "need=SLD": "Severe learning difficulty",
    "need=PMLD": "Profound and multiple learning difficulty",
    "need=SEMH": "Social, emotional and mental health",
    "need=SLCN": "Speech, language and communication", "need=HI": "Hearing impairment",
    "need=VI": "Vision impairment", "need=MSI": "Multi-sensory impairment",
    "need=PD": "Physical disability", "need=ASD": "Autistic spectrum disorder",
    "need=DS": "Down syndrome", "need=OTH": "Other need", "need=unknown": "Not recorded",
    // Needs put together where single ones would be too few.
    "need=communication and interaction": "Autism, speech, language and communication",
    "need=cognition and learning": "Learning difficulties of all kinds",
    "need=sensory and physical": "Hearing, vision and physical disability",
    "need=other or not known": "Another need, or not recorded",
    "ethnicity=White": "White", "ethnicity=Mixed": "Mixed or several ethnic groups",
    "ethnicity=Asian": "Asian or Asian British",
    "ethnicity=Black": "Black, Black British, Caribbean or African",
    "ethnicity=Other": "Another ethnic group",
    "sex=F": "Girls and young women", "sex=M": "Boys and young men", "sex=unknown": "Not recorded",
    "age=unknown": "Not recorded", "ethnicity=unknown": "Not recorded",
    "ethnicity=Unclassified": "Not recorded or refused", "route=unknown": "Not recorded",
    "route=family": "Parent or young person", "route=school": "School or college",
    "route=health": "Health", "route=social care": "Social care", "route=other": "Somebody else",
    "deprivation=unknown": "Not known", "placement=unknown": "Not recorded",
    "provision=special": "Special schools", "provision=unit": "Units in mainstream schools",
    "provision=resourced_provision": "Resourced provision in mainstream schools",
    "provision=alternative": "Alternative provision", "provision=mainstream": "Mainstream schools",
    "provision=other": "Other", "provision=unknown": "Not known",
    "placement=mainstream_maintained": "Mainstream school kept by the council",
    "placement=mainstream_academy": "Mainstream academy",
    "placement=mainstream_independent": "Mainstream independent school",
    "placement=unit_or_resourced_provision": "Unit or resourced provision in a mainstream school",
    "placement=special_maintained": "Special school kept by the council",
    "placement=special_academy": "Special academy",
    "placement=special_independent": "Independent or non-maintained special school",
    "placement=alternative_provision": "Alternative provision",
    "placement=further_education": "College or sixth form",
    "placement=elsewhere": "Educated elsewhere", "placement=early_years": "Early years",
    "placement=not_recorded": "Not recorded",
  ]
}

import Model
import Testing

@testable import Intake

@Suite("Places")
struct PlacesTests {
  private func read(
    places: String? = nil, capacity: String? = nil, register: [UInt8]? = nil, links: String? = nil,
    columns: [(role: String, heading: String)] = [], system: CoordinateSystem? = nil
  ) throws -> Read<Provision> {
    let folder = try TemporaryFolder()
    return try readPlaces(
      PlacesSource(
        places: try places.map {
          TableSource(path: try folder.file("places.csv", $0), columns: columns)
        }, place: PlaceOptions(system: system),
        capacity: try capacity.map { try folder.file("scap.csv", $0) },
        register: try register.map { try folder.file("edubasealldata.csv", $0) },
        links: try links.map { try folder.file("links.csv", $0) }))
  }

  private static let headings =
    "URN,LA (code),EstablishmentName,TypeOfEstablishment (code),EstablishmentStatus (code),CloseDate,"
    + "SchoolCapacity,NumberOfPupils,PlacesPRU,ResourcedProvisionCapacity,ResourcedProvisionOnRoll,"
    + "SenUnitCapacity,SenUnitOnRoll,TypeOfResourcedProvision (name),SEN1 (name),SEN2 (name),"
    + "Easting,Northing\r\n"

  /// Windows-1252, as the register is published: 0x92 is a raised comma, 0xE9 an accented e.
  private static let register: [UInt8] =
    Array(headings.utf8) + Array("112001,830,St Anne".utf8) + [0x92] + Array("s Caf".utf8) + [0xE9]
    + Array(
      ",7,1,,120,118,,,,,,Not applicable,Not Applicable,ASD - Autistic Spectrum Disorder,430000,350000\r\n"
        .utf8)
    + Array(
      ("112002,830,Hill School,1,4,,300,310,,12,11,10,9,Resourced provision and SEN unit,SpLD - Specific,SpLD - Specific,431000,351000\r\n"
        + "112003,831,Old School,2,2,30-08-2020,200,5,,,,,,,,,432000,352000\r\n"
        + "112004,830,Centre,14,1,,50,20,40,,,,,,,,433000,353000\r\n"
        + "112005,830,Odd,99,1,,1,1,,,,,,,,,,\r\n").utf8)

  @Test("The register is read in its own encoding, with its types, states, units and needs")
  func register() throws {
    let read = try read(register: Self.register)
    let provision = read.value
    #expect(provision.urn == [112_001, 112_002, 112_002, 112_002, 112_003, 112_004, 112_005])
    #expect(
      provision.kind == [
        .special, .mainstream, .resourcedProvision, .unit, .mainstream, .alternative, .other,
      ])
    #expect(provision.name[0] == "St Anne\u{2019}s Caf\u{E9}")
    #expect(provision.places == [120, 300, 12, 10, nil, 40, 1])
    #expect(provision.onRoll == [118, 310, 11, 9, nil, 20, 1])
    #expect(provision.needs[0] == [.autism] && provision.needs[1] == [.specificLearning])
    #expect(provision.isOpen == [true, true, true, true, false, true, true])
    #expect(
      provision.category == [
        .specialMaintained, .mainstreamMaintained, .unitOrResourcedProvision,
        .unitOrResourcedProvision, .mainstreamMaintained, .alternativeProvision, nil,
      ])
    #expect(provision.authority == [830, 830, 830, 830, 831, 830, 830])
    #expect(provision.home[0] == .point(x: 430_000, y: 350_000, system: .britishNationalGrid))
    #expect(read.problems.map(\.reason) == ["establishment-type-unknown"])
  }

  @Test("A file of places that is the register itself is read as the register")
  func registerAsPlaces() throws {
    let text = String(decoding: Self.register.filter { $0 < 128 }, as: UTF8.self)
    #expect(try read(places: text).value.count == 7)
  }

  @Test(
    "The council's table counts for more than the capacity table, and that for more than the register"
  )
  func precedence() throws {
    let read = try read(
      places:
        "urn,provision,need_codes,commissioned_places,on_roll,waiting\n112001,special,ASD;SLD,95,99,7\n"
        + "112002,rp,slcn,8,,\n",
      capacity:
        "school_urn,school_name,school_type,school_places,primary_SEND_unit_capacity,secondary_SEND_unit_capacity\n"
        + "112001,St Anne,Special,110,,\n112002,Hill,Mainstream,300,6,9\n",
      register: Self.register)
    func row(_ urn: Int32, _ kind: Provision.Kind) throws -> Int {
      try #require(
        read.value.urn.indices.first { read.value.urn[$0] == urn && read.value.kind[$0] == kind })
    }
    let special = try row(112_001, .special)
    #expect(read.value.places[special] == 95 && read.value.waiting[special] == 7)
    #expect(read.value.needs[special] == [.autism, .severeLearning])
    // What the council's table leaves open comes from the register.
    #expect(read.value.category[special] == .specialMaintained)
    #expect(
      read.value.home[special] == .point(x: 430_000, y: 350_000, system: .britishNationalGrid))
    #expect(read.value.places[try row(112_002, .unit)] == 15)
    #expect(read.value.onRoll[try row(112_002, .unit)] == 9)
    let resourced = try row(112_002, .resourcedProvision)
    #expect(read.value.places[resourced] == 8 && read.value.onRoll[resourced] == 11)
    #expect(read.value.places[try row(112_002, .mainstream)] == 300)
    #expect(read.value.count == 7)
  }

  @Test("Children of a closed school are found at the school that took over, however often")
  func successors() throws {
    let provision = try read(
      register: Self.register,
      links:
        "URN,LinkURN,LinkName,LinkType,LinkEstablishedDate\n112003,112006,x,Successor,01-09-2020\n"
        + "112006,112001,x,Successor - merged,01-09-2022\n112006,112003,x,Predecessor,01-09-2020\n"
        + "112007,112009,x,Successor,01-09-2021\n112007,112008,x,Successor,01-09-2020\n"
        + "112010,112011,x,Successor,\n112011,112010,x,Successor,\n"
    ).value
    #expect(provision.current(112_003) == 112_001)
    #expect(provision.current(112_001) == 112_001)
    #expect(provision.current(112_007) == 112_008)
    // Links in a ring lead nowhere.
    #expect(provision.current(112_010) == 112_010)
  }

  @Test(
    "A council's table needs no number where there is a name, and its coordinates may be degrees")
  func nameless() throws {
    let read = try read(
      places: "name,kind,lat,lon,places\nForest Base,ap,53.1,-1.5,12\n,ap,53.1,-1.5,12\n",
      columns: [("name", "name"), ("kind", "kind"), ("x", "lon"), ("y", "lat")], system: .wgs84)
    #expect(read.value.name == ["Forest Base"] && read.value.kind == [.alternative])
    #expect(read.value.home == [.point(x: -1.5, y: 53.1, system: .wgs84)])
    #expect(read.problems.map(\.reason) == ["place-nameless"])
  }

  @Test(
    "The phases of the register stand for mainstream schools where a table has nothing nearer",
    arguments: [
      ("Nursery", Provision.Kind.mainstream), ("Primary", .mainstream), ("Secondary", .mainstream),
      ("All-through", .mainstream), ("Middle deemed secondary", .mainstream), ("16 plus", .other),
    ])
  func phases(phase: String, kind: Provision.Kind) throws {
    let read = try read(places: "urn,provision\n112001,\(phase)\n")
    #expect(read.value.kind == [kind])
    #expect(!read.problems.contains { $0.reason == "provision-unknown" })
  }

  @Test("Kinds, needs and numbers that are not known are said so and not used")
  func unknown() throws {
    let read = try read(
      places:
        "urn,provision,need_codes,commissioned_places\n112001,castle,ASD XYZ,many\n12,special,,5\n")
    #expect(read.value.kind == [.other] && read.value.places == [nil])
    #expect(
      read.problems.map(\.reason) == [
        "provision-unknown", "number-unreadable", "code-unknown", "urn-unusable", "place-nameless",
      ])
  }

  @Test(
    "Types of establishment fall into the published categories",
    arguments: [
      (1, PlacementCategory.mainstreamMaintained), (34, .mainstreamAcademy),
      (11, .mainstreamIndependent), (7, .specialMaintained), (44, .specialAcademy),
      (10, .specialIndependent), (8, .specialIndependent), (14, .alternativeProvision),
      (38, .alternativeProvision), (18, .furtherEducation), (32, .furtherEducation),
      (49, .elsewhere), (30, .elsewhere),
    ])
  func categories(code: Int, category: PlacementCategory) {
    #expect(PlacementCategory(typeCode: code) == category)
  }

  @Test("A list of real schools gives each a place", .enabled(if: OpenData.folder != nil))
  func realSchools() throws {
    let read = try readPlaces(
      PlacesSource(
        places: TableSource(
          path: OpenData.path("provision/schools_derbyshire_derby_2026.csv"),
          columns: [("urn", "URN"), ("name", "name"), ("x", "lon"), ("y", "lat")]),
        place: PlaceOptions(system: .wgs84), capacity: nil, register: nil, links: nil))
    #expect(read.value.count == 564)
    #expect(read.value.urn.allSatisfy { $0 != nil })
    let located = read.value.home.count { if case .point = $0 { true } else { false } }
    #expect(located == 564, "\(read.problems.prefix(3))")
  }
}

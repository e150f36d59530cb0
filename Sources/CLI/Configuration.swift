import Disclosure
import Intake
import Model
import Statistics

/// What `equity.yaml` says, with every path made relative to the working folder.
struct Configuration: Sendable {
  var file: String
  var partnership: PartnershipName
  var period: Period?
  var snapshot: Day?
  var areas: [AreaSource]
  var postcodes: String?
  var sen2: SEN2Source?
  var counts: [CountsInput]
  /// Tables with a row a case that are counted by area and never kept.
  var cases: [CaseCountsInput]
  var waits: [Placeable<WaitingListSource>]
  var registers: [Placeable<RegisterSource>]
  var contacts: [Placeable<ContactSource>]
  var places: Placeable<PlacesSource>?
  var population: Placeable<PopulationSource>?
  var deprivation: Placeable<DeprivationSource>?
  var policy: Policy
  var names: Names
  var release: ReleaseSettings
  var clocks: StatutoryClocks
  var counting: CountingRules
  var pooling: Pooling
  var headline: String
  var isMadeUp: Bool
  var seed: UInt64
  var services: BoundaryServices
  var look: LookSettings
  var store: StoreSettings

  struct PartnershipName: Sendable {
    var name: String
    var code: AreaCode
  }

  /// Where the areas of one level come from.
  struct AreaSource: Sendable {
    var level: Level
    var origin: Origin
    var name: String?
    /// The table that names the area above each area, where the boundary file does not.
    var parents: ParentLookup?
    /// The day on which the borders last changed, as pages of these areas then say.
    var changed: Day?

    struct ParentLookup: Sendable {
      var lookup: String
      var from: String
      var to: String
    }

    enum Origin: Sendable {
      case file(path: String, code: String?, parent: String?, system: CoordinateSystem?)
      /// Another level's areas, put together by a lookup.
      case dissolve(level: Level, lookup: String, from: String, to: String)
    }
  }

  struct SEN2Source: Sendable {
    var folder: String
    /// A list of children whose place counts as not available.
    var protect: String?
    var earlier: [Earlier]

    struct Earlier: Sendable {
      var folder: String
      var period: Period
      var snapshot: Day
    }
  }

  struct CountsInput: Sendable {
    var path: String
    var indicator: Indicator
    var level: Level
    var area: String
    var period: String
    var numerator: String
    var denominator: String
    var rows: [(column: String, value: String)]
    /// Whether the table is what the Department for Education published of this partnership: compared, not measured.
    var isPublished: Bool
    /// What suppressed and rounded cells may be.
    var suppression: CountsSource.Suppression
    /// The row that is the sum of the others, where the table has one.
    var total: AreaCode?
    /// Codes of the table that are called otherwise in the boundaries: another edition of the same areas.
    var recoded: [AreaCode: AreaCode]
  }

  struct Names: Sendable {
    var council: String?
    var contact: String?
    var attributions: [String]
  }

  /// Levels of small areas put several years together.
  struct Pooling: Sendable {
    var levels: [Level]
    var years: Int
  }

  /// Every file of waiting lists, registers, logs, places, population and deprivation, under its key.
  var tableFiles: [(role: String, path: String)] {
    var files: [(role: String, path: String?)] = []
    for input in waits { files += [("waits", input.source.table.path), ("waits", input.lookup)] }
    for input in registers {
      files += [("registers", input.source.table.path), ("registers", input.lookup)]
    }
    for input in contacts {
      files += [("contacts", input.source.table.path), ("contacts", input.lookup)]
    }
    if let source = places?.source {
      let paths = [
        source.places?.path, source.capacity, source.register, source.links, places?.lookup,
      ]
      files += paths.map { ("places", $0) }
    }
    files += [("population", population?.source.table.path), ("population", population?.lookup)]
    files += [
      ("deprivation", deprivation?.source.table.path), ("deprivation", deprivation?.lookup),
    ]
    return files.compactMap { entry in entry.path.map { (entry.role, $0) } }
  }

  /// The first lookup from small areas that an input names: it serves those that name none.
  var smallAreaLookup: String? {
    let own = waits.map(\.lookup) + registers.map(\.lookup) + contacts.map(\.lookup)
    return ([deprivation?.lookup, population?.lookup, places?.lookup] + own).lazy
      .compactMap { $0 }.first
  }
}

import Foundation
import Model
import Testing

@testable import Example

/// Drawn once for all tests.
let county = ExampleCounty()

private let boundaryFolder = URL(filePath: #filePath).deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Boundaries")

@Suite("The fictional county")
struct CountyTests {
  @Test("The county drawn again is the committed one, byte for byte")
  func committedBoundaries() throws {
    for file in county.boundaryFiles {
      let url = boundaryFolder.appending(path: file.path)
      if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] != nil {
        try Data(file.bytes).write(to: url)
      }
      let isSame = try Data(contentsOf: url) == Data(file.bytes)
      #expect(isSame, "\(file.path) differs: UPDATE_GOLDEN=1 swift test writes it anew.")
    }
  }

  @Test("The county has 170 wards, 60 divisions and 8 districts of the size of a real one")
  func sizes() {
    #expect(county.wards.count == 170)
    #expect(county.divisions.count == 60)
    #expect(county.districts.count == 8)
    let squareKilometres = county.wards.regions.map { Double(twiceArea(of: $0)) / 200_000_000 }
    #expect((2_300...2_700).contains(squareKilometres.reduce(0, +)))
    // Town wards are small and country wards wide, as in any county.
    #expect((squareKilometres.min() ?? 9) < 1.5)
    #expect((squareKilometres.max() ?? 0) > 30)
    let vertices = county.wards.regions.map(\.points.count).sorted()
    #expect((60...150).contains(vertices[vertices.count / 2]))
  }

  @Test(
    "Every stretch of border has exactly one area on each side, or the outside",
    arguments: [Level.ward, .division, .district])
  func tiling(level: Level) {
    // Rings run with their ground on the left: a shared stretch occurs once in each direction, one of the coast once.
    let set = boundaries(level)
    var stretches: [Stretch: Int] = [:]
    for region in set.regions {
      for stretch in directed(region) { stretches[stretch, default: 0] += 1 }
    }
    #expect(stretches.values.allSatisfy { $0 == 1 })
    let coast = stretches.keys.filter { stretches[$0.reversed] == nil }
    // Twice the area inside the coast is the sum of all areas only where they neither overlap nor leave gaps.
    let inside = coast.reduce(0) { $0 + $1.cross }
    #expect(inside == set.regions.reduce(0) { $0 + twiceArea(of: $1) })
    #expect(Set(coast) == Set(directed(boundaries(.district)).filter { isCoast($0) }))
  }

  @Test(
    "Wards and divisions fill their districts to the square decimetre", arguments: [true, false])
  func nesting(isWard: Bool) {
    let set = isWard ? county.wards : county.divisions
    for (number, district) in county.districts.areas.enumerated() {
      let parts = set.areas.indices.filter { set.areas[$0].parent == district.code }
      #expect(!parts.isEmpty)
      let sum = parts.reduce(0) { $0 + twiceArea(of: set.regions[$1]) }
      #expect(sum == twiceArea(of: county.districts.regions[number]))
    }
  }

  @Test("Most divisions share only part of some ward")
  func cutting() {
    var wards = [Set<Int>](repeating: [], count: county.divisions.count)
    var divisions = [Set<Int>](repeating: [], count: county.wards.count)
    for postcode in county.postcodes {
      guard let ward = postcode.ward, let division = postcode.division else { continue }
      wards[division].insert(ward)
      divisions[ward].insert(division)
    }
    let cut = wards.count { $0.contains { divisions[$0].count > 1 } }
    #expect(cut > 50)
  }

  @Test("No code can be taken for one in use, and two wards of different districts share a name")
  func codesAndNames() {
    for set in [county.wards, county.divisions, county.districts] {
      #expect(set.areas.allSatisfy { $0.code.text.hasPrefix("Z") })
      #expect(Set(set.areas.map(\.code)).count == set.count)
    }
    let names = Dictionary(grouping: county.wards.areas, by: \.name)
    let shared = names.values.filter { $0.count > 1 }
    #expect(shared.count == 1)
    #expect(shared.allSatisfy { Set($0.map(\.parent)).count == $0.count })
    for hard in PlaceNames.awkward { #expect(names[hard] != nil) }
  }

  @Test("Outer rings run counter-clockwise")
  func winding() {
    for set in [county.wards, county.divisions, county.districts] {
      #expect(set.regions.allSatisfy { twiceArea(of: $0, ring: 0) > 0 })
    }
  }
}

@Suite("The fictional postcodes")
struct CountyPostcodeTests {
  @Test("Each postcode is valid, occurs once, and lies in the ward and division that it names")
  func places() {
    #expect(county.postcodes.count > 12_000)
    let keys = county.postcodes.compactMap { Postcode($0.text) }
    #expect(Set(keys).count == county.postcodes.count)
    for postcode in county.postcodes {
      guard let place = postcode.place, let ward = postcode.ward, let division = postcode.division
      else { continue }
      let isTrue =
        contains(county.wards.regions[ward], x: Double(place.x), y: Double(place.y))
        && contains(county.divisions.regions[division], x: Double(place.x), y: Double(place.y))
      #expect(isTrue)
    }
  }

  @Test(
    "Some postcodes have ended, some have no grid reference, some lie just outside, all wards have some"
  )
  func kinds() {
    #expect((500...2_000).contains(county.postcodes.count { $0.ended != nil }))
    #expect((5...60).contains(county.postcodes.count { $0.place == nil }))
    #expect(county.postcodes.count { $0.ward == nil } == 220)
    #expect(Set(county.postcodes.compactMap(\.ward)).count == 170)
  }

  @Test("The directory file says for each postcode what the county says")
  func file() {
    let file = postcodeFile(county, ExampleGeography(county))
    let lines = String(decoding: file.bytes, as: UTF8.self).split(separator: "\r\n")
    #expect(lines.count == county.postcodes.count + 1)
    let headings = lines[0].split(separator: ",", omittingEmptySubsequences: false)
    #expect(lines.allSatisfy { $0.count { $0 == "," } == headings.count - 1 })
  }
}

import Files

/// The properties of the features of a GeoJSON file; the ground is passed over.
struct GeoJSONProperties {
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Calls `body` with the names and values of each feature's flat properties, in order; null is empty.
  func each(_ body: (_ names: [String], _ values: [String]) -> Void) {
    let word = Array("\"properties\"".utf8)
    var names = Members()
    var place = 0
    while let next = bytes.firstPlace(of: 0x22, from: place), next + word.count < bytes.count {
      place = next
      guard bytes[place + 1] == 0x70,
        bytes[place..<(place + word.count)].elementsEqual(word)
      else {
        place += 1
        continue
      }
      place += word.count
      let values = values(&place, &names)
      body(names.texts, values)
    }
  }

  /// The names of the members of the last feature: the next one nearly always has the same.
  private struct Members {
    var ranges: [Range<Int>] = []
    var texts: [String] = []
  }

  private func values(_ place: inout Int, _ names: inout Members) -> [String] {
    var values: [String] = []
    var isNamed = false
    while place < bytes.count, bytes[place] != 0x7D {
      let byte = bytes[place]
      if byte == 0x22 {
        let range = string(&place)
        if isNamed {
          values.append(text(range))
        } else {
          note(range, values.count, &names)
        }
        isNamed.toggle()
      } else if isNamed, byte != 0x3A, byte > 0x20 {
        let start = place
        while place < bytes.count, ![0x2C, 0x7D].contains(bytes[place]), bytes[place] > 0x20 {
          place += 1
        }
        let word = String(decoding: bytes[start..<place], as: UTF8.self)
        values.append(word == "null" ? "" : word)
        isNamed = false
      } else {
        place += 1
      }
    }
    if names.texts.count > values.count {
      names.ranges.removeSubrange(values.count...)
      names.texts.removeSubrange(values.count...)
    }
    return values
  }

  private func note(_ range: Range<Int>, _ number: Int, _ names: inout Members) {
    if number < names.ranges.count {
      let known = names.ranges[number]
      guard known.count != range.count || !bytes[known].elementsEqual(bytes[range]) else { return }
      names.ranges.removeSubrange(number...)
      names.texts.removeSubrange(number...)
    }
    names.ranges.append(range)
    names.texts.append(text(range))
  }

  /// The inside of the string that begins at `place`.
  private func string(_ place: inout Int) -> Range<Int> {
    place += 1
    let start = place
    while place < bytes.count, bytes[place] != 0x22 {
      place += bytes[place] == 0x5C ? 2 : 1
    }
    let end = min(place, bytes.count)
    place += 1
    return start..<end
  }

  /// The bytes of a string, escapes left as they are but for quotes.
  private func text(_ range: Range<Int>) -> String {
    var text: [UInt8] = []
    guard bytes[range].contains(0x5C) else {
      return String(decoding: bytes[range], as: UTF8.self)
    }
    var place = range.lowerBound
    while place < range.upperBound {
      if bytes[place] == 0x5C, place + 1 < range.upperBound { place += 1 }
      text.append(bytes[place])
      place += 1
    }
    return String(decoding: text, as: UTF8.self)
  }
}

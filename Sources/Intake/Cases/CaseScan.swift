import Files
import Model

/// What was found in one piece of a table of cases: one number a row, and what is odd.
struct CaseCells: Sendable {
  /// For each row that counts: its place in the high bits, its slot in the lowest ten.
  var cells: [UInt32] = []
  /// Finished waits too long for a slot: the place and the days.
  var long: [(place: UInt32, days: Int32)] = []
  var matches = [Int](repeating: 0, count: Match.allCases.count)
  var faults: [CaseFault: RowSample] = [:]
  /// Rows of the piece, blank ones among them, and those that are not blank.
  var lines = 0
  var rows = 0
}

/// Rows of one kind: how many, and the first of them.
struct RowSample: Sendable {
  var count = 0
  var rows: [Int] = []

  mutating func add(_ row: Int) {
    count += 1
    if rows.count < 5 { rows.append(row) }
  }
}

/// What can be wrong with a row of cases; the raw value is the reason of its problem.
enum CaseFault: String, Sendable, CaseIterable {
  case ragged = "row-ragged"
  case zeroByte = "row-damaged"
  case startMissing = "date-missing"
  case startUnreadable = "date-unreadable"
  case stopUnreadable = "stop-unreadable"
  case stopBeforeStart = "date-order"
}

/// Where the columns of a table of cases are.
struct CasePlan: Sendable {
  /// How many fields a row has.
  let fields: Int
  let postcode: Int
  let start: Int
  let stop: Int
  let separator: UInt8

  /// Slots of a place: still waiting, finished after 0 to 1,021 days, and dates that cannot be used.
  static let slots: UInt32 = 1024
  static let waiting: UInt32 = 0
  static let unusable: UInt32 = 1023
  static let longest: Int32 = 1021
}

/// Reads pieces of a table of cases, many at a time.
struct CaseScan: Sendable {
  let plan: CasePlan
  let places: PostcodeTable
  let dates = PlainDates()

  /// The cells of the rows of a piece.
  func cells(of piece: CSVPiece) -> CaseCells {
    var found = CaseCells()
    let rows = plainRows(of: piece, &found)
    var (placed, ended) = (0, 0)
    found.cells += [UInt32](capacity: rows.count) { cells in
      let values = places.values.span
      // The loads of this loop do not wait for each other, as they would between the fields of a row.
      for row in rows {
        let value = values[Int(row.place)]
        guard value != PostcodeTable.unknown else {
          cells.append(slowCell(of: row, piece, &found))
          continue
        }
        if value < 4 {
          found.matches[Self.index(PostcodeTable.match(value))] += 1
        } else {
          ended &+= Int(value & 1)
          placed &+= 1
        }
        cells.append(UInt32(value >> 1) &* CasePlan.slots &+ row.slot)
      }
    }
    found.matches[Self.index(.inside)] += placed - ended
    found.matches[Self.index(.postcodeTerminated)] += ended
    return found
  }

  /// Reads rows as most of them are; whatever is unusual is left to `readGenerally`.
  private func plainRows(of piece: CSVPiece, _ found: inout CaseCells) -> [PlainRow] {
    let plan = plan
    let separators = UInt64(plan.separator) &* 0x0101_0101_0101_0101
    let most = piece.end / max(plan.fields, 1) + 1
    return [PlainRow](capacity: most) { rows in
      let bytes = piece.bytes.span
      let (months, letters) = (dates.months.span, places.letters.span)
      let (outwards, sectors) = (places.outwards.span, places.sectors.span)
      var general: [CSVField] = []
      var start = 0
      while start < piece.end {
        let row = PlainFields(
          bytes, from: start, plan: plan, separators: separators, months: months)
        guard row.isPlain(plan) else {
          start = readGenerally(piece, from: start, &general, &found)
          continue
        }
        let place = PostcodeTable.place(
          bytes.word(at: row.postcode), length: row.postcodeEnd &- row.postcode,
          outwards: outwards, sectors: sectors, letters: letters)
        rows.append(
          PlainRow(
            place: place, postcode: UInt32(truncatingIfNeeded: row.postcode),
            postcodeEnd: UInt32(truncatingIfNeeded: row.postcodeEnd),
            slot: row.isStopBlank ? 0 : UInt32(bitPattern: row.stop &- row.first &+ 1)))
        found.lines &+= 1
        found.rows &+= 1
        start = row.next
        if row.mark == 13, bytes[start] == 10 { start &+= 1 }
      }
    }
  }

  /// The cell of a row whose postcode is not in the table, or is not written as most are.
  private func slowCell(of row: PlainRow, _ piece: CSVPiece, _ found: inout CaseCells) -> UInt32 {
    let text = piece.bytes[Int(row.postcode)..<Int(row.postcodeEnd)]
    let value = value(trimmed(text), &found)
    return UInt32(value >> 1) * CasePlan.slots + row.slot
  }

  /// What the table holds for a field of postcodes, with its match counted.
  private func value(_ postcode: ArraySlice<UInt8>, _ found: inout CaseCells) -> UInt16 {
    var value = PostcodeTable.unknown
    var match = Match.missing
    if let postcode = Postcode(postcode) {
      value = places.value(of: postcode)
      match = PostcodeTable.match(value)
    } else if !postcode.isEmpty {
      match = .postcodeInvalid
    }
    found.matches[Self.index(match)] += 1
    return value
  }

  /// Reads one row by the rules of every other table; returns where the next begins.
  private func readGenerally(
    _ piece: CSVPiece, from start: Int, _ fields: inout [CSVField], _ found: inout CaseCells
  ) -> Int {
    found.lines += 1
    let record = scanRecord(
      piece.bytes.span, from: start, separator: plan.separator, isLast: true, fields: &fields)
    switch record {
    case .record(_, let next):
      let row = CaseRow(bytes: piece.bytes, fields: fields)
      guard !row.isBlank else { return next }
      found.rows += 1
      guard !row.isRagged(plan.fields) else {
        found.add(.ragged)
        return next
      }
      found.cells.append(cell(row, &found))
      return next
    case .needsMore, .unclosedQuote, .zeroByte:
      found.rows += 1
      found.add(.zeroByte)
      return FieldEnd.lineEnd(piece.bytes.span, from: start)
    }
  }

  /// The place and slot of a row.
  private func cell(_ row: CaseRow, _ found: inout CaseCells) -> UInt32 {
    let place = UInt32(value(row.field(plan.postcode), &found) >> 1)
    switch wait(row, &found) {
    case .waiting: return place * CasePlan.slots + CasePlan.waiting
    case .unusable: return place * CasePlan.slots + CasePlan.unusable
    case .days(let days) where days <= CasePlan.longest:
      return place * CasePlan.slots + UInt32(days + 1)
    case .days(let days):
      found.long.append((place, days))
      return .max
    }
  }

  private enum Wait {
    case waiting
    case days(Int32)
    case unusable
  }

  private func wait(_ row: CaseRow, _ found: inout CaseCells) -> Wait {
    guard case .day(let start) = readDate(row.field(plan.start)) else {
      found.add(row.field(plan.start).isEmpty ? .startMissing : .startUnreadable)
      return .unusable
    }
    switch readDate(row.field(plan.stop)) {
    case .blank: return .waiting
    case .refused:
      found.add(.stopUnreadable)
      return .unusable
    case .day(let stop) where stop < start:
      found.add(.stopBeforeStart)
      return .unusable
    case .day(let stop): return .days(Int32(stop - start))
    }
  }

  @inline(__always)
  static func index(_ match: Match) -> Int {
    switch match {
    case .inside: 0
    case .outside: 1
    case .postcodeInvalid: 2
    case .postcodeUnknown: 3
    case .postcodeTerminated: 4
    case .noGridReference: 5
    case .coordinateInvalid: 6
    case .outwardCode: 7
    case .codeUnknown: 8
    case .largerArea: 9
    case .missing: 10
    }
  }
}

extension CaseCells {
  /// Notes a fault of the row that is being read.
  mutating func add(_ fault: CaseFault) { faults[fault, default: RowSample()].add(lines) }
}

extension FieldEnd {
  /// The place behind the line end that follows `start`.
  static func lineEnd(_ bytes: Span<UInt8>, from start: Int) -> Int {
    var place = start
    while bytes[place] != 10, bytes[place] != 13 { place += 1 }
    return bytes[place] == 13 && bytes[place + 1] == 10 ? place + 2 : place + 1
  }
}

/// A row that was read without its postcode's place being looked up.
private struct PlainRow: BitwiseCopyable {
  /// The place in the table of postcodes.
  let place: UInt32
  /// Where the postcode stands in the piece.
  let postcode: UInt32
  let postcodeEnd: UInt32
  let slot: UInt32
}

/// The fields of a row that matter, read eight bytes at a time.
private struct PlainFields {
  var postcode = 0
  var postcodeEnd = 0
  var first = PlainDates.none
  var stop = PlainDates.none
  var isStopBlank = false
  /// How many fields the row has, the byte behind the last, and the place behind that.
  var count = 0
  var mark: UInt8 = 0
  var next: Int

  @inline(__always)
  init(
    _ bytes: Span<UInt8>, from start: Int, plan: CasePlan, separators: UInt64,
    months: Span<Int32>
  ) {
    next = start
    repeat {
      var text = next
      var textEnd = next
      var end = next
      if bytes[next] == 34 {
        text = next &+ 1
        textEnd = FieldEnd.quote(bytes, from: text)
        end = textEnd &+ 1
      } else {
        end = FieldEnd.find(bytes, from: next, separators: separators)
        textEnd = end
      }
      if count == plan.postcode {
        (postcode, postcodeEnd) = (text, textEnd)
      } else if count == plan.start || count == plan.stop {
        var day = PlainDates.none
        if textEnd &- text == 10 {
          day = PlainDates.day(bytes.word(at: text), bytes.word(at: text &+ 8), months: months)
        }
        if count == plan.start {
          first = day
        } else {
          stop = day
          isStopBlank = textEnd == text
        }
      }
      count &+= 1
      mark = bytes[end]
      next = end &+ 1
    } while mark == plan.separator
  }

  /// Whether nothing about the row needs a second look.
  @inline(__always)
  func isPlain(_ plan: CasePlan) -> Bool {
    guard count == plan.fields, mark == 10 || mark == 13, first != PlainDates.none else {
      return false
    }
    return isStopBlank || (stop >= first && stop &- first <= CasePlan.longest)
  }
}

/// One row by the rules of every table.
private struct CaseRow {
  let bytes: [UInt8]
  let fields: [CSVField]

  var isBlank: Bool { fields.indices.allSatisfy { field($0).isEmpty } }

  func isRagged(_ count: Int) -> Bool {
    fields.count < count || fields.indices.dropFirst(count).contains { !field($0).isEmpty }
  }

  func field(_ column: Int) -> ArraySlice<UInt8> {
    let text = bytes[fields[column].start..<fields[column].end]
    return trimmed(fields[column].hasQuotes ? unquoted(text)[...] : text)
  }
}

import Model
import TestSupport
import Testing

@testable import Intake

@Suite("Dates of returns")
struct DateReadingTests {
  private func read(_ text: String) -> DateReading { readDate(Array(text.utf8)[...]) }

  @Test(
    "Every form that exports, templates, spreadsheets and councils use is the same day",
    arguments: [
      "2025-Sep-28 00:00:00", "2025-SEP-28", "2025-09-28", "2025-09-28 00:00:00",
      "2025-09-28T00:00:00.000Z", "2025-9-28", "20250928", "28/09/2025", "28/9/2025",
      "28/09/2025 00:00", "28-09-2025", "28.09.2025", "28-Sep-2025", "28 September 2025",
      "28 Sept 2025", "September 28, 2025",
      // Excel counts days from 30 December 1899; 45,928 days later is 28 September 2025.
      "45928", "45928.0", "45928.25",
    ])
  func forms(text: String) {
    #expect(read(text) == .day(day("2025-09-28")))
  }

  @Test(
    "What is not surely a day is refused, with the reason",
    arguments: [
      ("31/02/2025", DateFault.impossible), ("2025-Feb-30 00:00:00", .impossible),
      ("2025-13-01", .impossible), ("31/13/2025", .impossible), ("20251301", .impossible),
      ("28/09/25", .twoDigitYear), ("28-Sep-25", .twoDigitYear), ("1/2/24", .twoDigitYear),
      ("09/28/2025", .monthFirst), ("12/31/2025", .monthFirst),
      ("soon", .unreadable), ("2025-Okt-01", .unreadable), ("28/09", .unreadable),
      ("2025-09-28 or later", .unreadable), ("123", .unreadable), ("28/09/2025/1", .unreadable),
      ("0", .unreadable), ("28/09/02025", .unreadable),
    ])
  func refused(text: String, fault: DateFault) {
    #expect(read(text) == .refused(fault))
  }

  @Test("A date in numbers has its day first, also where it could have its month first")
  func dayFirst() {
    #expect(read("03/04/2025") == .day(day("2025-04-03")))
  }

  @Test("Nothing is no date and no fault")
  func blank() {
    #expect(read("") == .blank)
  }
}

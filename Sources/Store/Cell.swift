import GRDB

/// The cell as text: numbers in their shortest form, binary as nil.
func text(_ value: DatabaseValue) -> String? {
  switch value.storage {
  case .null, .blob: nil
  case .int64(let number): String(number)
  case .double(let number): String(describing: number)
  case .string(let text): text
  }
}

/// The cell as a whole number, or nil where it is none.
///
/// GRDB is asked, since a switch over the storage here makes the optimizer of Swift 6.3.1 fail where it is inlined.
func integer(_ value: DatabaseValue) -> Int? { Int.fromDatabaseValue(value) }

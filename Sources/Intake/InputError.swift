import Files
public import Model

/// Why an input cannot be used at all; what is wrong with single rows is a `Problem` instead.
public enum InputError: Error, Sendable, Hashable, CustomStringConvertible {
  /// A file or folder that was named is not there.
  case missing(path: String, advice: String)
  /// The system refused to read the file, or its packing is damaged.
  case unreadable(path: String, reason: String)
  /// The file was read and is not what it should be; the text says why and what to do.
  case unusable(SourceLocation, String)

  public var description: String {
    switch self {
    case .missing(let path, let advice): "\(path) is not there. \(advice)"
    case .unreadable(let path, let reason): "\(path) cannot be read: \(reason)"
    case .unusable(let location, let text): "\(location.words): \(text)"
    }
  }

  init(_ error: FileError) {
    switch error {
    case .missing(let path):
      self = .missing(path: path, advice: "Check the name and the folder.")
    case .unreadable(let path, let reason), .cannotCreate(let path, let reason),
      .writeFailed(let path, let reason):
      self = .unreadable(path: path, reason: reason)
    }
  }
}

extension SourceLocation {
  /// The place as a message begins, such as `requests.csv row 214 column receiveddate (byte 10233)`.
  var words: String {
    let parts = [
      file, row.map { "row \($0)" }, column.map { "column \($0)" }, byte.map { "(byte \($0))" },
    ]
    return parts.compactMap { $0 }.joined(separator: " ")
  }
}

/// The name of a file without its folder.
func fileName(_ path: String) -> String {
  path == "-" ? "standard input" : path.split(separator: "/").last.map(String.init) ?? path
}

/// The file, open and looked into.
func opened(_ path: String) throws(InputError) -> InputFile {
  do throws(FileError) {
    return try InputFile(path)
  } catch {
    throw InputError(error)
  }
}

/// The entry of an archive, open.
func opened(_ entry: ZipArchive.Entry, of archive: ZipArchive) throws(InputError) -> InputFile {
  do throws(FileError) {
    return try InputFile(entry, of: archive)
  } catch {
    throw InputError(error)
  }
}

import Foundation

/// The file at `path`, or the files of the folder there in order of their names; hidden ones are left out.
public func inputFiles(at path: String) -> [String] {
  var isFolder: ObjCBool = false
  guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue
  else { return [path] }
  let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
  return names.filter { !$0.hasPrefix(".") }.sorted().map { path + "/" + $0 }
}

extension WrittenRelease {
  /// Every link to a place in the release leads to a file, and to an anchor where it names one.
  func checkLinks(_ verification: inout Verification) throws(VerificationError) {
    let pages = paths.filter { $0.hasSuffix(".html") }
    let files = Set(paths)
    var anchors: [String: Set<String>] = [:]
    var links: [String: [String]] = [:]
    for path in pages {
      let page = WrittenPage(try bytes(path))
      anchors[path] = Set(page.values(of: "id"))
      links[path] = page.values(of: "href") + page.values(of: "src")
    }
    for path in pages {
      for link in links[path] ?? [] where !Self.leadsOut(link) {
        verification.links += 1
        let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let target = parts[0].isEmpty ? path : Self.resolved(parts[0], from: path)
        let anchor = parts.count > 1 ? parts[1] : ""
        let isThere =
          files.contains(target)
          && (anchor.isEmpty || anchors[target]?.contains(String(anchor)) == true)
        if !isThere { verification.mismatches.append(.link(page: path, target: link)) }
      }
    }
  }

  private static func leadsOut(_ link: String) -> Bool {
    link.hasPrefix("http:") || link.hasPrefix("https:") || link.hasPrefix("mailto:")
      || link.hasPrefix("tel:") || link.hasPrefix("data:")
  }

  /// The path below the release's folder that a link on the page `path` means.
  static func resolved(_ link: some StringProtocol, from path: String) -> String {
    var parts = path.split(separator: "/").dropLast().map(String.init)
    for part in link.split(separator: "/") {
      switch part {
      case "..": _ = parts.popLast()
      case ".": break
      default: parts.append(String(part))
      }
    }
    return parts.joined(separator: "/")
  }
}

import Disclosure
import Model

/// The areas drawn round one area, with their shapes.
struct LocalMap {
  let areas: [Int]
  let shapes: MapShapes
}

extension Report {
  /// Every page, in the order of their paths' folders.
  ///
  /// - Parameter data: the files of open data that the data page lists.
  /// - Returns: the pages, before they are put into their shells.
  func pages(listing data: [OpenFile]) -> [Page] {
    var pages = [overviewPage(), areasPage(), methodPage(), qualityPage()]
    if !isPublic {
      pages += [
        findingsPage(), fairnessPage(), availabilityPage(), communicationPage(),
        reconciliationPage(release.reconciliation), dataProtectionPage(),
      ]
    }
    if isPublic { pages += [dataPage(data), glossaryPage(), accessibilityPage(), changesPage()] }
    if let summary = release.disclosure { pages.append(disclosurePage(summary)) }
    pages += indicators.map { indicatorPage($0) }
    for level in levels.indices { pages += areaPages(level) }
    return pages
  }

  /// The pages of one level; areas with the same parent share one drawing of their map.
  private func areaPages(_ level: Int) -> [Page] {
    var drawn: [AreaCode?: MapShapes] = [:]
    return levels[level].layer.areas.indices.map { number in
      let address = Address(level: level, area: number)
      if isContainer(address) { return districtPage(address) }
      let siblings = siblings(of: address)
      if siblings.count > 60 {
        let near = nearest(15, to: number, level)
        return areaPage(
          address, siblings: siblings,
          map: LocalMap(areas: near, shapes: MapShapes(levels[level].layer, areas: near)))
      }
      let parent = parent(of: address).map { area($0).code }
      let shapes = drawn[parent] ?? MapShapes(levels[level].layer, areas: siblings)
      drawn[parent] = shapes
      return areaPage(
        address, siblings: siblings, map: LocalMap(areas: siblings, shapes: shapes))
    }
  }

  /// The area and those whose middles are nearest to its own, in code order.
  private func nearest(_ count: Int, to area: Int, _ level: Int) -> [Int] {
    let labels = levels[level].layer.labels
    func distance(_ other: Int) -> Double {
      let east = labels.x[other] - labels.x[area]
      let north = labels.y[other] - labels.y[area]
      return east * east + north * north
    }
    let ordered = levels[level].layer.areas.indices.sorted {
      (distance($0), $0) < (distance($1), $1)
    }
    return ordered.prefix(count + 1).sorted()
  }

  /// "Find your area": every area by name, with those of the same name told apart by what holds them.
  private func areasPage() -> Page {
    var body = PageBody(strings)
    for (number, level) in levels.enumerated() {
      let plural = strings.many(level.layer.level)
      let order = level.layer.areas.indices.sorted {
        (level.layer.areas[$0].name.lowercased(), $0) < (
          level.layer.areas[$1].name.lowercased(), $1
        )
      }
      var letters: [String] = []
      let hasParents = container(of: number) != nil
      var table = TableHTML(
        body.numberOfTable(), strings["\(plural.capitalizedFirst), A to Z"],
        [.text(strings["Name"])] + (hasParents ? [.text("In")] : []) + [.text(strings["Code"])],
        strings)
      for area in order {
        let address = Address(level: number, area: area)
        let name = level.layer.areas[area].name
        let letter = String(name.prefix(1)).uppercased()
        let isFirst = !letters.contains(letter)
        if isFirst { letters.append(letter) }
        let holder = parent(of: address).map { self.area($0).name }
        let anchor: HTML =
          isFirst ? "<span id=\"\(level.layer.level.id)-\(letters.count)\"></span>" : ""
        var cells = [HTML(escaping: self.area(address).code.text)]
        if hasParents { cells.insert(HTML(escaping: holder ?? ""), at: 0) }
        table.row(anchor + link(address, root: ""), cells)
      }
      let jumps = letters.enumerated().map { place, letter -> HTML in
        "<li><a href=\"#\(level.layer.level.id)-\(place + 1)\" aria-label=\"\(plural) beginning with \(letter)\">\(letter)</a></li>"
      }
      body.section(
        "\(plural.capitalizedFirst)",
        "<ul class=\"letters screen\">\(jumps.joined())</ul>\n\(table.html)")
    }
    return Page(
      path: "areas.html", name: strings["Find your area"],
      lede: strings["Every area in this release, with a page for each."], body: body.html)
  }
}

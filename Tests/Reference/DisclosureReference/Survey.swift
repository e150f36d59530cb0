import Disclosure
import Foundation
import TestSupport

/// The counties that are surveyed and exported.
func shape(_ name: String?, seed: Int) -> MadeUpCounty.Shape {
  var shape = MadeUpCounty.Shape()
  shape.strict = name?.hasPrefix("strict") ?? false
  switch name {
  case "small":
    shape.districts = 1 + seed % 2
    shape.wards = 1...2
    shape.breakdowns = seed % 3 == 0 ? [2, 2] : [3]
    shape.children = 8...45
    shape.quintiles = false
    shape.divisions = seed % 4 == 0
    shape.unknown = seed % 5 == 0
  case "medium", "strict-medium":
    shape.districts = 2 + seed % 3
    shape.wards = 1...6
    shape.breakdowns = [[3], [4, 3], [2, 2, 5]][seed % 3]
    shape.children = [0...30, 0...60, 10...120][seed / 3 % 3]
  default:
    shape.breakdowns = [[4], [4, 5], [4, 5, 12], [2]][seed % 4]
    shape.children = [0...25, 0...60, 20...150, 5...400][seed / 4 % 4]
  }
  return shape
}

/// Prints what each county took and what was left, and what they took together.
func survey(_ arguments: [String]) {
  let first = Int(arguments.first ?? "") ?? 1
  let count = arguments.count > 1 ? Int(arguments[1]) ?? 200 : 200
  let name = arguments.count > 2 ? arguments[2] : nil
  print("seed,cells,statements,forms,hidden,attacked,secondary,shown again,proved,unsafe,seconds")
  for seed in first..<(first + count) {
    let tables = LinkedTables(MadeUpCounty(seed: UInt64(seed), shape(name, seed: seed)).made)
    let start = used().seconds
    let secured = secured(tables)
    let seconds = used().seconds - start
    let counts = secured.counts
    let hidden = tables.cells.count { $0.isHidden }
    let figures: [Int] = [
      seed, counts.cells, counts.statements, counts.protectedForms, hidden, counts.attacked,
      counts.secondary, counts.shownAgain, counts.proved, secured.unsafe.count,
    ]
    let line = figures.map { String($0) }.joined(separator: ",")
    print("\(line),\(String(format: "%.4f", seconds))")
    if !secured.contradictions.isEmpty || !secured.misprinted.isEmpty {
      print("  contradicts itself")
    }
  }
}

/// Times counties of so many wards a district, by the processor's time.
func time(_ wards: [Int]) {
  for wards in wards.isEmpty ? [24, 122] : wards {
    var shape = MadeUpCounty.Shape()
    shape.wards = wards...wards
    shape.breakdowns = [4, 5, 12]
    let tables = LinkedTables(MadeUpCounty(seed: 7, shape).made)
    var least = Double.infinity
    var secured = Disclosure.secured(tables)
    for _ in 0..<2 {
      let start = used().seconds
      secured = Disclosure.secured(tables)
      least = min(least, used().seconds - start)
    }
    let counts = secured.counts
    print("cells \(counts.cells), statements \(counts.statements), forms \(counts.protectedForms)")
    print("  attacked \(counts.attacked), hidden for others \(counts.secondary)")
    print("  not proved \(secured.unsafe.count)")
    print("  \(String(format: "%.3f", least)) s, at most \(used().memory) MiB so far")
  }
}

/// The processor's time and the most memory, in MiB, that this process has used.
func used() -> (seconds: Double, memory: Int) {
  var usage = rusage()
  getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
  let seconds = Double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
  let fraction = Double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec)
  return (seconds + fraction * 1e-6, usage.ru_maxrss / 1024)
}

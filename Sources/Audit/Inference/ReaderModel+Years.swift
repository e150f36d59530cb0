extension ReaderModel {
  /// Adds what windows of several years say of single years and of each other.
  mutating func addYears() {
    var windows: [Place: [Window]] = [:]
    var order: [Place] = []
    var years: [Names.Name: Int?] = [:]
    func year(_ time: Names.Name) -> Int? {
      if let known = years[time] { return known }
      let text = names.text(time)
      years[time] = text.count == 4 ? Int(text) : nil
      return years[time] ?? nil
    }
    for number in forms.indices where forms[number].kind != .part {
      let form = forms[number]
      var context = contexts[Int(form.context)]
      guard let last = year(context.time) else { continue }
      let window = Window(
        last: last, years: Int(context.pooled), variable: LinkedCounts.Variable(number))
      (context.time, context.pooled) = (Names.none, 1)
      let place = Place(quantity: form.quantity, context: context)
      if windows[place] == nil { order.append(place) }
      windows[place, default: []].append(window)
    }
    for place in order {
      guard let here = windows[place], here.count > 1 else { continue }
      add(here, at: place)
    }
  }

  private struct Place: Hashable {
    var quantity: Int32
    var context: Context
  }

  private struct Window {
    var last: Int
    var years: Int
    var variable: LinkedCounts.Variable

    var span: ClosedRange<Int> { (last - years + 1)...last }
  }

  private mutating func add(_ windows: [Window], at place: Place) {
    guard quantities[Int(place.quantity)].addsUpOverYears else {
      for outer in windows {
        for inner in windows where outer.years > inner.years && outer.span.contains(inner.last) {
          if outer.span.contains(inner.span.lowerBound) {
            counts.state([inner.variable], are: .atMost, outer.variable)
          }
        }
      }
      return
    }
    for outer in windows where outer.years > 1 {
      let overlaps = windows.contains {
        $0.variable != outer.variable && $0.span.overlaps(outer.span)
      }
      guard overlaps else { continue }
      let parts = outer.span.map { year -> LinkedCounts.Variable in
        var context = place.context
        (context.time, context.pooled) = (name(String(year)), 1)
        return variable(place.quantity, number(context), .part)
      }
      counts.state(parts, are: .equal, outer.variable)
    }
  }
}

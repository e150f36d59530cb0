import Model

/// The log of calls, a row a working day, and of messages, a row each.
func contactFiles(
  _ geography: ExampleGeography, _ planted: Planted, seed: UInt64, scale: Double
) -> (files: [ExampleFile], tallies: [InputTally]) {
  var calls = InputTally("calls.csv")
  var messages = InputTally("emails.csv")
  return (
    [
      ExampleFile(path: "calls.csv", bytes: callRows(seed, scale, &calls).bytes),
      ExampleFile(
        path: "emails.csv", bytes: messageRows(geography, planted, seed, scale, &messages).bytes),
    ], [calls, messages]
  )
}

/// Calls of 2025: fewest are answered when school starts in September.
private func callRows(_ seed: UInt64, _ scale: Double, _ tally: inout InputTally) -> Rows {
  var rows = Rows(["date", "queue", "offered", "answered", "abandoned", "answered_in_threshold"])
  var random = Random(seed: seed &+ 91, stream: 0)
  var day = Day.of(2025, 1, 2)
  while day <= Day.of(2025, 12, 31) {
    defer { day = day + 1 }
    guard day == day.workingDay else { continue }
    let isBusy = day.parts.month == 9
    let offered = max(4, Int(Double(random.between(70, 140) * (isBusy ? 2 : 1)) * scale))
    let share = isBusy ? 0.52 : 0.74 + 0.1 * random.unit()
    let answered = Int(Double(offered) * share)
    let quick = Int(Double(answered) * (0.45 + 0.2 * random.unit()))
    rows.append([
      day.description, "SEND", String(offered), String(answered), String(offered - answered),
      String(quick),
    ])
    tally.add("offered", offered)
    tally.add("answered", answered)
  }
  return rows
}

/// Messages of 2025: three in five tell where the family lives.
private func messageRows(
  _ geography: ExampleGeography, _ planted: Planted, _ seed: UInt64, _ scale: Double,
  _ tally: inout InputTally
) -> Rows {
  var rows = Rows(["case_ref", "received", "acknowledged", "first_reply", "closed", "postcode"])
  let households = Households(geography, planted)
  for number in 0..<Int((4_200 * scale).rounded()) {
    var random = Random(seed: seed &+ 92, stream: UInt64(number))
    let received = (Day.of(2025, 1, 2) + random.below(364)).workingDay
    let home = households.home(&random)
    let isTold = random.chance(0.6)
    let isAnswered = random.chance(0.9)
    let reply =
      (received + random.pick([(random.between(0, 9), 0.62), (random.between(10, 60), 0.38)]))
      .workingDay
    let acknowledged = random.chance(0.8) ? received + (random.chance(0.7) ? 0 : 4) : nil
    let answer = isAnswered && reply >= received ? max(reply, acknowledged ?? reply) : nil
    let isKnown = answer.map { $0 <= History.lastDay } ?? false
    rows.append([
      "M\(padded(number + 1, 5))", received.description, acknowledged?.description ?? "",
      isKnown ? answer?.description ?? "" : "",
      isKnown && random.chance(0.8) ? answer?.description ?? "" : "", isTold ? home.written : "",
    ])
    tally.add("rows")
    tally.add(isKnown ? "answered" : "open")
  }
  return rows
}

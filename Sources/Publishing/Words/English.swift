extension Strings {
  /// Every key with its English text. This is the file to copy for another language.
  public static let englishText = """
    language = en-GB
    # At a glance: is it better or worse here, and how sure are we?
    answer.concern = {title}: worse here than across {whole}, and chance is {sure} to be the reason.
    answer.favourable = {title}: better here than across {whole}, and chance is {sure} to be the reason.
    answer.higher = {title}: higher here than across {whole}, and chance is {sure} to be the reason.
    answer.lower = {title}: lower here than across {whole}, and chance is {sure} to be the reason.
    answer.none = {title}: no clear difference between here and {whole}.
    answer.hidden = In short: too few children here to show a figure.
    answer.missing = In short: there is no figure for this area.
    answer.also = Also worse here than across {whole}: {titles}.
    answer.but = But worse here than across {whole}, by more than chance is likely to explain: {titles}.
    # What a figure is
    level.share = About {tenths} in 10 {subject} {verb} ({value}, based on {about}{count} {base}).
    level.share.all = All {subject} {verb} ({value}, based on {about}{count} {base}).
    level.share.nearly = Nearly all {subject} {verb} ({value}, based on {about}{count} {base}).
    level.share.few = Fewer than 1 in 10 {subject} {verb} ({value}, based on {about}{count} {base}).
    level.share.none = None of the {subject} {verb} ({value}, based on {about}{count} {base}).
    level.share.other = {title} in {area}: {value} (based on {about}{count} {base}).
    level.wait = At this speed, half of the children in {area} wait longer than {value} for a plan.
    level.wait.finished = Half of the plans finished for children in {area} took longer than {value}.
    level.wait.open = Half of the children waiting in {area} had already waited longer than {value}.
    level.other = {title} in {area}: {about}{value}.
    level.open = On {date}, {about}{count} children were still waiting in {area}.
    level.open.one = On {date}, {about}1 child was still waiting in {area}.
    level.open.none = No children in {area} were waiting on {date}.
    level.over = {about}{count} of them had waited longer than 20 weeks.
    level.over.none = None of them had waited longer than 20 weeks.
    zero = No children in {area} were waiting longer than 52 weeks on {date}.
    # Whether it differs
    cmp.real = This is {word} than {figure} of {reference}, by more than chance is likely to explain.
    cmp.strong = This is {word} than {figure} of {reference}, by far more than chance is likely to explain.
    cmp.reference = {figure} was {reference}.
    cmp.maybe = It may be {word} here, but a gap this size could be chance.
    cmp.similar = The two are similar.
    cmp.few = There is no clear difference: with this number of children, a gap this size could be chance.
    cmp.small = The numbers are small, so treat this as a guide. The true level is likely to be between {low} and {high}.
    cmp.small.weeks = The numbers are small, so treat this as a guide. The true level is likely to be between {low} and {high} weeks.
    # Why there is no figure
    hid.area = {title}: we cannot show a figure for {area}. There were too few cases, and showing it could identify a child.
    hid.source = {title}: the source does not show a figure for {area}.
    hid.holder = For {holder} as a whole it was {value}.
    hid.holder.in = For {holder} as a whole it was {value} in {period}.
    none = {title}: there were no {base} in {area}.
    none.few = {title}: there were too few cases in {area} to give a figure.
    none.waiting = {title}: too many of the children in {area} are still waiting to give a figure.
    none.other = {title}: not available for {area}.
    # Change
    trend.up = Since {first} this has risen from {from} to {to}.
    trend.down = Since {first} this has fallen from {from} to {to}.
    trend.none = There is no clear change since {first}.
    trend.soon = It is too soon to say whether this is changing.
    since.all = It was so in every year since {first}.
    since.from = It has been so since {first}. In the year before there was no clear difference.
    since.new = In {year} there was no clear difference.
    # Gaps
    gap = Chance is unlikely to explain this gap.
    gap.areas = The gap between {worst} and {best} is {value} (likely range {low} to {high}).
    gap.areas.none = The difference between {worst} and {best} is too uncertain to call a gap.
    gap.ends = The likely range allows for having picked the two ends of {count} {areas}.
    gap.none = The difference is too uncertain to call it a gap.
    fair = {title}: {first} in the most deprived fifth of places, compared with {last} in the least deprived.
    # Many areas
    count.areas = {title}: of {total} {areas}, {lower} {down} than {figure} and {higher} {up}. Chance is unlikely to explain this.
    count.none = {title}: of {total} {areas}, none differs from {figure} by more than chance is likely to explain.
    count.hidden = {count} have no figure to show.
    count.hidden.one = One has no figure to show.
    luck = Outside the 95% limits: {shown} of the {total} {areas} compared. Chance alone would put about {expected} there. An area counts as different here if it stays so after allowing for that.
    luck.few = Outside the 95% limits: {shown} of the {total} {areas} compared. Chance alone would put fewer than 1 there. An area counts as different here if it stays so after allowing for that.
    # Findings
    finding = {title} in {area}: {value}.
    finding.wait = In {area}, half of the children wait longer than {value} for a plan.
    finding.stays = It stays when children of the same kinds are compared.
    finding.less = It is less sure when children of the same kinds are compared.
    finding.mix = The mix of children explains it: children of the same kinds fare as elsewhere.
    finding.more = At the level of {whole} there would have been about {count} more {what} (likely range {low} to {high}).
    finding.fewer = At the level of {whole} there would have been about {count} fewer {what} (likely range {low} to {high}).
    finding.beyond = About {count} more children here than elsewhere are beyond {reference} (likely range {low} to {high}).
    audit = {shown} of {total} figures lie outside their 95% limits. Chance alone would put about {expected} there (probability of so many: {p}, from {draws} redraws with seed {seed}).
    lottery = Take two children alike in two {areas}. The odds in the better placed {area} are typically {value} times those in the other (likely range {low} to {high}).
    lottery.pace = Take two children alike in two {areas}. In the better placed {area} things typically go {value} times as fast as in the other (likely range {low} to {high}).
    lottery.none = Chance alone could explain how far the {areas} are apart.
    lottery.wider = The gap between {areas} has become wider since {first}, by more than chance is likely to explain.
    lottery.narrower = The gap between {areas} has become narrower since {first}, by more than chance is likely to explain.
    lottery.same = There is no clear change in the gap between {areas} since {first}.
    range = The likely range in the tables shows how far a figure could be from the true level because numbers are small.
    range.fifths = A gap between groups says that they differ. It does not say why.
    curve = Half of the children had a plan by week {half}. After 20 weeks {twenty} were still waiting, after 52 weeks {year}.
    outside = Cases that could not be placed are in the total of {whole} and in no area's figure.
    # Questions for a councillor, and what the figures cannot tell
    ask.decision = What is different about the first decision here?
    ask.plan = What is different about the way from request to plan here?
    ask.queue = When will the children already over 20 weeks get their plan?
    ask.hidden = How are small areas like this one checked?
    ask.pattern = Is this part of a longer pattern, or one unusual year?
    ask.places = Where do children from here go to school?
    limit.cause = Why waits differ.
    limit.child = Anything about one child or one school.
    limit.home = Where a child went to school: areas are by home address now, not when the request was made.
    # Words
    word.higher = Higher
    word.lower = Lower
    word.longer = Longer
    word.shorter = Shorter
    word.none = No clear difference
    word.maybe = {none}, may be {word}
    word.hidden = Too few to show
    word.missing = Not available
    word.uncompared = Not compared
    word.since.all = Every year since {first}
    word.since.from = Since {first}
    word.since.new = New: not so in {year}
    word.since.alone = {period} alone
    word.since.together = {period} together
    word.about = about
    word.sure = unlikely
    word.very_sure = very unlikely
    word.council = the council
    word.council.figure = the council figure
    word.figure.for = the figure for {place}
    sign.hidden = [c] hidden to protect children's privacy
    sign.missing = [x] not available
    sign.uncompared = [z] does not apply
    sign.low = [low] rounds to 0 but is not 0
    word.span = {first} to {last}
    word.numbers = no one two three four five six seven eight nine
    word.and = and
    word.months = January February March April May June July August September October November December
    # Tables, maps and their captions. A kind of area may be named here too: level.ward.one, level.ward.many; and an
    # indicator: title.open_count, definition.open_count
    cap.table = Table {number}. {caption}
    cap.figure = Figure {number}. {caption}
    cap.profile = {area} compared with {whole}, {periods}
    cap.areas = {title} by {areas}, {period}. {order} first; areas without a figure last.
    cap.worst = Clearly worse
    cap.highest = Clearly higher
    cap.map = {title} compared with {whole}, {period}.
    cap.map.words = Of {total} {areas}: {lower} {down} and {higher} {up} than {figure} ({reference}), by more than chance is likely to explain. Without a figure to show: {hidden}. The tables on this page and the indicator's page have the same figures.
    cap.boundaries = Boundaries: {edition}.
    col.what = What
    col.here = Here, likely range
    col.scale = From 0 to
    col.means.here = What it means here
    col.means = What it means
    col.base = Based on
    col.range = {figure}, likely range
    unit.share = Share
    unit.rate = Per 1,000
    unit.km = Kilometres
    unit.ratio = Ratio
    unit.weeks = Weeks
    unit.children = Children
    legend.than = {word} than {whole}
    legend.far = Far {word} than {whole}
    lede.area = How long children and young people here wait for an education, health and care (EHC) plan.
    lede.pooled = Figures about a period put {years} years together, because numbers are small.
    link.all = All {areas}: {title}
    # Headings and the shell of a page
    head.council = Council
    head.glance = At a glance
    head.findings = Main findings
    head.compares = How {area} compares
    head.where = Where {area} is
    head.others = Other {areas}
    head.others.in = Other {areas} in {holder}
    head.questions = Questions you could ask
    ask.whom = Whom to ask: {contact}
    head.limits = What these figures cannot tell you
    head.actions = What is being done
    head.covering = {areas} that cover part of {area}
    shell.service = SEND waits by area
    shell.skip = Skip to main content
    shell.overview = Overview
    shell.areas = Areas
    shell.internal = Internal: contains small numbers. Do not publish or pass on.
    shell.madeup = Made-up data. These figures are not about any child.
    shell.provisional = Provisional: these figures may still change.
    shell.boundaries = The boundaries of {areas} changed in {month}: figures of earlier years are not comparable.
    shell.corrected = Corrected on {date}. The page “{page}” says what and by how much.
    shell.breadcrumb = Breadcrumb
    shell.contents = On this page
    shell.published = Published
    shell.period = Period
    shell.release = Release
    shell.code = Area code
    shell.method = How we worked this out
    shell.quality = How good the data is
    shell.find = Find your area
    shell.data = Download the data
    shell.glossary = Words explained
    shell.changes = What changed
    shell.accessibility = Accessibility statement
    shell.findings = Findings
    shell.fairness = Is it fair
    shell.availability = Places within reach
    shell.communication = Answers to families
    shell.reconciliation = Do our totals tie
    shell.questions = Questions: {contact}
    shell.publication = Published by {council} on {date} under the Open Government Licence v3.0.
    shell.draft = Draft by {council}: not yet published.
    shell.build = Release {release}, revision {revision}, tool {tool}, data fingerprint {fingerprint}
    # Who or what a share is about: the start of its sentence, its verb, and what its base counts
    """ + "\n" + phrases + "\n" + GroupWords.englishText + "\n" + PageText.englishText

  /// Three texts for each share that has a sentence of its own.
  private static let phrases = [
    phrase(
      "plan_by_week_20", "children in {area} whose request went ahead",
      "had a plan within 20 weeks", "children"),
    phrase(
      "plans_issued_20_weeks", "plans for children in {area}", "were finished within 20 weeks",
      "plans"),
    phrase(
      "plans_issued_20_weeks_excluding_exceptions",
      "plans for children in {area}, leaving out exceptions,", "were finished within 20 weeks",
      "plans"),
    phrase(
      "plans_issued_over_52_weeks", "plans for children in {area}", "took longer than 52 weeks",
      "plans"),
    phrase(
      "decision_6_weeks", "decisions about children in {area}", "were made within 6 weeks",
      "decisions"),
    phrase(
      "refusal_notice_16_weeks", "decisions against a plan for children in {area}",
      "were made within 16 weeks", "decisions"),
    phrase(
      "open_over_6_weeks", "children waiting in {area}", "had waited longer than 6 weeks",
      "children"),
    phrase(
      "open_over_16_weeks", "children waiting in {area}", "had waited longer than 16 weeks",
      "children"),
    phrase(
      "open_over_20_weeks", "children waiting in {area}", "had waited longer than 20 weeks",
      "children"),
    phrase(
      "open_over_52_weeks", "children waiting in {area}", "had waited longer than 52 weeks",
      "children"),
    phrase(
      "open_undecided_over_6_weeks", "children waiting in {area}",
      "had waited longer than 6 weeks for a decision", "children"),
    phrase(
      "refusal_to_assess", "requests for children in {area}", "were refused an assessment",
      "requests"),
    phrase(
      "exceptions_share", "plans for children in {area}", "had a permitted exception", "plans"),
    phrase(
      "independent_special_share", "children with a plan in {area}",
      "were at an independent special school", "children"),
    phrase(
      "placed_outside_authority", "children with a plan in {area}",
      "went to school outside the council's area", "children"),
    phrase(
      "awaiting_place", "children with a plan in {area}", "had no school place recorded", "children"
    ),
    phrase(
      "home_educated", "children with a plan in {area}", "were taught at home by their family",
      "children"),
    phrase(
      "eotas", "children with a plan in {area}", "were taught outside any school", "children"),
    phrase(
      "review_decision_4_weeks", "yearly reviews for children in {area}",
      "were decided within 4 weeks", "reviews"),
    phrase(
      "reviews_overdue", "plans for children in {area}", "had no review in the last year", "plans"),
    phrase(
      "phase_transfer_on_time", "children in {area} who change school",
      "had their new plan in time", "children"),
    phrase(
      "mediation_or_tribunal", "decisions about children in {area}",
      "went to mediation or tribunal", "decisions"),
    phrase("calls_answered", "calls from families in {area}", "were answered", "calls"),
    phrase("emails_answered", "emails from families in {area}", "were answered in time", "emails"),
    phrase(
      "service_over_18_weeks", "children waiting in {area}", "had waited longer than 18 weeks",
      "children"),
    phrase(
      "service_over_52_weeks", "children waiting in {area}", "had waited longer than 52 weeks",
      "children"),
  ].joined(separator: "\n")

  private static func phrase(
    _ id: String, _ subject: String, _ verb: String, _ base: String
  ) -> String {
    """
    phrase.\(id).subject = \(subject)
    phrase.\(id).verb = \(verb)
    phrase.\(id).base = \(base)
    """
  }
}

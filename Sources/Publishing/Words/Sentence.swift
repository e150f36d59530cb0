/// A sentence with the rule that chose it and what was put into it, so that anybody can derive it again.
struct Sentence: Equatable, Sendable {
  let rule: Rule
  let inputs: [Input]
  /// The figure it is about, as `estimates.csv` names it; nil for a sentence about no single figure.
  let source: Source?
  let text: String

  init(_ rule: Rule, _ inputs: [Input] = [], about source: Source? = nil, _ strings: Strings) {
    self.rule = rule
    self.inputs = inputs
    self.source = source
    text = strings.sentence(rule, inputs)
  }

  /// One placeholder and what stands in it.
  struct Input: Equatable, Sendable {
    let name: String
    let text: String

    init(_ name: String, _ text: String) {
      self.name = name
      self.text = text
    }
  }

  /// The row of `estimates.csv` that the figure of a sentence stands in.
  struct Source: Equatable, Sendable {
    let level: String
    let place: String
    let indicator: String
    let group: String
    let period: String
  }

  /// Why a sentence is there. The raw value is its key among the strings.
  enum Rule: String, CaseIterable, Sendable {
    case answerConcern = "answer.concern"
    case answerFavourable = "answer.favourable"
    case answerHigher = "answer.higher"
    case answerLower = "answer.lower"
    case answerNone = "answer.none"
    case answerHidden = "answer.hidden"
    case answerMissing = "answer.missing"
    case answerAlso = "answer.also"
    case answerBut = "answer.but"
    case levelShare = "level.share"
    case levelShareAll = "level.share.all"
    case levelShareNearlyAll = "level.share.nearly"
    case levelShareFew = "level.share.few"
    case levelShareNone = "level.share.none"
    case levelShareOther = "level.share.other"
    case levelWait = "level.wait"
    case levelWaitFinished = "level.wait.finished"
    case levelWaitOpen = "level.wait.open"
    case levelOther = "level.other"
    case levelOpen = "level.open"
    case levelOpenOne = "level.open.one"
    case levelOpenNone = "level.open.none"
    case levelOver = "level.over"
    case levelOverNone = "level.over.none"
    case zero
    case comparedReal = "cmp.real"
    case comparedStrong = "cmp.strong"
    case comparedReference = "cmp.reference"
    case comparedMayBe = "cmp.maybe"
    case comparedSimilar = "cmp.similar"
    case comparedTooFew = "cmp.few"
    case small = "cmp.small"
    case smallWeeks = "cmp.small.weeks"
    case hidden = "hid.area"
    case hiddenAtSource = "hid.source"
    case holder = "hid.holder"
    case holderIn = "hid.holder.in"
    case noCases = "none"
    case tooFewForFigure = "none.few"
    case stillWaiting = "none.waiting"
    case unavailable = "none.other"
    case trendUp = "trend.up"
    case trendDown = "trend.down"
    case trendNone = "trend.none"
    case trendSoon = "trend.soon"
    case lastedAll = "since.all"
    case lastedFrom = "since.from"
    case lastedNew = "since.new"
    case gap
    case gapNone = "gap.none"
    case gapOfAreas = "gap.areas"
    case gapOfAreasNone = "gap.areas.none"
    case gapEnds = "gap.ends"
    case fair
    case counted = "count.areas"
    case countedNone = "count.none"
    case countedHidden = "count.hidden"
    case countedHiddenOne = "count.hidden.one"
    case luck
    case luckFew = "luck.few"
    case finding
    case findingWait = "finding.wait"
    case findingStays = "finding.stays"
    case findingLessSure = "finding.less"
    case findingExplained = "finding.mix"
    case findingAffected = "finding.more"
    case findingFewer = "finding.fewer"
    case findingBeyond = "finding.beyond"
    case audit
    case lottery
    case lotteryOfPaces = "lottery.pace"
    case lotteryNone = "lottery.none"
    case lotteryWider = "lottery.wider"
    case lotteryNarrower = "lottery.narrower"
    case lotterySame = "lottery.same"
    case range
    case rangeOfFifths = "range.fifths"
    case curve
    case unplaced = "outside"
    case asksDecision = "ask.decision"
    case asksPlan = "ask.plan"
    case asksQueue = "ask.queue"
    case asksHidden = "ask.hidden"
    case asksPattern = "ask.pattern"
    case asksPlaces = "ask.places"
    case limitCause = "limit.cause"
    case limitChild = "limit.child"
    case limitHome = "limit.home"
  }
}

/// Words, labels and headings, by their keys among the strings.
enum Word: String, CaseIterable, Sendable {
  case higher = "word.higher"
  case lower = "word.lower"
  case longer = "word.longer"
  case shorter = "word.shorter"
  case noClearDifference = "word.none"
  case mayBe = "word.maybe"
  case tooFewToShow = "word.hidden"
  case notAvailable = "word.missing"
  case notCompared = "word.uncompared"
  case everyYearSince = "word.since.all"
  case since = "word.since.from"
  case notBefore = "word.since.new"
  case periodAlone = "word.since.alone"
  case periodTogether = "word.since.together"
  case about = "word.about"
  case theCouncil = "word.council"
  case theCouncilFigure = "word.council.figure"
  case theFigureFor = "word.figure.for"
  case council = "head.council"
  case service = "shell.service"
  case skip = "shell.skip"
  case overview = "shell.overview"
  case areas = "shell.areas"
  case internalMark = "shell.internal"
  case madeUp = "shell.madeup"
  case corrected = "shell.corrected"
  case publication = "shell.publication"
  case draft = "shell.draft"
  case provisional = "shell.provisional"
  case boundariesChanged = "shell.boundaries"
  case breadcrumb = "shell.breadcrumb"
  case onThisPage = "shell.contents"
  case published = "shell.published"
  case period = "shell.period"
  case release = "shell.release"
  case areaCode = "shell.code"
  case method = "shell.method"
  case quality = "shell.quality"
  case findArea = "shell.find"
  case download = "shell.data"
  case wordsExplained = "shell.glossary"
  case whatChanged = "shell.changes"
  case accessibility = "shell.accessibility"
  case findings = "shell.findings"
  case fairness = "shell.fairness"
  case availability = "shell.availability"
  case communication = "shell.communication"
  case reconciliation = "shell.reconciliation"
  case questions = "shell.questions"
  case build = "shell.build"
  case atAGlance = "head.glance"
  case mainFindings = "head.findings"
  case compares = "head.compares"
  case whereIs = "head.where"
  case others = "head.others"
  case othersIn = "head.others.in"
  case questionsToAsk = "head.questions"
  case limits = "head.limits"
  case whomToAsk = "ask.whom"
  case covering = "head.covering"
  case actions = "head.actions"
  case table = "cap.table"
  case figure = "cap.figure"
  case profileCaption = "cap.profile"
  case areasCaption = "cap.areas"
  case worst = "cap.worst"
  case highest = "cap.highest"
  case mapCaption = "cap.map"
  case boundaries = "cap.boundaries"
  case what = "col.what"
  case here = "col.here"
  case scaleFrom = "col.scale"
  case meansHere = "col.means.here"
  case means = "col.means"
  case basedOn = "col.base"
  case withRange = "col.range"
  case share = "unit.share"
  case perThousand = "unit.rate"
  case kilometres = "unit.km"
  case ratio = "unit.ratio"
  case weeks = "unit.weeks"
  case children = "unit.children"
  case legendThan = "legend.than"
  case legendFar = "legend.far"
  case areaLede = "lede.area"
  case pooledLede = "lede.pooled"
  case allAreas = "link.all"
  case span = "word.span"
  case numbers = "word.numbers"
  case mapWords = "cap.map.words"
  case months = "word.months"
  case listAnd = "word.and"
  case signHidden = "sign.hidden"
  case signMissing = "sign.missing"
  case signUncompared = "sign.uncompared"
  case signLow = "sign.low"
}

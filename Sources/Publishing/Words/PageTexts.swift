extension PageText {
  /// The lines of a file of strings for the texts that are their own keys.
  static var englishText: String {
    all.map { "\"\($0)\" = \"\($0)\"" }.joined(separator: "\n")
  }

  /// Every text of a page that is its own key, in order of letters. A test writes the list from the sources.
  static let all = #"""
     (children)
     (km)
     (per 1,000)
     (ratio)
     (weeks)
     Also: {1}{2}.
     It takes the place of {1}.
     Solid line: {1}. Dotted line: {2}.
     to 
     {1} outside the limits; the others are on the indicator's page.
    , and not after {1}
    , updated {1}
    0
    1 child
    1 week
    100 × O ÷ P
    20 to 52 weeks
    20 weeks
    20-week limit
    9 in 10 by week
    95%
    ; and {1} more
    ; and {1} more in findings.csv
    A corrected release is a new revision with a reason, which the list of changes prints.
    A legal paper that says what support a child must get.
    A number of children over the children and young people who live in the area. The range is that of counts that come about by chance (Poisson; Garwood, 1936).
    A number shown can be two more or two fewer than the true one. Totals do not add up.
    A plain count. It has no likely range, because it is not a level.
    A reader who knows the rules might guess why a figure is hidden.
    A release never changes after it is published. A correction is a new revision, and stands under “{1}”.
    A release that the disclosure check refuses is not written. No option or setting of the system lets it through.
    A straight line through the deprivation fifths, each as wide as its share of children: the difference between its ends.
    A true zero is 0.
    About the files
    Accessibility statement
    All
    All children
    All figures
    All figures ({1})
    All figures for {1}
    All figures of this release were taken together as one set of linked tables: areas, areas that overlap, groups, parts of wholes, years and waits. A reader is taken to know every one of the {1} sums and limits that tie them.
    All indicators
    All values in order; the one that {1} of them do not pass. The likely range runs between two of the values, chosen so that it holds the level 95 times in 100.
    All {1}
    Annual review
    Annual reviews
    Answers to families
    Area
    Areas
    Areas are by home address now, not when the request was made.
    Areas are not ranked: with few children, ranks change by chance.
    Areas in order of their level, the best first, until a quarter of all children is reached; then the level of these together (Weissman, 1999).
    Areas outside the 95% limits, beside the number that chance alone would put there
    Areas outside the 99.8% limits, areas of concern first
    Areas that stand out by more than chance, those that touch most children first.
    Areas that stand out, most children affected first
    Around {1}
    Average wait, the longest cut off
    Based on
    Best
    By area
    By chance, about
    By group
    By luck alone
    By luck alone: what the same figure would be if every place shared one level. Only what goes beyond that is a difference between places.
    CSV table
    Calls and emails
    Calls and messages
    Cannot be read
    Chance
    Chance alone could explain a gap of this size.
    Change
    Change of that gap
    Change of the list
    Chart: share of children still waiting by week, {1}
    Children
    Children affected, likely range
    Children affected: how many more would have been in time, or fewer over the limit, at the level of {1}. The number is that of the first sentence.
    Children in the total who are on no map
    Children not in school
    Children not placed on the map
    Children on it at the end less those at the start.
    Children on the roll over places, times 100. It can pass 100%.
    Children still waiting for a plan by week since the request, {1}.{2}
    Children touched
    Children waiting
    Children waiting by how long, {1}, in order of code
    Children waiting by {1}, {2}, in order of code
    Children waiting over the number who leave the list in a week, at the pace of the last twelve weeks.
    Children without a place
    Children without a place or outside school, by {1}, in order of code
    Children, at the end less at the start.
    Code
    Compared
    Comparison
    Compliance status
    Controller: {1}. Contact: {2}.
    Counted: {1}. Out of: {2}.
    Counted: {1}. Set against: {2}.
    Counties where a lottery is found though all wards are alike
    Counties with any ward called different where all wards are alike
    Counts of everybody still have a likely range: another year like this one would not give exactly the same cases. The likely range of these pages is a 95% confidence interval.
    County division
    Data protection
    Data protection officer: {1}. Information-governance lead: {2}.
    Deprivation fifth
    Disagreements
    Disks, backups and swap must be encrypted by the council: the tool cannot do that.
    Disproportionate burden
    District
    Do our totals tie to published ones
    Do the totals tie?
    Does not apply here.
    Download the data
    Download these figures
    Each area is compared with the whole partnership. Double arrows mean outside the 99.8% limits, single arrows outside the 95% limits, both after allowing for the number of areas compared (Benjamini and Hochberg, 1995).
    Each area's level is taken to lie at random round the partnership's, so far apart as the figures beyond chance say. Of two areas drawn at random this is the middle value of how much better the better one is placed (Larsen and Merlo, 2005). 1 means no gap. Its range is that of the profile likelihood.
    Each mark is a {1}, {2}. Level line: {3}. Dashed lines: 95% limits. Solid lines: 99.8% limits. A mark outside a line may still be chance: so many are compared that some would be. The arrows allow for that.
    Each wait counts as {1} weeks at most, so that the longest do not decide the average alone.
    Earlier releases set against this one: {1}.
    Editions of the places
    Education otherwise than at school (EOTAS)
    Education, health and care (EHC) plan
    Ended, placed where it was
    Equal.
    Every area in this release, with a page for each.
    Every area that stands out
    Every area's figure drawn again many times as if all shared one level, and the same sum done with each draw.
    Every case has a place on the map.
    Every formula, in words and symbols
    Every indicator in this release
    Every number
    Every page carries its own policy. A server can send these lines besides:
    Exact figures by area (internal/) may be kept for {1} days after the run{2}. After that every command warns until postcode-equity purge has removed them.
    Explained.
    F(t) = ∑ S(tᵢ before the day) × dᵢ ÷ nᵢ over the days tᵢ ≤ {1}
    Fewer
    Field
    Figure
    Figure, likely range
    Figures say where waits differ, not why.
    Figures shown and hidden
    Figures touched
    Figures touched: {1}.
    File
    Files of this run
    Files read, by their fingerprint (SHA-256)
    Find your area
    Findings
    Fingerprint (first 12)
    First half only
    First publication of this release.
    For the web team
    For {1} of them other whole-number tables were built that would print exactly these figures, and checked by printing them again.
    Format
    From the most to the least deprived end ({1})
    From worst to best
    Funnel chart: {1}
    GeoJSON map
    Given to the nearest 5, so that no child can be worked out.
    Group
    Half had a plan by week
    Health and ethnicity are special categories: Article 9(2)(g), substantial public interest, or 9(2)(j), statistics, with the conditions of Schedule 1 to the Data Protection Act 2018. To be confirmed.
    Health services
    Here
    Hidden to protect children's privacy. It does not mean none.
    Higher is better.
    Holds on other borders
    Holds on other borders: the share of maps with borders drawn anew at random in which the finding stays.
    Home educated
    Homes without a place
    How accessible these pages are, and what to do if something does not work for you.
    How children are protected
    How children are protected, and how much is hidden
    How complete the data is
    How far a figure could be from the underlying level because numbers are small. Statisticians call it a 95% confidence interval.
    How far away the places are
    How far {1} are apart: {2}, {3}
    How full schools are
    How good the data is
    How high the figures are
    How long children and young people in {1} wait for support, and where waits differ.
    How long children wait
    How long children wait for a plan, those still waiting counted, {1}
    How many more would have been in time at that level. Small areas count with the level that their figure and everybody's together make likely, so that bad luck alone does not add up.
    How much is hidden
    How much it matters where children live
    How often that is right
    How often the methods are right
    How things stood at the end of one day.
    How to cite: {1}, {2}, release {3}, revision {4}.
    How to report a problem
    How unequal areas are ({1})
    How we worked this out
    If a figure looks wrong, tell us: {1}.
    If something does not work for you, or you need it in another form, tell us: {1}
    In files: {1}.
    In the charts the upright line is {1}, the mark is here, and the line through it is the likely range.
    In the formulas x is a number it happened to, n all it could have happened to, O a number seen, E the number expected, P residents or places, d those who finish on a day, L children on a list, θ the partnership's figure, p a chance, m the number of areas compared.
    In the public release {1} figures are shown and {2} hidden ({3}%).
    In these sets a number could have been worked out whatever else was hidden, so that all numbers of the level are hidden, large ones and nothings as well.
    Indicator
    Input
    Inputs are read where they stand and not copied. No record, name, number or postcode is kept in any file of this tool.
    Internal: 
    Internal: contains small numbers
    Is it changing
    Is it fair
    L ÷ κ
    L(end) − L(start)
    Legal bases for the controller to confirm
    Licence
    Likely range
    Likely ranges of ranks that hold the true rank, where wards differ
    Likely ranges of the lottery index that hold the true index, where wards differ
    Likely ranges of the shortfall that hold the true one, where wards differ
    Longest wait
    Lower is better.
    Made by Postcode Equity {1}. The same inputs and settings give the same pages, byte for byte.
    Map of values: {1}, by {2}
    Map: where {1} is, with {2}
    Map: {1}
    Map: {1}, by {2}
    Maps
    Maps cannot be read by a screen reader shape by shape. Each has a description, and a table with the same figures (WCAG 1.1.1).
    Measured on 200 made-up counties of 170 wards each, by the program that makes these pages.
    Median
    Mediation
    Messages hold row numbers, field names and reasons, never a name, number or postcode.
    Middle value (median) of finished waits, distances and ages
    Middle value (median) of waits, those still waiting counted
    Mistakes and questions
    More
    More than none, but so little that it rounds to 0.
    Most against least deprived end
    Most deprived fifth over the least deprived (times)
    Most of them
    Name
    Name a published table under “counts” in the settings and say published: true. Its totals then stand here beside yours.
    Neither higher nor lower is better in itself.
    No area is outside the 99.8% limits.
    No area stands out by more than chance is likely to explain.
    No areas were compared.
    No clear difference
    No clear difference means that chance could explain a gap of this size. Similar is said only where a difference that would matter can be ruled out.
    No earlier release is on record.
    No figure is used to decide about a child.
    No input of this run tells about these. The settings can name one.
    No public release was made in this run.
    No {1} is marked.
    None recorded
    None. We show a true nought as 0.
    Not available: nobody knows this figure, or too few children stand behind it.
    Not comparable.
    Not explained.
    Not in the directory
    Not in this release
    Nothing else was left out.
    Nothing is fetched from a network while figures are made.
    Nothing to compare with
    Number
    Number of children
    Number of {1}.
    Numbers
    Numbers are rounded and small numbers are hidden, so totals may not add up.
    O ÷ E, with E = ∑ (H(last day) − H(first day)) over the children and H(t) = ∑ dᵢ ÷ nᵢ over the days tᵢ ≤ t
    Odds: the children something happened to, for each one it did not happen to.
    Of {1} numbers of children behind these figures, {2} are hidden.
    On each day, the share of the children still followed who had not finished. These shares multiplied give the share still waiting (Kaplan and Meier, 1958). The figure is the first day on which {1} have finished. Its range is read from the limits of the curve (Greenwood; Brookmeyer and Crowley, 1982).
    Open Government Licence v3.0.
    Other indicators
    Other ways to count the same are on the indicators' pages alone.
    Our totals beside the published ones
    Our totals beside the published ones, number by number, and why they differ.
    Ours
    Ours less published
    Outside
    Outside the area
    Over 52 weeks
    Part of it that goes with {1} (%)
    Part that goes with something: how much less places vary once that is taken into account. Below 0 they vary more. It says what goes together, not why.
    Percentage point
    Period
    Personal data: UK GDPR Article 6(1)(e), a task in the public interest (Children and Families Act 2014, Part 3). To be confirmed.
    Pictures of memory after a crash are switched off. Where the tool runs as a service, set SWIFT_BACKTRACE=enable=no.
    Place
    Place not known
    Places
    Places and placements
    Places and support within reach
    Plans finished over the number expected if each child had waited as children do across the whole partnership. Above 1 is quicker.
    Postcode directory: {1}.
    Preparation of this statement
    Prepared on {1}. Last reviewed on {2}. How the pages were tested: {3}
    Probability of so many by chance
    Promised
    Published
    Purposes
    Rate for every {1}
    Ratio
    Read with care
    Readers who know a child personally may still recognise that child's case.
    Release {1}, {2}
    Release {1}{2}
    Releases and corrections, newest first.
    Requests and plans
    Reviews
    Revision {1} of this release.
    Risks that stay
    Rounded
    Rows
    Rows by what became of the postcode of the home
    Rows in which a field is blank or cannot be read
    Rows left out ({1})
    Rows left out or worth a look
    Rows to look at: {1}.
    Rows with {1} in the file of exact figures:
    Rows with {1} in these files:
    Rules
    Rules of the sentences ({1})
    S(t) = ∏ (1 − dᵢ ÷ nᵢ) over the days tᵢ ≤ t
    SEND
    Sets of which no number is shown at one level
    Share
    Share of figures that are hidden, in percent
    Share that ended in one way by week {1}
    Shares
    Signs for a value that is not there
    Since when
    Size (kB)
    Size and chance
    Small areas have few cases a year. Their cases of several years are added before anything else is worked out.
    Small areas vary from year to year by chance. The words for a comparison allow for that.
    Small numbers in public population figures stay public.
    Snapshot
    Snapshot day
    Special educational needs and disabilities (SEND): how long children wait for education, health and care (EHC) plans, and whether that differs by where they live.
    Special educational needs and disabilities.
    Speed
    Statistics: Article 89 safeguards; section 19 of the Act of 2018 forbids measures about single persons. To be confirmed.
    Statutory time limits
    Support and places
    Tables
    Tables in the layout of the Department for Education
    Talks between a family and the council, with somebody neutral, before an appeal.
    Taught by the family, and not at a school.
    Taught outside school
    Teaching that the council arranges outside any school.
    Terms
    Text
    The Equality and Human Rights Commission (EHRC) enforces the accessibility regulations of 2018. If you are not happy with the answer, contact the Equality Advisory and Support Service.
    The area of a district, borough or city council. It holds whole wards.
    The area that elects county councillors. Divisions and wards cut across each other.
    The area that elects district councillors.
    The area's figure is outside the limits that chance sets round the partnership's, and stays so after allowing for the number of areas compared (Benjamini and Hochberg, 1995).
    The areas above are those that stay after allowing for the number compared.
    The audit trail names the user, the time, digests of files and counts of rows. Each line holds the digest of all before it: postcode-equity purge --check tells where one was changed or removed.
    The court that decides appeals about plans.
    The day on which children still waiting were counted.
    The figures of these pages as tables and maps for your own work.
    The finest place ever used is a unit postcode; no address or house is read.
    The gap of the latest year over that of an earlier one. It is called wider or narrower only where its likely range leaves 1 out.
    The information-governance lead chooses the profile (standard or strict) in the configuration. None weaker than standard can be chosen.
    The legal time limit from a request to a plan. Some exceptions are allowed by law.
    The line falls from 100% as children get a plan. Table {1} has the weeks by which half and nine in ten had one.
    The longest of all. It is one child's, has no likely range and is never published.
    The lowest figure shown is {1}, the highest {2}. The legend says how many areas are in each class; the table of all {3} has every figure.
    The middle value: half are above it and half below.
    The number it happened to, over all it could have happened to. The likely range is Wilson's (1927).
    The numbers on the map are those in the table.
    The pale part of each bar holds the middle half of the {1}. The upright line is the figure for {2}.
    The places of England in order of deprivation, in five groups of one size. The first is the most deprived.
    The plain difference between two percentages.
    The program
    The store, a folder that its owner alone may enter, keeps the release ledger (published figures only), the audit trail, row numbers with reasons of rows left out, and the list of what is kept.
    The store: see above. No other place is written to, the system's folder of temporary files included.
    The three gaps that touch most children
    The typical wait for a plan counts children still waiting: a wait that has not ended counts for as long as it has lasted.
    The typical wait of finished plans leaves out everybody still waiting. It looks too good while a queue grows.
    The yearly meeting that looks at a child's plan again.
    These pages are partially compliant with the Web Content Accessibility Guidelines (WCAG) version 2.2 AA standard, because of the points listed below.
    These pages show small numbers. Keep them inside the partnership.
    These rows count in the totals of {1}. They are in no area's figures, save where a postcode has ended: such a home is placed where it was.
    This statement is about the pages “{1}” of {2}, release {3}. They can be read at 400% zoom, with the keyboard alone, with a screen reader, printed, and with colours of your own. They use no script.
    Tiles: {1}, by {2}
    To find differences between areas and groups that chance and need do not explain, and to plan places.
    To measure how long children wait for education, health and care plans and for health services, by area.
    To publish figures about areas from which no child can be worked out.
    Trend: {1}
    Tribunal
    Typical gap between two areas
    Typical gap between two {1} (times; 1 is none)
    Typical wait so far (weeks)
    Unit
    Up to 20 weeks
    Use with care
    Waiting after 20 weeks
    Waiting after 52 weeks
    Waits
    Waits run in days from the request and are shown in whole weeks. A typical wait is a median: half wait longer.
    Ward
    Wards outside the 95% limits where all wards are alike
    We do not claim that anything is a disproportionate burden.
    Weeks of waiting fewer, all children together, if no place were slower than the average
    Weeks since the request
    Weeks to clear the list
    What
    What changed
    What follows
    What is counted
    What is kept back whole
    What is kept, and how long
    What is measured
    What is not accessible
    What is not published
    What is read
    What is read, kept and written, for the data protection officer. Points marked to be confirmed or completed are the controller's.
    What is written
    What it counts
    What it holds
    What it means
    What it means here
    What luck alone would show
    What other bodies publish about the same children has not been checked against these figures.
    What protects children in public figures
    What stands out
    What stands out ({1})
    What stays uncertain
    What the best-placed quarter have already
    What the best-placed quarter of children have already ({1})
    What the figures mean, how they were made, and how sure they are.
    What the words of these pages mean.
    What this statement covers
    What to know first
    What was counted
    What was done so that nobody can work out a child from these figures.
    What was done to the figures
    What was found
    What was made coarser
    What was missing, what was left out, and what that does to the figures.
    What was tried
    What we could not place
    What would hide less
    When we call a difference real
    Where
    Where a wait can end in several ways, each way has its own share, and children still waiting stay in the base (Aalen and Johansen, 1978).
    Where children wait longest for SEND support in {1}
    Where children with a plan are placed
    Where children with a plan go to school, how full schools are, and who has no place.
    Where {1} differ
    Whether calls and messages are answered, and whether yearly reviews are on time.
    Whether children wait as long whoever they are and however deprived their place is.
    Who answers for it
    Who is still waiting
    Who is without education
    Who may override what
    Who may read internal/ is decided by the user account that runs the tool.
    Whoever may write the store can write a new audit trail: keep its last digest elsewhere.
    Why figures of small areas go up and down from year to year when nothing has changed.
    Without grid reference
    Words explained
    Worst
    Yearly reviews
    Years put together
    [c]
    [low]
    [low] on a page: more than none, but it rounds to 0.
    [to be completed]
    [x]
    [z]
    at least 95%
    at most 5%
    boundaries: published.
    c on a file's row, [c] on a page: hidden to protect children's privacy.
    cases
    count
    deprivation
    exp(0.6745 √(2σ²)), with x binomial (n, the odds of the partnership × exp(u)) and u normal (0, σ²)
    exp(ln gap(now) − ln gap(then))
    figure = smallest t with S(t) ≤ {1}
    first
    high
    how deprived small areas are: published ranks.
    internal/: exact figures with small numbers, readable by one user account; every page says so.
    less than 0.001
    likely range {1}
    limits = θ ± z √(θ (1 − θ) ÷ n), with z = 1.96 for 95% and z = 3.09 for 99.8%
    logs of calls and emails: days and answers, without their text.
    low
    mean of the figure over 2,000 draws
    none were
    not yet
    others
    p = x ÷ n
    percentage points
    public/: what passed the disclosure gate; nothing else can be written there.
    q(i) = smallest of p(l) × m ÷ l over l ≥ i, the p in order of size; a difference is real where q < 0.05
    r = ∑ x ÷ ∑ n over the first areas, in order of (x + 1) ÷ (n + 2), that hold n ≥ N ÷ 4
    range = (x + z² ÷ 2 ± z √(x (n − x) ÷ n + z² ÷ 4)) ÷ (n + z²), with z = 1.96
    range = x(r) to x(s), where r and s are the 2.5% and 97.5% points of the binomial (n, {1})
    range = {1} × ½ χ²(0.025; 2O) ÷ P to {2} × ½ χ²(0.975; 2O + 2) ÷ P
    registers of children educated at home, missing education or educated otherwise: days and place.
    residents by area and age: published counts.
    schools and their places: no children.
    slope of y = a + b × rank, weighted by n
    tables that are counts already.
    tables with a row a case, counted by area row by row and not kept.
    the SEN2 person-level return: requests, assessments, plans, placements, needs and reviews. Names, pupil numbers and days of birth serve to see that two rows are one child and how old it is; they stay in memory while the files are read.
    the directory of postcodes with their places: published.
    the district
    the mix of children
    times as many as expected
    to under {1}
    to {1}
    u: shown, but based on fewer than 50 children.
    under 1%
    up to {1}
    value
    waiting lists: start, end and reason of each wait, place, and age, sex and need where given.
    x
    x = ∑ x(y) and n = ∑ n(y) over the years y
    x or [x]: not available.
    x(k) with k = {1} × n, rounded up
    x(n)
    year
    z or [z]: does not apply.
    {1} between the worst and the best {2} of each indicator
    {1} by year. Solid line: the {2}, with likely ranges. Dotted line: {3}.
    {1} by {2}
    {1} by {2} and year, in order of code
    {1} by {2}, {3}
    {1} children
    {1} compared
    {1} differ and no known rule says why.
    {1} differ for a known reason.
    {1} figure
    {1} figures are hidden to protect children's privacy.
    {1} figures are shown.
    {1} in every 1,000
    {1} in {2} by how deprived the place is, {3}
    {1} km
    {1} more are on the indicators' pages.
    {1} of {2} fields are filled in every row.
    {1} of {2} numbers are equal.
    {1} of {2} {3} are marked. The list under the chart names them; the table of all {4} has their figures.
    {1} or more
    {1} outside the 95% limits
    {1} over those expected at the pace of all.
    {1} point of finished waits, distances and ages
    {1} point of waits, those still waiting counted
    {1} revision {2}
    {1} small numbers, complements and differences were attacked from all figures at once. Each keeps at least {2} possible values.
    {1} times
    {1} was
    {1} weeks
    {1} were
    {1} {2}, if all had that
    {1} × O ÷ P
    {1}, A to Z
    {1}, enlarged
    {1}, for {2}.
    {1}, likely range
    {1}, lowest and highest
    {1}, release {2}{3}
    {1}, {2}, in classes by natural breaks.
    {1}, {2}: each {3} is one tile of the same size, near where it lies.
    {1}: all areas
    {1}: {2} compared with {3}
    {1}: {2}, boundaries {3}.
    ∑ S(t) over the days t from 0 to {1}, ÷ 7
    ∑ n × E(the greater of r − π and 0), with π beta (θM + x, (1 − θ)M + n − x)
    """#.split(separator: "\n").map(String.init)
}

extension PageText {
  /// Texts of pages from S on. A test writes the list from the sources.
  static let fromS = #"""
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
    The highest printed figure less the lowest. The likely range is made from those of the two (Newcombe, 1998; Zou and Donner, 2008). It is wider the more areas the ends are picked from (Tukey): 1 for two, 1.45 for six, 1.64 for eleven. Without that, one release in two would name a gap between eight areas that are all alike.
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
    The same, as far as rounded numbers tell.
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
    Too few to compare
    Trend: {1}
    Tribunal
    Typical gap between two areas
    Typical gap between two {1} (times; 1 is none)
    Typical wait so far (weeks)
    Unit
    Up to {1} weeks
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
    deprivation
    exp(0.6745 √(2σ²)), with x binomial (n, the odds of the partnership × exp(u)) and u normal (0, σ²)
    exp(ln gap(now) − ln gap(then))
    figure = smallest t with S(t) ≤ {1}
    g = a − b
    how deprived small areas are: published ranks.
    internal/: exact figures with small numbers, readable by one user account; every page says so.
    less than 0.001
    likely range {1}
    limits = θ ± z √(θ (1 − θ) ÷ n), with z = 1.96 for 95% and z = 3.09 for 99.8%
    logs of calls and emails: days and answers, without their text.
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
    range = g − c √((a − a₁)² + (b₂ − b)²) to g + c √((a₂ − a)² + (b − b₁)²), the ranges being a₁ to a₂ and b₁ to b₂
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
    waiting lists: start, end and reason of each wait, place, and age, sex and need where given.
    x
    x = ∑ x(y) and n = ∑ n(y) over the years y
    x or [x]: not available.
    x(k) with k = {1} × n, rounded up
    x(n)
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
    {1} of {2}
    {1} of {2} fields are filled in every row.
    {1} of {2} numbers are equal.
    {1} of {2} {3} are marked. The list under the chart names them; the table of all {4} has their figures.
    {1} or more
    {1} outside the 95% limits
    {1} over those expected at the pace of all.
    {1} percentage points
    {1} point of finished waits, distances and ages
    {1} point of waits, those still waiting counted
    {1} revision {2}
    {1} small numbers, complements and differences were attacked from all figures at once. Each keeps at least {2} possible values.
    {1} times
    {1} to {2} weeks
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
    """#
}

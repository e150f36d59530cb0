extension PageText {
  /// Texts of pages from H to R. A test writes the list from the sources.
  static let fromHToR = #"""
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
    Likely ranges of the lottery index that hold it, in wards of about 12 children
    Likely ranges of the lottery index that hold the true index, where wards differ
    Likely ranges of the shortfall that hold the true one, where 5 in 100 children are counted
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
    Our totals, rounded, beside the published ones
    Ours
    Ours less published
    Ours, rounded
    Outside
    Outside the area
    Over {1} weeks
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
    """#
}

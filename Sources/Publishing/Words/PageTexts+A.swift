extension PageText {
  /// Texts of pages before H in order of letters. A test writes the list from the sources.
  static let toG = #"""
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
    1 percentage point
    1 week
    100 × O ÷ P
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
    Beside what others have published
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
    Different by more than rounding.
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
    Gap between the two ends
    GeoJSON map
    Given to the nearest 5, so that no child can be worked out.
    Group
    """#
}

extension Formula {
  /// How far areas are apart, and how many children that touches.
  static let equity = [
    Formula(
      "Typical gap between two areas",
      "Each area's level is taken to lie at random round the partnership's, so far apart as the figures beyond chance "
        + "say. Of two areas drawn at random this is the middle value of how much better the better one is placed "
        + "(Larsen and Merlo, 2005). 1 means no gap. Its range is that of the profile likelihood.",
      "exp(0.6745 √(2σ²)), with x binomial (n, the odds of the partnership × exp(u)) and u normal (0, σ²)"
    ),
    Formula(
      "Change of that gap",
      "The gap of the latest year over that of an earlier one. It is called wider or narrower only where its likely "
        + "range leaves 1 out.",
      "exp(ln gap(now) − ln gap(then))"),
    Formula(
      "What the best-placed quarter have already",
      "Areas in order of their level, the best first, until a quarter of all children is reached; then the level of "
        + "these together (Weissman, 1999).",
      "r = ∑ x ÷ ∑ n over the first areas, in order of (x + 1) ÷ (n + 2), that hold n ≥ N ÷ 4"),
    Formula(
      "Children touched",
      "How many more would have been in time at that level. Small areas count with the level that their figure and "
        + "everybody's together make likely, so that bad luck alone does not add up.",
      "∑ n × E(the greater of r − π and 0), with π beta (θM + x, (1 − θ)M + n − x)"),
    Formula(
      "Most against least deprived end",
      "A straight line through the deprivation fifths, each as wide as its share of children: the difference "
        + "between its ends.",
      "slope of y = a + b × rank, weighted by n"),
    Formula(
      "By luck alone",
      "Every area's figure drawn again many times as if all shared one level, and the same sum done with each draw.",
      "mean of the figure over 2,000 draws"),
  ]
}

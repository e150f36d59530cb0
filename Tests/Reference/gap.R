# How often a gap between the two ends of several areas is named where all areas share one level, with the limits of two
# areas alone and with those that allow for having picked the ends (Sources/Model/Gap.swift).
#
# Run: Rscript Tests/Reference/gap.R
# Should print shares of about 0.05 or less in the last column, and up to 0.65 in the one before it.

set.seed(1)
wilson <- function(x, n) {
  z <- qnorm(.975)
  p <- x / n
  middle <- (p + z^2 / 2 / n) / (1 + z^2 / n)
  half <- z * sqrt(p * (1 - p) / n + z^2 / 4 / n^2) / (1 + z^2 / n)
  list(lower = middle - half, upper = middle + half)
}
releases <- 20000
cat("areas level children plain widened\n")
for (areas in c(2, 4, 8, 12)) for (level in c(.3, .5, .9)) for (children in c(40, 150)) {
  n <- matrix(round(children * runif(areas * releases, .5, 2)), releases)
  x <- matrix(rbinom(areas * releases, n, level), releases)
  p <- x / n
  limits <- wilson(x, n)
  high <- cbind(seq_len(releases), max.col(p, "first"))
  low <- cbind(seq_len(releases), max.col(-p, "first"))
  gap <- p[high] - p[low]
  reach <- sqrt((p[high] - limits$lower[high])^2 + (limits$upper[low] - p[low])^2)
  widening <- qtukey(.95, areas, Inf) / qtukey(.95, 2, Inf)
  cat(areas, level, children, mean(gap > reach), mean(gap > widening * reach), "\n")
}

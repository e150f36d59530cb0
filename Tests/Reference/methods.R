# Computes the methods that R has references for. usage: methods.R DIRECTORY
suppressMessages({
  library(survival)
  library(lme4)
  library(metafor)
  library(MASS)
  library(spdep)
})
directory <- commandArgs(trailingOnly = TRUE)[1]
# Packages that few systems have are installed beside the Python ones, where CRAN can be reached.
beside <- Sys.getenv("REFERENCE_R")
if (beside != "") {
  dir.create(beside, showWarnings = FALSE)
  .libPaths(c(beside, .libPaths()))
}
has <- function(package) {
  if (requireNamespace(package, quietly = TRUE)) return(TRUE)
  suppressWarnings(try(silent = TRUE, utils::install.packages(
    package, lib = .libPaths()[1], repos = "https://cloud.r-project.org", quiet = TRUE)))
  found <- requireNamespace(package, quietly = TRUE)
  if (!found) cat(package, "is not installed and cannot be reached: it is left out\n")
  found
}
rows <- list()
add <- function(method, item, value) {
  rows[[length(rows) + 1]] <<- data.frame(method = method, item = item, value = unname(value))
}
limits <- function(method, item, lower, upper) {
  add(method, paste(item, "lower"), lower)
  add(method, paste(item, "upper"), upper)
}

# Shares: ratios of rates, spread, lottery index, smoothed ratios, gradient.
shares <- read.csv(file.path(directory, "shares.csv"))
x <- shares$x
n <- shares$n
for (i in seq_along(x)) {
  exact <- poisson.test(c(x[i], sum(x) - x[i]), c(n[i], sum(n) - n[i]))$conf.int
  limits("M04 ratio", i - 1, exact[1], exact[2])
}
y <- asin(sqrt(x / n))
fixed <- rma(y, 1 / (4 * n), method = "DL")
add("M16", "dl", fixed$tau2)
add("M16", "i2", fixed$I2 / 100)
paule <- rma(y, 1 / (4 * n), method = "PM", control = list(tol = 1e-14, maxiter = 1000))
add("M16", "pm", paule$tau2)
between <- confint(paule, control = list(tol = 1e-14))$random[1, ]
limits("M16", "pm", between[["ci.lb"]], between[["ci.ub"]])

tight <- glmerControl(optimizer = "bobyqa", optCtrl = list(rhobeg = 0.1, rhoend = 1e-9, maxfun = 1e5))
binary <- suppressMessages(
  glmer(cbind(x, n - x) ~ 1 + (1 | area), shares, binomial, nAGQ = 25, control = tight))
add("M15", "variance", as.numeric(VarCorr(binary)$area))
profile <- suppressWarnings(suppressMessages(
  confint(binary, parm = "theta_", method = "profile", quiet = TRUE, devtol = 1e-6)))
limits("M15 limits", "sigma", profile[1], profile[2])
expected <- n * sum(x) / sum(n)
counts <- suppressMessages(
  glmer(x ~ 1 + (1 | area) + offset(log(expected)), shares, poisson, nAGQ = 25, control = tight))
add("M15 waits", "variance", as.numeric(VarCorr(counts)$area))
nb <- suppressWarnings(
  glm.nb(x ~ 1 + offset(log(expected)), control = glm.control(epsilon = 1e-14, maxit = 500)))
if (nb$theta < 1e4) {
  mu <- exp(coef(nb))
  add("M13", "alpha", 1 / nb$theta)
  for (i in seq_along(x)) add("M13", i - 1, (x[i] + nb$theta) / (expected[i] + nb$theta / mu))
}
# The index with a level for each of four districts, and with the mix of children as an offset.
shares$district <- factor(shares$area %% 4)
grouped <- suppressMessages(glmer(
  cbind(x, n - x) ~ 0 + district + (1 | area), shares, binomial, nAGQ = 25, control = tight))
add("M15 groups", "variance", as.numeric(VarCorr(grouped)$area))
mix <- (0.3 + 0.4 * (shares$area %% 3) / 2)
mixed <- suppressMessages(glmer(
  cbind(x, n - x) ~ 1 + offset(qlogis(mix)) + (1 | area), shares, binomial, nAGQ = 25, control = tight))
add("M15 mix", "variance", as.numeric(VarCorr(mixed)$area))
smooth <- EBest(x, n, family = "binomial")
if (attr(smooth, "parameters")$a > 0) {
  for (i in seq_along(x)) add("M12 spdep", i - 1, smooth$estmm[i])
}
k <- length(x)
ring <- lapply(seq_len(k), function(i) sort(as.integer(setdiff(c(i - 1, i + 1), c(0, k + 1)))))
class(ring) <- "nb"
attr(ring, "region.id") <- as.character(seq_len(k))
local <- EBlocal(x, n, ring, geoda = TRUE)
for (i in seq_along(x)) add("M14", i - 1, local$est[i])
share <- n / sum(n)
middle <- cumsum(share) - share / 2
line <- coef(lm(x / n ~ middle, weights = share))
add("M18", "slope", line[2])
add("M18", "intercept", line[1])

children <- read.csv(file.path(directory, "children.csv"))
fit <- glm(y ~ a + b, binomial, children, control = glm.control(epsilon = 1e-14))
for (i in 1:3) add("M05", i - 1, coef(fit)[i])

# Waits: curves, quantiles, observed and expected, ends of several kinds.
waits <- read.csv(file.path(directory, "waits.csv"))
waits$done <- waits$cause > 0
whole <- waits$exit - waits$entry
curve <- function(method, fit) {
  for (i in which(fit$n.event > 0 & fit$surv > 0)) {
    add(method, paste(fit$time[i], "survival"), fit$surv[i])
    add(method, paste(fit$time[i], "error"), fit$std.err[i] * fit$surv[i])
    limits(method, fit$time[i], fit$lower[i], fit$upper[i])
  }
  found <- quantile(fit, c(0.25, 0.5, 0.75, 0.92))
  for (i in 1:4) {
    item <- c("0.25", "0.5", "0.75", "0.92")[i]
    add(paste(method, "quantiles"), paste(item, "value"), found$quantile[i])
    # A quantile that is not reached has a reason in our tables, and no limits.
    if (!is.na(found$quantile[i])) {
      limits(paste(method, "quantiles"), item, found$lower[i], found$upper[i])
    }
  }
}
curve("M20", survfit(Surv(whole, done) ~ 1, waits, conf.type = "log-log"))
curve("M21", survfit(Surv(entry, exit, done) ~ 1, waits, conf.type = "log-log"))
test <- survdiff(Surv(whole, done) ~ area + strata(stratum), waits)
for (i in 1:8) {
  add("M22", paste(i - 1, "observed"), rowSums(test$obs)[i])
  add("M22", paste(i - 1, "expected"), rowSums(test$exp)[i])
  add("M22", paste(i - 1, "variance"), test$var[i, i])
}
add("M23", "chi", test$chisq)
mean <- summary(survfit(Surv(whole, done) ~ 1, waits), rmean = 100)$table
add("M23 mean", "value", mean[["rmean"]])
add("M23 mean", "error", mean[["se(rmean)"]])
ends <- survfit(Surv(whole, factor(cause)) ~ 1, waits, conf.type = "log-log")
for (day in c(30, 60, 120)) {
  here <- summary(ends, times = day)
  for (cause in 1:2) {
    item <- paste(day, cause - 1)
    add("M24", paste(item, "value"), here$pstate[cause + 1])
    add("M24", paste(item, "error"), here$std.err[cause + 1])
    limits("M24", item, here$lower[cause + 1], here$upper[cause + 1])
  }
}
if (has("cmprsk")) {
  found <- cmprsk::timepoints(cmprsk::cuminc(whole, waits$cause), c(30, 60, 120))$est
  for (cause in 1:2) for (i in 1:3) {
    add("M24 cmprsk", paste(c(30, 60, 120)[i], cause - 1), found[cause, i])
  }
}

# Over-dispersion as in funnels of hospitals' deaths; the package's own steps, for it only draws.
if (has("FunnelPlotR")) {
  steps <- asNamespace("FunnelPlotR")
  scored <- steps$transformed_zscore(data.frame(numerator = x, denominator = n), "PR")
  scored <- steps$winsorisation(scored, 0.1)
  phi <- steps$phi_func(nrow(scored), scored$Wuzscore)
  add("M09 FunnelPlotR", "phi", phi)
  add("M09 FunnelPlotR", "tau", steps$tau_func(nrow(scored), phi, scored$s))
}

# Control charts as in "Making data count"; the package's own steps, for the months' numbers and not a picture.
if (has("NHSRplotthedots")) {
  steps <- asNamespace("NHSRplotthedots")
  charts <- read.csv(file.path(directory, "charts.csv"))
  charts$y <- as.numeric(charts$y)
  charts$rebase <- 0
  kinds <- c("^(Above UCL|Below LCL)$", "^7 Point Trend", "^2 in 3", "^7 Points")
  options <- list(value_field = "y", date_field = "month", screen_outliers = TRUE)
  for (chart in unique(charts$chart)) {
    found <- suppressWarnings(steps$ptd_spc_standard(charts[charts$chart == chart, ], options))
    add("M32 NHSRplotthedots", paste(chart, "mean"), found$mean[1])
    limits("M32 NHSRplotthedots", chart, found$lpl[1], found$upl[1])
    reasons <- steps$ptd_special_cause_type(
      found$y, found$relative_to_mean, found$close_to_limits, found$outside_limits)
    for (month in seq_along(reasons)) {
      kind <- match(TRUE, sapply(kinds, grepl, reasons[month]), nomatch = 0)
      add("M32 NHSRplotthedots", paste(chart, month - 1), kind)
    }
  }
}

# The list: demand and closures of the last 52 weeks.
if (has("NHSRwaitinglist")) {
  list <- read.csv(file.path(directory, "list.csv"))
  on <- list$requested <= 800 & (list$closed < 0 | list$closed > 800)
  demand <- sum(list$requested > 800 - 364 & list$requested <= 800) / 52
  closures <- sum(list$closed > 800 - 364 & list$closed <= 800) / 52
  target <- NHSRwaitinglist::calc_target_queue_size(demand, 20, 4)
  add("M26 NHSRwaitinglist", "load", NHSRwaitinglist::calc_queue_load(demand, closures))
  add("M26 NHSRwaitinglist", "target", target)
  add("M26 NHSRwaitinglist", "needed",
      NHSRwaitinglist::calc_relief_capacity(demand, sum(on), target, 26))
  add("M26 NHSRwaitinglist", "pressure", NHSRwaitinglist::calc_waiting_list_pressure(
    mean(800 - list$requested[on]) / 7, 20))
}

# Ranks: each area's confidence set by the bootstrap of the greatest standardised difference, in steps that leave out
# what is already apart (Mogstad, Romano, Shaikh and Wilhelm 2024, algorithm of the package csranks).
marginal <- function(j, level, variance, draws) {
  others <- setdiff(seq_along(level), j)
  error <- sqrt(variance[others] + variance[j])
  gap <- (level[others] - level[j]) / error
  noise <- abs(sweep(draws[, others] - draws[, j], 2, error, "/"))
  apart <- rep(FALSE, length(others))
  repeat {
    if (all(apart)) break
    limit <- quantile(apply(noise[, !apart, drop = FALSE], 1, max), 0.95)
    more <- !apart & abs(gap) > limit
    if (!any(more)) break
    apart <- apart | more
  }
  c(1 + sum(apart & gap > 0), length(level) - sum(apart & gap < 0))
}
leagues <- read.csv(file.path(directory, "leagues.csv"))
hasPackage <- has("csranks")
set.seed(1)
for (league in split(leagues, leagues$league)) {
  level <- (league$x + 0.5) / (league$n + 1)
  variance <- level * (1 - level) / league$n
  draws <- sapply(variance, function(v) rnorm(4000, 0, sqrt(v)))
  name <- paste0(league$league, "-", league$area)
  for (j in seq_along(level)) {
    found <- marginal(j, level, variance, draws)
    limits("M35 bootstrap", name[j], found[1], found[2])
  }
  if (hasPackage) {
    sets <- csranks::csranks(level, diag(variance), simul = FALSE, seed = 1, R = 4000)
    for (j in seq_along(level)) limits("M35 csranks", name[j], sets$L[j], sets$U[j])
  }
}
rows <- do.call(rbind, rows)
rows$value <- format(rows$value, digits = 17, trim = TRUE)
write.csv(rows, file.path(directory, "r.csv"), row.names = FALSE, quote = FALSE)

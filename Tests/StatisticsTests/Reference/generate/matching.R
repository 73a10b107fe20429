# Matching by a given score in MatchIt (>= 4.7; earlier ones ignore the caliper): made-up subjects
# without equal distances, so that no rule for ties matters. Writes matching.json.
flags <- commandArgs(FALSE)
here <- dirname(sub("^--file=", "", grep("^--file=", flags, value = TRUE)))
source(file.path(here, "helpers.R"))
suppressPackageStartupMessages(library(MatchIt))
stopifnot(packageVersion("MatchIt") >= "4.7")

set.seed(20)
n <- 150
x <- rnorm(n)
score <- round(plogis(x - 0.6 + rnorm(n) / 2), 9)
treat <- rbinom(n, 1, score)
center <- sample(1:3, n, replace = TRUE)
sex <- rbinom(n, 1, 0.5)
subjects <- data.frame(score, treat, center, sex, x = round(x, 6))
data_case <- list(id = "subjects", kind = "data", call = "made up", result = list(
  score = vec(score), treat = vec(treat), center = vec(center), sex = vec(sex), x = vec(subjects$x)))

match_case <- function(id, arguments) {
  call <- sprintf("matchit(treat ~ x, data = subjects, distance = score, %s)", arguments)
  m <- suppressWarnings(eval(parse(text = call)))
  mm <- m$match.matrix
  sets <- lapply(seq_len(nrow(mm)), function(i) {
    found <- mm[i, !is.na(mm[i, ])]
    if (length(found)) as.integer(c(rownames(mm)[i], found))
  })
  sets <- Filter(Negate(is.null), sets)
  sets <- sets[order(vapply(sets, `[`, 1L, 1))]
  list(id = id, kind = "nearest", call = call, result = list(
    caliper = if (is.null(m$caliper)) NA else unname(m$caliper),
    sets = lapply(sets, vec), weights = vec(m$weights), discarded = vec(which(m$discarded))))
}
options <- c(
  plain = "", ratio2 = "ratio = 2", ratio3 = "ratio = 3, caliper = 0.1, std.caliper = FALSE",
  sd = "caliper = 0.25", sd_discard = "caliper = 0.25, discard = 'both'",
  discard_treated = "discard = 'treated'", discard_control = "discard = 'control'",
  exact = "exact = ~ center", exact2 = "exact = ~ center + sex, caliper = 0.2",
  exact_ratio = "exact = ~ sex, ratio = 2, caliper = 0.3",
  replace = "replace = TRUE", replace2 = "replace = TRUE, ratio = 2, caliper = 0.2",
  replace_exact = "replace = TRUE, ratio = 3, exact = ~ center",
  smallest = "m.order = 'smallest', caliper = 0.2", data = "m.order = 'data', caliper = 0.2",
  data_ratio = "m.order = 'data', ratio = 2, caliper = 0.5",
  closest = "m.order = 'closest'", closest_caliper = "m.order = 'closest', caliper = 0.1",
  closest_exact = "m.order = 'closest', exact = ~ center, caliper = 0.4",
  controls = "estimand = 'ATC', m.order = 'largest', caliper = 0.2",
  controls_ratio = "estimand = 'ATC', m.order = 'smallest', ratio = 2, replace = TRUE")
cases <- Map(match_case, names(options), sub("^, |, $", "", paste0("method = 'nearest', ", options)))

balance_case <- function(id, arguments) {
  call <- sprintf("summary(matchit(treat ~ x + sex, data = subjects, distance = score, %s))", arguments)
  s <- suppressWarnings(eval(parse(text = call)))
  row <- function(table, v) vec(table[v, c("Means Treated", "Means Control", "Var. Ratio", "eCDF Mean", "eCDF Max")])
  list(id = id, kind = "balance", call = call, result = list(
    columns = c("mean_treated", "mean_control", "variance_ratio", "ecdf_mean", "ecdf_max"),
    weights = vec(eval(parse(text = sub("^summary\\((.*)\\)$", "\\1", call)))$weights),
    before_x = row(s$sum.all, "x"), before_sex = row(s$sum.all, "sex"),
    after_x = row(s$sum.matched, "x"), after_sex = row(s$sum.matched, "sex")))
}
balance <- list(
  balance_case("balance", "method = 'nearest', caliper = 0.2"),
  balance_case("balance_ratio", "method = 'nearest', ratio = 2, replace = TRUE"))
write_cases("matching.json", "Matching by a given score, MatchIt 4.7.2", c(list(data_case), unname(cases), balance))

# The numbers of a study once more, by R: of an analysis data set, such as a report keeps of its patients, and its settings.
# Usage: Rscript study.R SUBJECTS.csv SETTINGS.csv [ANSWERS.json]
# Names of numbers are those of the report (numbers.json), so that both can be laid side by side. Needs R's survival only.
flags <- commandArgs(FALSE)
source(file.path(dirname(sub("^--file=", "", grep("^--file=", flags, value = TRUE))), "data_set.R"))
given <- commandArgs(TRUE)
if (length(given) < 2) stop("Usage: Rscript study.R SUBJECTS.csv SETTINGS.csv [ANSWERS.json]", call. = FALSE)
settings <- read_settings(given[2])
study <- read_study(given[1], settings)
month <- as.numeric(settings("days_per_month", "30.4375"))
ties <- settings("ties", "efron")
interval <- settings("interval", "log-log")
versus <- paste(study$arms, collapse = " vs ")

values <- c()
say <- function(name, value) values[name] <<- as.numeric(value)[1]
# Weights and clusters are looked up where the formula was made, which is here.
cox <- function(formula, data, .weights = rep(1, nrow(data)), .cluster = NULL, .robust = !is.null(.cluster)) {
  environment(formula) <- environment()
  coxph(formula, data, weights = .weights, cluster = .cluster, robust = .robust, ties = ties, model = TRUE,
    control = coxph.control(eps = 1e-13, toler.chol = 1e-14, iter.max = 100))
}
outcome <- function(endpoint, terms) reformulate(terms, paste0("Surv(`", endpoint, "_days`, `", endpoint, "_event`)"))
with_time <- function(d, endpoint) d[!is.na(d[[paste0(endpoint, "_days")]]), ]

# A hazard ratio with limits and p value, by the position of its coefficient; left out where R gives none that is finite.
say_ratio <- function(name, fit, i, low = "ci_low", high = "ci_high") {
  if (is.null(fit)) return()
  estimate <- coef(fit)[i]; error <- sqrt(diag(as.matrix(vcov(fit))))[i]
  if (is.na(estimate) || abs(estimate) > 10) return()
  say(paste0(name, ".hr"), exp(estimate))
  say(paste0(name, ".", low), exp(estimate - qnorm(0.975) * error))
  say(paste0(name, ".", high), exp(estimate + qnorm(0.975) * error))
  say(paste0(name, ".p"), 2 * pnorm(-abs(estimate / error)))
}
level_name <- function(id, level) if (grepl("^[<>=\u2264\u2265]", level)) paste0(id, level) else paste0(id, "=", level)

# The median and its interval as SPSS prints them: the error of the curve at the median over the slope between 0.55 and 0.45.
spss_median <- function(fit) {
  s <- summary(fit); at <- which(s$surv <= 0.5 + 1e-12)[1]
  upper <- max(which(s$surv >= 0.55 - 1e-12)); lower <- which(s$surv <= 0.45 + 1e-12)[1]
  if (is.na(at)) return(c(NA, NA, NA))
  error <- s$std.err[at] / ((s$surv[upper] - s$surv[lower]) / (s$time[lower] - s$time[upper]))
  s$time[at] + c(0, -1, 1) * qnorm(0.975) * error
}
say_curve <- function(name, d, endpoint) {
  d <- with_time(d, endpoint)
  if (!nrow(d)) return()
  type <- if (interval == "spss") "log-log" else interval
  fit <- survfit(outcome(endpoint, "1"), d, conf.type = type)
  middle <- if (interval == "spss") spss_median(fit) else summary(fit)$table[c("median", "0.95LCL", "0.95UCL")]
  say(paste0(name, ".n"), nrow(d)); say(paste0(name, ".events"), sum(d[[paste0(endpoint, "_event")]]))
  say(paste0(name, ".median"), middle[1] / month)
  say(paste0(name, ".ci_low"), middle[2] / month); say(paste0(name, ".ci_high"), middle[3] / month)
  for (months in as.numeric(settings(paste0("landmark:", endpoint), c("6", "12", "24")))) {
    if (months * month > max(fit$time)) next
    say(sprintf("%s.rate_%gm", name, months), summary(fit, times = months * month)$surv)
  }
}
say_arms <- function(phase, d, endpoint, clustered) {
  start <- paste0("sv.all.", phase, "_psm.")
  say_curve(paste0(start, "all.", toupper(endpoint)), d, endpoint)
  for (i in 1:2) say_curve(paste0(start, study$arms[i], ".", toupper(endpoint)), d[d$treated == 2 - i, ], endpoint)
  name <- paste0(start, versus, ".", toupper(endpoint))
  test <- survdiff(outcome(endpoint, "treated"), d)
  say(paste0(name, ".p_logrank"), pchisq(test$chisq, 1, lower.tail = FALSE))
  say_ratio(name, cox(outcome(endpoint, "treated"), d), 1, "hr_low", "hr_high")
}

# Standardized differences, divided by the spread of all patients of the arms.
difference <- function(x, treated, weights, binary) {
  known <- !is.na(x); x <- x[known]; treated <- treated[known]; w <- weights[known]
  spread <- function(y) if (binary) mean(y) * (1 - mean(y)) else var(y)
  gap <- weighted.mean(x[treated == 1], w[treated == 1]) - weighted.mean(x[treated == 0], w[treated == 0])
  if (gap == 0) 0 else gap / sqrt((spread(x[treated == 1]) + spread(x[treated == 0])) / 2)
}
differences <- function(d, weights) {
  found <- c()
  for (i in seq_along(study$ids)) {
    x <- d[[paste0("c", i)]]
    if (length(study$levels[[i]])) for (level in study$levels[[i]])
      found[paste0(study$ids[i], ".", level)] <- difference(as.numeric(x == level), d$treated, weights, TRUE)
    else found[study$ids[i]] <- difference(x, d$treated, weights, FALSE)
  }
  found
}

# Univariable and multivariable models.
term_p <- function(fit, i) {
  if (length(study$levels[[i]]) <= 2) 2 * pnorm(-abs(coef(fit)[1] / sqrt(vcov(fit)[1, 1])))
  else pchisq(2 * diff(fit$loglik), sum(!is.na(coef(fit))), lower.tail = FALSE)
}
say_levels <- function(table, fit, i, kind) {
  levels <- study$levels[[i]]
  if (!length(levels)) return(say_ratio(paste0(table, ".", study$ids[i], ".", kind), fit, paste0("c", i)))
  for (level in intersect(levels, fit$xlevels[[paste0("c", i)]])) {
    coefficient <- paste0("c", i, level)
    part <- if (length(levels) > 2) paste0(".", level) else ""
    if (coefficient %in% names(coef(fit)))
      say_ratio(paste0(table, ".", study$ids[i], part, ".", kind), fit, coefficient)
  }
}
say_tables <- function(endpoint, table) {
  d <- with_time(study$data, endpoint)
  arm <- settings("cox_arm")
  if (length(arm)) d <- d[d$arm == arm, ]
  limit <- as.numeric(settings("cox_enters_below", "Inf"))
  enters <- c()
  for (i in positions(study, settings("cox_covariate"))) {
    # R warns where a level has no event and its coefficient runs off; the others have their limits.
    fit <- suppressWarnings(cox(outcome(endpoint, columns(i)), complete(d, i)))
    say_levels(table, fit, i, "univariate")
    p <- term_p(fit, i)
    say(paste0(table, ".", study$ids[i], ".p"), p)
    if (p < limit) enters <- c(enters, i)
  }
  if (!length(enters)) return()
  d <- complete(d, enters)
  say(paste0(table, ".n"), nrow(d)); say(paste0(table, ".events"), sum(d[[paste0(endpoint, "_event")]]))
  # What the others tend to as the hazard of a level without events tends to 0; cox.zph has no answer with that level.
  for (i in enters) if (length(study$levels[[i]])) {
    x <- columns(i)
    d <- d[d[[x]] %in% unique(d[[x]][d[[paste0(endpoint, "_event")]] == 1]), ]
    d[[x]] <- droplevels(d[[x]])
  }
  fit <- cox(outcome(endpoint, columns(enters)), d)
  for (i in enters) say_levels(table, fit, i, "multivariate")
  if (ties != "exact") {
    test <- cox.zph(fit, transform = "km")$table
    for (i in enters) say(paste0(table, ".", study$ids[i], ".ph_p"), test[paste0("c", i), "p"])
    say(paste0(table, ".ph_p"), if (length(enters) > 1) test["GLOBAL", "p"] else test[1, "p"])
  }
  say(paste0(table, ".concordance"), concordance(fit)$concordance)
}

# Subgroups before matching.
say_subgroups <- function(endpoint) {
  d <- with_time(both, endpoint)
  end <- paste0(".before_psm.", versus, ".", toupper(endpoint))
  for (i in positions(study, settings("subgroup"))) {
    known <- complete(d, i)
    for (level in study$levels[[i]]) {
      part <- known[known[[paste0("c", i)]] == level, ]
      events <- tapply(part[[paste0(endpoint, "_event")]], factor(part$treated, 0:1), sum)
      if (anyNA(events) || any(events == 0)) next
      say_ratio(paste0("sv.", level_name(study$ids[i], level), end), cox(outcome(endpoint, "treated"), part), 1, "hr_low", "hr_high")
    }
    if (!length(study$levels[[i]])) next
    # A level without events says nothing about an interaction, and has no degree of freedom in its test.
    told <- tapply(known[[paste0(endpoint, "_event")]], known[[paste0("c", i)]], sum)
    known <- known[known[[paste0("c", i)]] %in% names(told)[told > 0], ]
    known[[paste0("c", i)]] <- droplevels(known[[paste0("c", i)]])
    one <- suppressWarnings(cox(outcome(endpoint, paste("treated +", columns(i))), known))
    two <- suppressWarnings(cox(outcome(endpoint, paste("treated *", columns(i))), known))
    degrees <- sum(!is.na(coef(two))) - sum(!is.na(coef(one)))
    if (degrees > 0) say(paste0("sv.", study$ids[i], end, ".p_interaction"),
      pchisq(2 * (two$loglik[2] - one$loglik[2]), degrees, lower.tail = FALSE))
  }
}

# The effect of the arms in each way.
balance_weights <- function(e, z) list(
  iptw = ifelse(z == 1, 1 / e, 1 / (1 - e)), att = ifelse(z == 1, 1, e / (1 - e)), atc = ifelse(z == 1, (1 - e) / e, 1),
  overlap = ifelse(z == 1, 1 - e, e), matching_weights = pmin(e, 1 - e) / ifelse(z == 1, e, 1 - e))
e_value <- function(hr, common) {
  rr <- if (common) (1 - 0.5^sqrt(hr)) / (1 - 0.5^sqrt(1 / hr)) else hr
  if (rr < 1) rr <- 1 / rr
  rr + sqrt(rr * (rr - 1))
}
say_effect <- function(name, fit, i, d, endpoint, weights = rep(1, nrow(d))) {
  say_ratio(name, fit, i)
  for (arm in 1:2) {
    w <- weights[d$treated == 2 - arm]
    say(paste0(name, ".n.", study$arms[arm]), sum(w)^2 / sum(w^2))
  }
  common <- mean(d[[paste0(endpoint, "_event")]]) >= 0.15
  hr <- values[paste0(name, c(".hr", ".ci_low", ".ci_high"))]
  nearer <- if (hr[1] > 1) max(1, hr[2]) else min(1, hr[3])
  say(paste0(name, ".e_value"), e_value(hr[1], common)); say(paste0(name, ".e_value_limit"), e_value(nearer, common))
}
largest <- function(weights) max(abs(differences(both, weights)), na.rm = TRUE)
say_effects <- function(endpoint) {
  start <- paste0("ef.", toupper(endpoint), ".")
  alone <- outcome(endpoint, "treated")
  d <- with_time(both, endpoint)
  say_effect(paste0(start, "unadjusted"), cox(alone, d), 1, d, endpoint)
  say(paste0(start, "unadjusted.max_smd"), largest(rep(1, nrow(both))))
  if (any(is_matched)) {
    m <- both[is_matched, ]; m$w <- set_weights[is_matched]; m <- with_time(m, endpoint)
    robust <- settings("robust", "1") == "1" || any(m$w != 1)
    fit <- if (robust) cox(alone, m, m$w, m$matched_set) else cox(alone, m)
    say_effect(paste0(start, "matched"), fit, 1, m, endpoint, m$w)
    say(paste0(start, "matched.max_smd"), largest(set_weights))
  }
  for (way in names(weightings)) {
    w <- weightings[[way]]; s <- both; s$w <- w; s <- with_time(s[w > 0, ], endpoint)
    say_effect(paste0(start, way), cox(alone, s, s$w, .robust = TRUE), 1, s, endpoint, s$w)
    say(paste0(start, way, ".max_smd"), largest(w))
  }
  at <- positions(study, settings("matching_covariate"))
  k <- with_time(complete(both, at), endpoint)
  say_effect(paste0(start, "adjusted"), cox(outcome(endpoint, c(columns(at), "treated")), k), "treated", k, endpoint)
}

both <- study$data[!is.na(study$data$treated), ]
score <- fit_score(study, settings)
place <- match(both$key, score$key)
weightings <- lapply(balance_weights(score$score, score$treated), function(w) ifelse(is.na(place), 0, w[place]))
is_matched <- if ("matched_set" %in% names(both)) !is.na(both$matched_set) else rep(FALSE, nrow(both))
if ("score" %in% names(both)) say("check.largest_score_difference", max(abs(both$score - score$score[place]), na.rm = TRUE))
for (i in 1:2) {
  own <- score$score[score$treated == 2 - i]
  say(paste0("mt.score_range.", study$arms[i], ".low"), min(own)); say(paste0("mt.score_range.", study$arms[i], ".high"), max(own))
}
# The weights of matched sets: where they differ in size a set's k references have 1/k each, brought to their number.
set_weights <- rep(0, nrow(both))
if (any(is_matched)) {
  size <- table(both$matched_set[is_matched & both$treated == 0])
  k <- as.numeric(size[as.character(both$matched_set)])
  set_weights[is_matched] <- ifelse(both$treated == 1, 1, mean(size) / k)[is_matched]
  say("mt.pairs", length(size))
}
phases <- list(before = rep(1, nrow(both)), after = set_weights)
for (phase in names(phases)) if (phase == "before" || any(is_matched)) {
  found <- differences(both, phases[[phase]])
  for (name in names(found)) say(paste0("t1.", name, ".", phase, ".smd"), found[[name]])
}
table <- 4
for (endpoint in settings("endpoint")) {
  say_arms("before", with_time(both, endpoint), endpoint)
  if (any(is_matched)) say_arms("after", with_time(both[is_matched, ], endpoint), endpoint)
  if (endpoint %in% settings("cox_endpoint", settings("endpoint"))) {
    say_tables(endpoint, settings(paste0("table:", endpoint), paste0("t", table)))
    table <- table + 1
  }
  if (endpoint %in% settings("subgroup_endpoint", settings("endpoint"))) say_subgroups(endpoint)
  say_effects(endpoint)
}
about <- paste("study.R on", basename(given[1]), "and", basename(given[2]))
write_answers(if (length(given) > 2) given[3] else "-", about, list(values = values))

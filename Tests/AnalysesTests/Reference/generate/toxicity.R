# R's answers on line2_toxicity.csv: rates, onset in competition with death, times of onset.
#
#   Rscript toxicity.R ../line2_toxicity.csv > ../line2_toxicity_R.csv
#
# Written: one row a number, with 15 significant digits; NA where R has none. Rates are per 100 years of 365.25 days; times are
# days from the start of the line, a month being 30.4375.
suppressPackageStartupMessages({ library(survival); library(cmprsk) })
data <- read.csv(commandArgs(TRUE)[1])
out <- function(kind, group, statistic, value)
  cat(sprintf("%s,%s,%s,%s\n", kind, group, statistic,
              ifelse(is.na(value), "NA", formatC(value, digits = 15, format = "g"))))
cat(sprintf("# R %s, survival %s, cmprsk %s\nkind,group,statistic,value\n",
            getRversion(), packageVersion("survival"), packageVersion("cmprsk")))
rates <- function(kind, first, at_risk, events) {
  has <- !is.na(first)
  years <- ifelse(has, first + 1, at_risk) / 365.25
  for (group in 1:0) {
    part <- data$ici == group
    for (measure in c("incidence", "rate")) {
      n <- if (measure == "incidence") sum(has[part]) else sum(events[part])
      time <- if (measure == "incidence") sum(years[part]) else sum(at_risk[part]) / 365.25
      test <- poisson.test(n, time)
      out(kind, group, paste(measure, "count"), n)
      out(kind, group, paste(measure, "years"), time)
      out(kind, group, measure, 100 * test$estimate)
      out(kind, group, paste(measure, "lower"), 100 * test$conf.int[1])
      out(kind, group, paste(measure, "upper"), 100 * test$conf.int[2])
    }
  }
  arms <- c(1, 0)
  test <- poisson.test(sapply(arms, function(a) sum(has[data$ici == a])),
                       sapply(arms, function(a) sum(years[data$ici == a])))
  out(kind, "ratio", "estimate", test$estimate)
  out(kind, "ratio", "lower", test$conf.int[1])
  out(kind, "ratio", "upper", test$conf.int[2])
  out(kind, "ratio", "p", test$p.value)
}
onset <- function(kind, first, at_risk, death) {
  months <- c(1, 3, 6)
  has <- !is.na(first)
  data$time <- ifelse(has, first, at_risk - 1)
  data$cause <- factor(ifelse(has, "event", ifelse(death == 1, "death", "censored")),
                       levels = c("censored", "event", "death"))
  for (group in c("1", "0", "all")) {
    part <- if (group == "all") data else data[data$ici == group, ]
    out(kind, group, "with event", sum(part$cause == "event"))
    out(kind, group, "dead without event", sum(part$cause == "death"))
    states <- summary(survfit(Surv(time, cause) ~ 1, part, conf.type = "log-log"),
                      times = months * 30.4375, extend = TRUE)
    curve <- summary(survfit(Surv(time, cause == "event") ~ 1, part, conf.type = "log-log"),
                     times = months * 30.4375, extend = TRUE)
    column <- which(states$states == "event")
    for (i in seq_along(months)) {
      out(kind, group, paste("at risk", months[i]), curve$n.risk[i])
      known <- any(part$cause == "event")
      out(kind, group, paste("incidence", months[i]), if (known) states$pstate[i, column] else 0)
      out(kind, group, paste("incidence lower", months[i]), if (known) states$lower[i, column] else NA)
      out(kind, group, paste("incidence upper", months[i]), if (known) states$upper[i, column] else NA)
      out(kind, group, paste("complement", months[i]), 1 - curve$surv[i])
      out(kind, group, paste("complement lower", months[i]), 1 - curve$upper[i])
      out(kind, group, paste("complement upper", months[i]), 1 - curve$lower[i])
    }
    days <- part$time[part$cause == "event"]
    for (q in c(0, 0.25, 0.5, 0.75, 1))
      out(kind, group, paste("quantile", q), if (length(days)) quantile(days, q, type = 7) else NA)
  }
  gray <- cuminc(data$time, as.integer(data$cause) - 1, data$ici)$Tests
  out(kind, "test", "gray chi-square", gray["1", "stat"])
  out(kind, "test", "gray p", gray["1", "pv"])
  test <- survdiff(Surv(time, cause == "event") ~ ici, data)
  out(kind, "test", "log-rank chi-square", test$chisq)
  out(kind, "test", "log-rank p", pchisq(test$chisq, 1, lower.tail = FALSE))
}
for (kind in c("any", "severe", "anemia", "rash")) {
  late <- if (kind == "rash") "_late" else ""
  first <- data[[paste0(kind, "_first")]]
  rates(kind, first, data[[paste0("at_risk", late)]], data[[paste0(kind, "_events")]])
  onset(kind, first, data[[paste0("at_risk", late)]], data[[paste0("death", late)]])
}

# Small made-up registries, and R's answers on them: time at risk, rates and onset where few patients, ties, deaths on the last
# day, groups without events and events after the time at risk are common.
#
#   Rscript toxicity_random.R ../random_toxicity.csv > ../random_toxicity_R.csv
#
# The first file has a row a patient; days count from the start of the line. `ended`: last day of treatment (empty: it goes on);
# `next_start`: start of the next line; `died`; `seen`: last contact; `events`: onset:grade:kind, with blanks between. The kind
# says why an event can belong to the line though it began more than 30 days after its end: `stated` to belong to it, whenever it
# began, or `immune`-related, up to 90 days after its end and before the next line; `usual` ones cannot.
#
# Nobody is at risk after `stop`: an event from then on is neither a first event nor counted in a rate, but it does show the
# patient alive.
suppressPackageStartupMessages({ library(survival); library(cmprsk) })
set.seed(20250110)
registries <- 30
rows <- list()
for (registry in 1:registries) for (patient in 1:sample(4:16, 1)) {
  ended <- if (runif(1) < 0.8) sample(0:60, 1) else NA
  ends <- if (is.na(ended)) 0 else ended
  following <- if (!is.na(ended) && runif(1) < 0.3) ended + sample(1:50, 1) else NA
  after <- max(ends, following, na.rm = TRUE)
  died <- if (runif(1) < 0.4) after + sample(0:40, 1) else NA
  seen <- if (is.na(died)) after + sample(0:60, 1) else NA
  limit <- min(ended + 30, following - 1, died, na.rm = TRUE)
  last <- min(limit, seen, na.rm = TRUE)
  count <- rpois(1, 1.6)
  onsets <- sample(0:min(last + 70, died, na.rm = TRUE), count, replace = TRUE)
  kinds <- sample(c("usual", "immune", "stated"), count, replace = TRUE)
  events <- paste(onsets, sample(1:4, count, replace = TRUE), kinds, sep = ":")
  stop <- min(limit, if (is.na(died)) max(seen, onsets))
  within <- onsets[onsets <= stop]
  belongs <- kinds == "stated" |
    kinds == "immune" & onsets <= min(ended + 90, following - 1, Inf, na.rm = TRUE)
  late <- sum(belongs & onsets > stop)
  rows[[length(rows) + 1]] <- data.frame(
    registry, patient, group = sample(0:1, 1), ended, next_start = following, died, seen,
    events = if (count) paste(events, collapse = " ") else "", stop,
    first = if (length(within)) min(within) else NA, count = length(within), late)
}
data <- do.call(rbind, rows)
write.csv(data[, c("registry", "patient", "group", "ended", "next_start", "died", "seen", "events")],
          commandArgs(TRUE)[1], row.names = FALSE, quote = FALSE, na = "")
out <- function(registry, group, statistic, value)
  cat(sprintf("%d,%s,%s,%s\n", registry, group, statistic,
              ifelse(is.na(value), "NA", formatC(value, digits = 15, format = "g"))))
cat(sprintf("# R %s, survival %s, cmprsk %s\nregistry,group,statistic,value\n",
            getRversion(), packageVersion("survival"), packageVersion("cmprsk")))
for (registry in 1:registries) {
  part <- data[data$registry == registry, ]
  has <- !is.na(part$first)
  part$time <- ifelse(has, part$first, part$stop)
  part$dead <- !has & !is.na(part$died) & part$died == part$stop
  part$cause <- factor(ifelse(has, "event", ifelse(part$dead, "death", "censored")),
                       levels = c("censored", "event", "death"))
  for (group in unique(part$group)) {
    own <- part[part$group == group, ]
    years <- sum(own$time + 1) / 365.25
    test <- poisson.test(sum(own$cause == "event"), years)
    out(registry, group, "patients", nrow(own))
    out(registry, group, "incidence", 100 * test$estimate)
    out(registry, group, "incidence lower", 100 * test$conf.int[1])
    out(registry, group, "incidence upper", 100 * test$conf.int[2])
    test <- poisson.test(sum(own$count), sum(own$stop + 1) / 365.25)
    out(registry, group, "rate", 100 * test$estimate)
    out(registry, group, "rate upper", 100 * test$conf.int[2])
    out(registry, group, "dead without event", sum(own$cause == "death"))
    out(registry, group, "after the time at risk", sum(own$late))
    if (any(own$cause == "event")) {
      states <- summary(survfit(Surv(time, cause) ~ 1, own, conf.type = "log-log"),
                        times = 1 * 30.4375, extend = TRUE)
      out(registry, group, "incidence 1", states$pstate[1, which(states$states == "event")])
      out(registry, group, "median", median(own$time[own$cause == "event"]))
    }
  }
  if (length(unique(part$group)) == 2 && any(has)) {
    first <- sapply(0:1, function(g) sum(part$cause == "event" & part$group == g))
    years <- sapply(0:1, function(g) sum(part$time[part$group == g] + 1) / 365.25)
    test <- poisson.test(rev(first), rev(years))
    out(registry, "test", "ratio p", test$p.value)
    gray <- tryCatch(cuminc(part$time, as.integer(part$cause) - 1, part$group)$Tests["1", ],
                     error = function(e) NULL)
    if (!is.null(gray)) out(registry, "test", "gray chi-square", gray[["stat"]])
    test <- survdiff(Surv(time, cause == "event") ~ group, part)
    out(registry, "test", "log-rank chi-square", test$chisq)
  }
}

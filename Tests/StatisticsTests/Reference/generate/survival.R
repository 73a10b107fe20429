# Rscript generate/survival.R: Kaplan-Meier curves, reverse Kaplan-Meier, SPSS medians, log-rank.
flags <- commandArgs(FALSE)
source(file.path(dirname(sub("^--file=", "", grep("^--file=", flags, value = TRUE))), "helpers.R"))

probabilities <- c(.1, .25, .5, .75, .9)
asked_times <- c(5, 10, 20, 48, 90, 180, 365, 1095, 5000)

# One stratum: at most 40 rows of a curve, chosen evenly; the count of all rows beside them.
stratum <- function(fit, at) {
  keep <- unique(round(seq(1, length(fit$time), length.out = min(40, length(fit$time)))))
  q <- quantile(fit, probabilities)
  list(
    n = fit$n, events = sum(fit$n.event), rows = length(fit$time),
    time = vec(fit$time[keep]), n_risk = vec(fit$n.risk[keep]), n_event = vec(fit$n.event[keep]),
    n_censor = vec(fit$n.censor[keep]), surv = vec(fit$surv[keep]),
    std_err = vec(ifelse(fit$surv == 0, NA, fit$surv * fit$std.err)[keep]),
    lower = vec(fit$lower[keep]), upper = vec(fit$upper[keep]),
    probability = vec(probabilities), quantile = vec(q$quantile),
    quantile_lower = vec(q$lower), quantile_upper = vec(q$upper),
    at_time = vec(at$time), at_n_risk = vec(at$n.risk), at_surv = vec(at$surv))
}
curves <- function(name, column) lapply(
  list(list("log-log", .95), list("log", .95), list("plain", .95), list("log-log", .9)),
  function(o) {
    call <- sprintf(
      'survfit(Surv(time, event) ~ %s, data = %s, conf.type = "%s", conf.int = %s)',
      formula_of(column), name, o[[1]], o[[2]])
    fit <- eval(parse(text = call))
    number <- if (is.null(fit$strata)) 1 else length(fit$strata)
    list(
      call = call, dataset = name, by = column, groups = groups_of(name, column),
      scale = o[[1]], level = o[[2]],
      strata = lapply(seq_len(number), function(i) {
        one <- if (is.null(fit$strata)) fit else fit[i]
        stratum(one, summary(one, times = asked_times, extend = TRUE))
      }))
  })
write_cases("km_curves.json", "Kaplan-Meier curves, quantiles, survival at times",
            each_comparison(curves))

reverse <- function(name, column) {
  call <- sprintf(
    'survfit(Surv(time, 1 - event) ~ %s, data = %s, conf.type = "log-log")',
    formula_of(column), name)
  q <- quantile(eval(parse(text = call)), .5)
  list(list(
    call = call, dataset = name, by = column, groups = groups_of(name, column),
    median = vec(q$quantile), lower = vec(q$lower), upper = vec(q$upper)))
}
write_cases("reverse_km.json", "Median follow-up by reverse Kaplan-Meier", each_comparison(reverse))

# The rule of SPSS, written out on R's curve: half-width 0.05, tolerance 1e-9.
spss_median <- function(time, event) {
  fit <- survfit(Surv(time, event) ~ 1)
  drop <- fit$n.event > 0
  t <- c(0, fit$time[drop]); s <- c(1, fit$surv[drop]); se <- c(0, (fit$surv * fit$std.err)[drop])
  none <- list(median = NA, se = NA, lower = NA, upper = NA)
  i <- which(s <= .5 + 1e-9)
  if (!length(i)) return(none)
  i <- i[1]
  u <- max(which(s >= .55 - 1e-9)); l <- which(s <= .45 + 1e-9)
  if (!length(l)) return(modifyList(none, list(median = t[i])))
  # SPSS takes the error of a survival of 0, which Greenwood's sum leaves open, to be 0.
  error <- if (s[i] == 0) 0 else se[i]
  result <- error * (t[l[1]] - t[u]) / (s[u] - s[l[1]])
  list(median = t[i], se = result, lower = t[i] - qnorm(.975) * result,
       upper = t[i] + qnorm(.975) * result)
}
spss <- function(name, column) {
  data <- get(name)
  group <- if (is.null(column)) rep("all", nrow(data)) else as.character(data[[column]])
  names <- if (is.null(column)) "all" else groups_of(name, column)
  one <- lapply(names, function(g) {
    k <- !is.na(group) & group == g
    spss_median(data$time[k], data$event[k])
  })
  field <- function(f) vec(sapply(one, function(x) x[[f]]))
  list(list(
    call = "spss_median(time, event), generate/survival.R", dataset = name, by = column,
    groups = groups_of(name, column), median = field("median"), se = field("se"),
    lower = field("lower"), upper = field("upper")))
}
write_cases("spss_medians.json", "Medians with the symmetric interval of SPSS",
            each_comparison(spss))

logrank <- function(name, column) {
  call <- sprintf("survdiff(Surv(time, event) ~ %s, data = %s)", column, name)
  d <- eval(parse(text = call))
  df <- sum(d$exp > 0) - 1
  list(list(
    call = call, dataset = name, by = column, groups = groups_of(name, column),
    observed = vec(d$obs), expected = vec(d$exp), chisq = d$chisq, df = df,
    p = pchisq(d$chisq, df, lower.tail = FALSE),
    log_p = pchisq(d$chisq, df, lower.tail = FALSE, log.p = TRUE)))
}
write_cases("logrank.json", "Log-rank tests", each_comparison(logrank, with_all = FALSE))

# Rscript generate/survival_rows.R: curves of made-up rows with late entry, weights and clusters.
# Weights are multiples of 1/4, whose sums are exact, as R's sums of others leave rounding where a
# curve should be 0.
flags <- commandArgs(FALSE)
source(file.path(dirname(sub("^--file=", "", grep("^--file=", flags, value = TRUE))), "helpers.R"))
options(warn = -1)
set.seed(20)

made_up <- function(case) {
  n <- sample(c(2, 3, 5, 9, 16, 30), 1)
  time <- list(sample(1:8, n, TRUE), sample(0:40, n, TRUE), round(rexp(n) + .01, 2))[[case %% 3 + 1]]
  event <- rbinom(n, 1, sample(c(.3, .6, .9), 1))
  late <- runif(1) < .4
  # Two decimals, which the file holds exactly.
  entry <- round(time - list(sample(1:6, n, TRUE), sample(1:20, n, TRUE), rexp(n) + .01)[[case %% 3 + 1]], 2)
  weight <- switch(sample(3, 1), NULL, sample(0:4, n, TRUE), sample(1:9, n, TRUE) / 4)
  cluster <- if (runif(1) < .3 && n > 8) rep_len(1:4, n) else NULL
  fractional <- !is.null(weight) && any(weight != floor(weight))
  if (late && fractional && is.null(cluster)) cluster <- seq_len(n)
  scale <- c("log", "log-log", "plain", "logit", "arcsin")[case %% 5 + 1]
  level <- sample(c(.8, .9, .95, .99), 1)
  arguments <- list(formula = if (late) Surv(entry, time, event) ~ 1 else Surv(time, event) ~ 1,
    conf.type = scale, conf.int = level)
  if (!is.null(weight)) arguments$weights <- weight
  if (!is.null(cluster)) arguments$cluster <- cluster
  f <- do.call(survfit, arguments)
  p <- c(.05, .1, .25, .5, .6, .75, .9)
  q <- quantile(f, p)
  horizon <- max(time) * sample(c(.5, 1, 1.5), 1)
  table <- summary(f, rmean = max(horizon, min(f$time)))$table
  times <- sort(c(runif(4, min(0, time), max(time) * 1.1), time[1]))
  at <- summary(f, times = times, extend = TRUE)
  horizon <- max(horizon, min(f$time))
  # The robust error of the mean: each cluster's influence on the curve, integrated to the horizon.
  robust_se <- if (!f$logse) {
    influence <- as.matrix(do.call(survfit, c(arguments, influence = 1))$influence.surv)
    if (ncol(influence) != length(f$time)) influence <- matrix(influence, ncol = length(f$time))
    sqrt(sum((influence %*% pmax(0, pmin(c(f$time[-1], Inf), horizon) - f$time))^2))
  }
  # survfit takes the robust error of Breslow's log S for that of S, so its limits are left out.
  # Breslow's and Fleming and Harrington's survival.
  hazard <- lapply(1:2, function(ties) do.call(survfit, c(arguments, stype = 2, ctype = ties)))
  list(id = paste0("rows/", case), kind = "rows", call = paste0("made up, ", scale),
    result = list(time = vec(time), event = vec(event), entry = if (late) vec(entry),
      weight = if (!is.null(weight)) vec(weight), cluster = if (!is.null(cluster)) vec(cluster),
      conf_type = scale, level = level, robust = !f$logse, times = vec(f$time), n_risk = vec(f$n.risk),
      n_event = vec(f$n.event), n_censor = vec(f$n.censor), surv = vec(f$surv),
      std_err = vec(ifelse(f$surv == 0, NA, if (f$logse) f$std.err * f$surv else f$std.err)),
      lower = vec(f$lower), upper = vec(f$upper), cumhaz = vec(f$cumhaz), std_err_cumhaz = vec(f$std.chaz),
      p = vec(p), quantile = vec(q$quantile), quantile_lower = vec(q$lower), quantile_upper = vec(q$upper),
      median = vec(table[c(7, 8, 9)]), horizon = horizon, rmean_robust_se = robust_se,
      breslow = vec(hazard[[1]]$surv), breslow_log_error = vec(hazard[[1]]$std.err),
      breslow_lower = if (f$logse) vec(hazard[[1]]$lower),
      fleming = if (f$logse) vec(hazard[[2]]$surv), fleming_upper = if (f$logse) vec(hazard[[2]]$upper),
      rmean = table[["rmean"]], rmean_se = table[["se(rmean)"]], at = vec(at$time),
      at_surv = vec(at$surv), at_lower = vec(at$lower), at_upper = vec(at$upper)))
}
write_cases("survival_rows.json", "Curves of made-up rows with late entry, weights and clusters",
  lapply(1:120, made_up))

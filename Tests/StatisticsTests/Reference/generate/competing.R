# Competing risks on small made-up data with many ties: cuminc, Gray's test, survfit of several
# states, crr. The data stand in each case. Writes competing.json.
# Run: Rscript competing.R [number of cases] [file]
flags <- commandArgs(FALSE)
here <- dirname(sub("^--file=", "", grep("^--file=", flags, value = TRUE)))
source(file.path(here, "helpers.R"))
library(cmprsk)
args <- commandArgs(TRUE)
count <- if (length(args) > 0) as.integer(args[1]) else 36
file <- if (length(args) > 1) args[2] else "competing.json"
set.seed(20240202)

made <- function(i) {
  n <- sample(c(12, 25, 40, 60), 1)
  k <- sample(2:4, 1)
  ties <- i %% 3
  time <- switch(ties + 1, sample(1:9, n, TRUE), sample(1:40, n, TRUE), round(rexp(n) * 20, 3))
  list(time = time, cause = sample(0:2, n, TRUE, c(0.3, 0.4, 0.3)),
    group = c(seq_len(k), sample(seq_len(k), n - k, TRUE)) - 1,
    stratum = sample(0:1, n, TRUE), x = round(rnorm(n), 2), y = sample(0:1, n, TRUE))
}
null_on_error <- function(x) tryCatch(x, error = function(e) NULL)

case <- function(i) {
  d <- made(i)
  cif <- null_on_error(cuminc(d$time, d$cause, group = d$group))
  curves <- list()
  sf <- list()
  for (g in sort(unique(d$group))) {
    fit <- survfit(Surv(d$time, factor(d$cause, 0:2)) ~ 1, subset = d$group == g)
    for (cause in 1:2) {
      z <- cif[[paste(g, cause)]]
      if (is.null(z)) next
      at <- seq(3, max(3, length(z$time) - 1), 2)
      at <- at[at < length(z$time)]
      curves <- c(curves, list(list(group = g, cause = cause, time = vec(z$time[at]),
        estimate = vec(z$est[at]), variance = vec(z$var[at]))))
      sf <- c(sf, list(list(group = g, cause = cause, time = vec(fit$time),
        estimate = vec(fit$pstate[, cause + 1]), error = vec(fit$std.err[, cause + 1]))))
    }
  }
  gray <- list()
  for (rho in c(0, 1)) for (strata in c(FALSE, TRUE)) {
    z <- null_on_error(if (strata) cuminc(d$time, d$cause, d$group, d$stratum, rho = rho)
      else cuminc(d$time, d$cause, d$group, rho = rho))
    if (is.null(z)) next
    for (cause in rownames(z$Tests)) gray <- c(gray, list(list(
      rho = rho, stratified = strata, cause = as.integer(cause),
      statistic = z$Tests[cause, "stat"], df = z$Tests[cause, "df"])))
  }
  fine <- list()
  X <- cbind(x = d$x, y = d$y)
  for (cause in 1:2) for (grouped in c(FALSE, TRUE)) {
    groups <- if (grouped) d$stratum else rep(0, length(d$time))
    f <- null_on_error(crr(
      d$time, d$cause, X, failcode = cause, cengroup = groups, gtol = 1e-13, maxiter = 60))
    if (is.null(f) || max(abs(f$coef)) > 5) next
    # Its line search stops a little short: two of Newton's own steps, without the search.
    for (step in 1:2) f <- crr(
      d$time, d$cause, X, failcode = cause, cengroup = groups, maxiter = 0, gtol = 0,
      init = f$coef + as.numeric(f$invinf %*% f$score))
    fine <- c(fine, list(list(cause = cause, grouped = grouped, coefficients = vec(f$coef),
      errors = vec(sqrt(diag(f$var))), covariance = rows(f$var), log_likelihood = f$loglik,
      null_log_likelihood = f$loglik.null, times = vec(f$uftime), step = vec(f$bfitj),
      incidence = vec(predict(f, c(0.5, 1))[, 2]))))
  }
  list(id = paste0("made/", i), kind = "competing", call = "cuminc, survfit, crr",
    data = lapply(d, vec),
    result = list(cuminc = curves, survfit = sf, gray = gray, crr = fine))
}
write_cases(file, "Competing risks on made-up data", lapply(seq_len(count), case))

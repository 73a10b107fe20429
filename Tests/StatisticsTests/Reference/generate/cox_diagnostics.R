# What is read from a Cox model: concordance, baseline hazard, predicted survival, residuals and
# tests of proportional hazards, by R's survival, on small made-up cohorts that stand in each case.
#
#   Rscript generate/cox_diagnostics.R [number of cohorts]
flags <- commandArgs(FALSE)
source(file.path(dirname(sub("^--file=", "", grep("^--file=", flags, value = TRUE))), "helpers.R"))
tight <- coxph.control(eps = 1e-13, toler.chol = 1e-14, iter.max = 60)

cohort <- function(seed) {
  set.seed(seed)
  n <- sample(c(12, 20, 32), 1)
  d <- data.frame(x1 = round(rnorm(n), 2), x2 = sample(0:1, n, TRUE), x3 = sample(1:4, n, TRUE))
  coarse <- seed %% 3
  t <- rexp(n, exp(0.5 * d$x1 - 0.4 * d$x2))
  censored <- rexp(n, 0.4)
  d$time <- if (coarse == 0) ceiling(6 * pmin(t, censored)) else
    if (coarse == 1) ceiling(30 * pmin(t, censored)) else round(pmin(t, censored), 6) + 0.001
  d$event <- as.integer(t <= censored)
  if (seed %% 4 == 1) d$entry <- d$time * sample(c(0, 0, 0.3, 0.75), n, TRUE)
  if (coarse == 0 && seed %% 4 == 1) d$entry <- floor(d$entry)
  if (seed %% 5 == 1) d$weight <- sample(1:3, n, TRUE)
  if (seed %% 5 == 2) d$weight <- sample(c(0.3, 0.8, 1.7, 2.4), n, TRUE)
  if (seed %% 6 %in% c(2, 3)) d$stratum <- sample(1:3, n, TRUE)
  if (seed %% 7 %in% c(3, 4)) d$cluster <- sample(1:ceiling(n / 2), n, TRUE)
  if (seed %% 11 == 5) d$offset <- round(rnorm(n) / 3, 2)
  d
}

tests <- function(fit, transform) {
  z <- tryCatch(cox.zph(fit, transform = transform)$table, error = function(e) NULL)
  if (is.null(z)) return(NULL)
  list(terms = rownames(z), chisq = z[, "chisq"], df = z[, "df"], p = z[, "p"])
}

answer <- function(seed) {
  d <- cohort(seed)
  ties <- if (seed %% 2 == 0) "breslow" else "efron"
  response <- if (is.null(d$entry)) "Surv(time, event)" else "Surv(entry, time, event)"
  formula <- paste(response, "~ x1 + x2 + factor(x3)",
    if (!is.null(d$stratum)) "+ strata(stratum)", if (!is.null(d$offset)) "+ offset(offset)")
  args <- list(as.formula(formula), data = d, ties = ties, control = tight)
  if (!is.null(d$weight)) args$weights <- d$weight
  if (!is.null(d$cluster)) args$cluster <- d$cluster
  fit <- tryCatch(suppressWarnings(do.call(coxph, args)), error = function(e) NULL)
  if (is.null(fit) || any(is.na(coef(fit))) || max(abs(coef(fit))) > 6) return(NULL)
  if (length(unique(d$x3)) < 3) return(NULL)
  n <- nrow(d); rows <- min(3, n)
  labels <- if (is.null(d$cluster)) (seq_len(n) - 1) %/% 2 else d$cluster
  of <- function(type, ...) unname(as.matrix(residuals(fit, type = type, ...)))
  columns <- function(m) lapply(seq_len(ncol(m)), function(j) m[, j])
  curves <- lapply(seq_len(rows), function(i) {
    s <- tryCatch(survfit(fit, newdata = d[i, ], conf.type = "log"), error = function(e) NULL)
    if (is.null(s)) return(NULL)
    k <- s$n.event > 0
    list(time = s$time[k], cumhaz = s$cumhaz[k], std_err = s$std.err[k], surv = s$surv[k],
      lower = s$lower[k], upper = s$upper[k])
  })
  base <- function(centered) {
    b <- basehaz(fit, centered = centered)
    list(time = b$time, hazard = b$hazard, strata = if (is.null(b$strata)) NULL else
      as.character(b$strata))
  }
  lp <- predict(fit, type = "lp", se.fit = TRUE, reference = "sample")
  score <- paste(response, "~ x3", if (!is.null(d$stratum)) "+ strata(stratum)")
  args <- list(as.formula(score), data = d, weights = d$weight, cluster = d$cluster, reverse = TRUE)
  score <- do.call(concordance, Filter(Negate(is.null), args))
  counts <- if (is.matrix(score$count)) colSums(score$count) else score$count
  result <- list(coef = unname(coef(fit)), concordance = as.list(fit$concordance),
    score = as.list(c(counts, concordance = unname(score$concordance), std = sqrt(score$var))),
    basehaz = base(FALSE), basehaz_centered = base(TRUE), survfit = curves,
    lp = unname(lp$fit), lp_se = unname(lp$se.fit), expected = unname(predict(fit, type = "expected")),
    martingale = of("martingale")[, 1], deviance = of("deviance")[, 1],
    martingale_collapsed = of("martingale", collapse = labels)[, 1],
    residuals = columns(of("score")), dfbeta = columns(of("dfbeta")), dfbetas = columns(of("dfbetas")),
    dfbeta_collapsed = columns(of("dfbeta", collapse = labels)),
    schoenfeld = columns(of("schoenfeld")), scaledsch = columns(of("scaledsch")),
    zph = Filter(Negate(is.null),
      sapply(c("km", "identity", "rank", "log"), function(g) tests(fit, g), simplify = FALSE)))
  list(id = paste0("cohort ", seed), kind = "cox_diagnostics",
    call = paste0("coxph(", formula, ", ties = \"", ties, "\"",
      if (!is.null(d$weight)) ", weights = weight", if (!is.null(d$cluster)) ", cluster = cluster",
      ")"),
    data = as.list(d), labels = labels, ties = ties, result = result)
}

count <- as.integer(c(commandArgs(TRUE), "24")[1])
cases <- Filter(Negate(is.null), lapply(seq_len(count), answer))
write_cases("cox_diagnostics.json",
  "What is read from a Cox model, on made-up cohorts that stand in each case.", cases)

# Rscript generate/cox_penalized.R: Cox models with Firth's penalty, by a slow program of its own that walks
# each risk set and has nothing in common with the module but the formulas of Heinze & Schemper (2001); and
# profile limits of Cox models without a penalty, from coxph with the column as an offset.
flags <- commandArgs(FALSE)
source(file.path(dirname(sub("^--file=", "", grep("^--file=", flags, value = TRUE))), "helpers.R"))
heart <- read.csv(file.path(folder, "heart.csv"))
separated <- read.csv(file.path(folder, "separated.csv"))
tight <- coxph.control(eps = 1e-13, toler.chol = 1e-14, iter.max = 50)

# Log likelihood, score, information and Firth's addition at b.
walk <- function(b, d) {
  p <- ncol(d$x); value <- 0; score <- numeric(p); information <- matrix(0, p, p); moments <- list()
  eta <- as.vector(d$x %*% b)
  for (s in unique(d$strata)) for (t in sort(unique(d$stop[d$event == 1 & d$strata == s]))) {
    at <- which(d$strata == s & d$start < t & d$stop >= t)
    dying <- which(d$strata == s & d$stop == t & d$event == 1)
    weight <- mean(d$weights[dying])
    value <- value + sum(d$weights[dying] * eta[dying])
    score <- score + colSums(d$weights[dying] * d$x[dying, , drop = FALSE])
    for (l in seq_along(dying) - 1) {
      gone <- if (d$ties == "efron") l / length(dying) else 0
      r <- d$weights[at] * exp(eta[at]) * ifelse(at %in% dying, 1 - gone, 1)
      share <- r / sum(r); mean <- colSums(share * d$x[at, , drop = FALSE])
      centered <- sweep(d$x[at, , drop = FALSE], 2, mean)
      value <- value - weight * log(sum(r)); score <- score - weight * mean
      information <- information + weight * t(centered) %*% (share * centered)
      moments[[length(moments) + 1]] <- list(weight, share, centered)
    }
  }
  variance <- solve(information); addition <- numeric(p)
  for (m in moments) addition <- addition +
    m[[1]] * colSums(m[[2]] * rowSums((m[[3]] %*% variance) * m[[3]]) * m[[3]])
  list(value = value + 0.5 * as.numeric(determinant(information)$modulus), score = score + addition / 2,
       variance = variance, information = information)
}
maximum <- function(d, free = seq_len(ncol(d$x)), b = numeric(ncol(d$x))) {
  for (i in 1:2000) {
    w <- walk(b, d)
    if (!length(free)) break
    step <- solve(w$information[free, free, drop = FALSE], w$score[free])
    b[free] <- b[free] + step * min(1, 1 / max(abs(step) * sqrt(diag(w$information)[free])))
    if (max(abs(step) * sqrt(diag(w$information)[free])) < 1e-13) break
  }
  c(list(b = b), walk(b, d))
}
design <- function(formula, data, ties, weights) {
  data <- data[complete.cases(data[all.vars(formula)]), ]
  m <- model.frame(formula, data); y <- unclass(model.response(m))
  strata <- if (any(grepl("strata", names(m)))) as.integer(m[[grep("strata", names(m))]]) else rep(1, nrow(m))
  terms <- grep("strata", attr(terms(formula), "term.labels"), invert = TRUE, value = TRUE)
  x <- model.matrix(reformulate(terms), data)[, -1, drop = FALSE]
  list(x = x, stop = y[, ncol(y) - 1], event = y[, ncol(y)], start = if (ncol(y) == 3) y[, 1] else rep(-1, nrow(y)),
       strata = strata, ties = ties, weights = if (is.null(weights)) rep(1, nrow(y)) else data[[weights]])
}
limits <- function(profile, best, estimate, se) sapply(c(-1, 1), function(side) {
  excess <- function(distance) 2 * (best - profile(estimate + side * distance * se)) - qchisq(.95, 1)
  far <- 1; while (excess(far) < 0) far <- 2 * far
  estimate + side * se * uniroot(excess, c(0, far), tol = 1e-13)$root
})
firth <- function(text, data, ties, weights = NULL) {
  d <- design(as.formula(text), get(data), ties, weights)
  full <- maximum(d); null <- walk(numeric(ncol(d$x)), d); p <- ncol(d$x); se <- sqrt(diag(full$variance))
  intervals <- lapply(1:p, function(j) limits(
    function(v) { b <- full$b; b[j] <- v; maximum(d, setdiff(1:p, j), b)$value }, full$value, full$b[j], se[j]))
  dropping <- sapply(1:p, function(j) {
    b <- full$b; b[j] <- 0; 2 * (full$value - maximum(d, setdiff(1:p, j), b)$value) })
  call <- sprintf('coxph(%s, data = %s, ties = "%s"%s)', text, data, ties,
                  if (is.null(weights)) "" else paste0(", weights = ", weights, ", robust = FALSE"))
  list(id = paste("firth", data, ties, p, weights), kind = "coxph_firth", call = call, result = list(
    coef = vec(full$b), se = vec(se), vcov = rows(full$variance), loglik = full$value, loglik_null = null$value,
    lrt = 2 * (full$value - null$value), dropping = vec(dropping), profile = lapply(intervals, vec)))
}
profile <- function(text, data) {
  f <- coxph(as.formula(text), data = get(data), control = tight); p <- length(coef(f))
  d <- get(data)[complete.cases(get(data)[all.vars(as.formula(text))]), ]
  x <- model.matrix(f); y <- f$y
  intervals <- lapply(1:p, function(j) limits(function(v) {
    o <- v * x[, j]
    if (p == 1) return(coxph(y ~ offset(o))$loglik[1])
    coxph(y ~ x[, -j] + offset(o), control = tight)$loglik[2]
  }, f$loglik[2], coef(f)[j], sqrt(f$var[j, j])))
  list(id = paste("profile", data, text), kind = "coxph_profile",
       call = sprintf("coxph(%s, data = %s)", text, data), result = list(coef = vec(coef(f)), profile = lapply(intervals, vec)))
}
write_cases("cox_penalized.json", "Cox models: Firth's penalty, profile likelihood", list(
  firth("Surv(time, event) ~ treated + age", "separated", "efron"),
  firth("Surv(time, event) ~ treated + age", "separated", "breslow"),
  firth("Surv(time, event) ~ treated", "separated", "efron"),
  firth("Surv(time, event) ~ x", "aml", "efron"), firth("Surv(time, event) ~ x", "aml", "breslow"),
  firth("Surv(time, event) ~ x", "aml", "efron", "wt_frac"),
  firth("Surv(time, event) ~ age + rx + resid_ds + ecog_ps", "ovarian", "efron"),
  firth("Surv(time, event) ~ age + resid_ds + strata(rx)", "ovarian", "breslow"),
  firth("Surv(time, event) ~ trt + celltype + karno", "veteran", "efron"),
  firth("Surv(start, stop, event) ~ age + year + surgery + transplant", "heart", "efron"),
  profile("Surv(time, event) ~ x", "aml"), profile("Surv(time, event) ~ age + rx + resid_ds + ecog_ps", "ovarian"),
  profile("Surv(time, event) ~ age + sex + ph_ecog", "lung"), profile("Surv(time, event) ~ trt + celltype + karno", "veteran"),
  profile("Surv(start, stop, event) ~ age + year + surgery + transplant", "heart")))

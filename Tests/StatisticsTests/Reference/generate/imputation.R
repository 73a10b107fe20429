# Rscript generate/imputation.R: Rubin's rules by mice, the test of several coefficients by mitml (D1).
flags <- commandArgs(FALSE)
source(file.path(dirname(sub("^--file=", "", grep("^--file=", flags, value = TRUE))), "helpers.R"))
suppressPackageStartupMessages({ library(mice); library(mitml) })
json <- function(x) toJSON(x, digits = I(15), auto_unbox = TRUE, na = "null", null = "null")

scalar <- function(id, q, u, complete) {
  s <- pool.scalar(q, u, n = complete, k = 0)
  statistic <- s$qbar / sqrt(s$t)
  reach <- qt(0.975, s$df) * sqrt(s$t)
  list(id = id, kind = "scalar", call = "pool.scalar(q, u, n, k = 0)", estimates = vec(q), variances = vec(u),
    complete = if (is.finite(complete)) complete else NULL,
    result = list(estimate = s$qbar, within = s$ubar, between = s$b, total = s$t, df = s$df, riv = s$r,
      fmi = s$fmi, lambda = (1 + 1 / s$m) * s$b / s$t, statistic = statistic,
      p = 2 * pt(abs(statistic), s$df, lower.tail = FALSE),
      log_p = log(2) + pt(abs(statistic), s$df, lower.tail = FALSE, log.p = TRUE),
      lower = s$qbar - reach, upper = s$qbar + reach))
}
set.seed(31)
cases <- list()
for (m in c(2, 3, 5, 20, 50)) for (complete in c(4, 27.5, 400, Inf)) for (spread in c(0.02, 0.3, 2)) {
  q <- signif(0.7 + spread * 0.2 * rnorm(m), 6); u <- signif(0.04 * exp(0.1 * rnorm(m)), 6)
  cases <- c(cases, list(scalar(paste("m", m, "df", complete, "spread", spread), q, u, complete)))
}
cases <- c(cases, list(scalar("far from 0", c(38.1, 37.5, 38.9), c(0.01, 0.011, 0.009), 4000)))

d1 <- function(id, Q, U, complete) {
  finite <- is.finite(complete)
  tested <- mitml:::.D1(Qhat = t(Q), Uhat = aperm(U, c(2, 3, 1)), df.com = if (finite) complete else NULL)
  list(id = id, kind = "wald", call = "mitml:::.D1(Q, U, df.com)", coefficients = rows(Q),
    covariances = lapply(seq_len(dim(U)[1]), function(i) rows(U[i, , ])), complete = if (finite) complete else NULL,
    result = list(statistic = c(tested$F), df = tested$v, riv = tested$r, k = tested$k,
      p = c(pf(tested$F, tested$k, tested$v, lower.tail = FALSE)),
      covariance = rows(apply(U, 2:3, mean) + (1 + 1 / nrow(Q)) * cov(Q))))
}
for (m in c(2, 3, 5, 20)) for (k in c(2, 3, 5)) for (complete in c(60, 500, Inf)) {
  # mitml has no answer for a small sample with k (m - 1) up to 4.
  if (is.finite(complete) && k * (m - 1) <= 4) next
  base <- crossprod(matrix(rnorm(k * k), k)) * 0.01 + diag(k) * 0.02
  Q <- signif(matrix(rep(c(0.3, -0.2, 0.1, 0.25, 0)[1:k], each = m), m) + 0.08 * matrix(rnorm(m * k), m), 8)
  U <- array(0, c(m, k, k))
  for (i in 1:m) U[i, , ] <- signif(base * exp(0.05 * rnorm(1)), 8)
  cases <- c(cases, list(d1(paste("m", m, "k", k, "df", complete), Q, U, complete)))
}
# Whole models on imputed data: mice's own nhanes.
set.seed(5)
imputed <- mice(nhanes, m = 5, print = FALSE)
fits <- with(imputed, lm(chl ~ age + bmi + hyp))
pooled <- summary(pool(fits), conf.int = TRUE)
cases <- c(cases, list(list(id = "nhanes", kind = "model", call = "summary(pool(with(mice(nhanes), lm(chl ~ age + bmi + hyp))))",
  coefficients = rows(t(sapply(fits$analyses, coef))), covariances = lapply(fits$analyses, function(f) rows(vcov(f))),
  complete = df.residual(fits$analyses[[1]]),
  result = list(estimate = vec(pooled$estimate), std_err = vec(pooled$std.error), df = vec(pooled$df),
    statistic = vec(pooled$statistic), p = vec(pooled$p.value), lower = vec(pooled[["2.5 %"]]), upper = vec(pooled[["97.5 %"]]),
    fmi = vec(pool(fits)$pooled$fmi), lambda = vec(pool(fits)$pooled$lambda)))))
write_cases("imputation.json", "Pooled estimates of imputed data sets", cases)

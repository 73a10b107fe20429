# Poisson rates. R has poisson.test; the other limits are solved here from their definitions.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))), "samples_helpers.R"))
sides <- c("two.sided", "less", "greater")
each_side <- function(f) setNames(lapply(sides, f), sides)
root <- function(f, from, to) uniroot(f, c(from, to), tol = 1e-300, maxiter = 5000)$root

one <- function(x, t, rate, level = 0.95) {
  a <- (1 - level) / 2; z <- qnorm(1 - a)
  mid <- if (x == 0) c(0, -log(2 * a)) else c(root(function(m) ppois(x, m, lower.tail = FALSE) + dpois(x, m) / 2 - a, 1e-9, x), root(function(m) ppois(x - 1, m) + dpois(x, m) / 2 - a, x, x + 12 * sqrt(x) + 20))
  cube <- function(n, s) n * (1 - 1 / (9 * n) + s * z / (3 * sqrt(n)))^3
  add(sprintf("%d in %s, level %s", x, t, level), "rate", sprintf("poisson.test(%d, %s, r = %s, conf.level = %s)", x, t, rate, level), list(
    events = x, exposure = t, level = level, hypothesized = rate, exact = vec(poisson.test(x, t, conf.level = level)$conf.int), mid = vec(mid / t),
    score = vec((x + z^2 / 2 + c(-1, 1) * z * sqrt(x + z^2 / 4)) / t), byar = vec(c(if (x == 0) 0 else cube(x, -1), cube(x + 1, 1)) / t),
    wald = vec(pmax(0, x + c(-1, 1) * z * sqrt(x)) / t), p = each_side(function(s) poisson.test(x, t, r = rate, alternative = s)$p.value)))
}
one(0, 12.5, 0.1); one(1, 3, 0.9); one(2, 10, 0.2); one(5, 100, 0.11); one(11, 800 / 7, 0.1); one(17, 342.25, 0.02, 0.9); one(100, 1000, 0.13); one(0, 1e6, 1e-7, 0.99)
one(3, 0.001, 900); one(1234, 5e4, 0.02, 0.99); one(56789, 1234567.5, 0.047); one(10, 10, 1); one(7, 20, 1.5)

two <- function(x1, t1, x2, t2, ratio, level = 0.95) {
  a <- (1 - level) / 2; z <- qnorm(1 - a); n <- x1 + x2; all <- t1 + t2
  odds <- function(p) p / (1 - p) * t2 / t1
  score_at <- function(d) {
    low <- if (d >= 0) x2 else x1; b <- all * abs(d) - n; small <- (-b + sqrt(b^2 + 4 * all * low * abs(d))) / (2 * all)
    r <- if (d >= 0) c(small + d, small) else c(small, small - d)
    (x1 / t1 - x2 / t2 - d) / sqrt(r[1] / t1 + r[2] / t2)
  }
  e <- x1 / t1 - x2 / t2; far <- (sqrt(n) + 5) * 10 / min(t1, t2)
  difference <- c(root(function(d) if (d == e) -z else score_at(d) - z, e - far, e), root(function(d) if (d == e) z else score_at(d) + z, e, e + far))
  result <- list(events = vec(c(x1, x2)), exposures = vec(c(t1, t2)), level = level, hypothesized = ratio, difference = e, difference_score = vec(difference),
    difference_wald = vec(e + c(-1, 1) * z * sqrt(x1 / t1^2 + x2 / t2^2)))
  if (n > 0) {
    test <- suppressWarnings(poisson.test(c(x1, x2), c(t1, t2), conf.level = level))
    same <- suppressWarnings(chisq.test(c(x1, x2), p = c(t1, t2) / all))
    pi0 <- ratio * t1 / (ratio * t1 + t2)
    below <- pbinom(x1 - 1, n, pi0) + dbinom(x1, n, pi0) / 2; above <- pbinom(x1, n, pi0, lower.tail = FALSE) + dbinom(x1, n, pi0) / 2
    result <- c(result, list(estimate = unname(test$estimate), exact = vec(test$conf.int),
      p = each_side(function(s) suppressWarnings(poisson.test(c(x1, x2), c(t1, t2), r = ratio, alternative = s)$p.value)),
      mid_p = min(1, 2 * below, 2 * above), homogeneity = unname(same$statistic), homogeneity_p = same$p.value))
    if (x1 > 0 && x2 > 0) {
      mid <- c(root(function(p) pbinom(x1, n, p, lower.tail = FALSE) + dbinom(x1, n, p) / 2 - a, 1e-12, x1 / n), root(function(p) pbinom(x1 - 1, n, p) + dbinom(x1, n, p) / 2 - a, x1 / n, 1 - 1e-12))
      result <- c(result, list(mid = vec(odds(mid)), score = vec(odds(suppressWarnings(prop.test(x1, n, correct = FALSE, conf.level = level))$conf.int)),
        wald = vec(test$estimate * exp(c(-1, 1) * z * sqrt(1 / x1 + 1 / x2))), wald_p = 2 * pnorm(-abs(log(test$estimate / ratio)) / sqrt(1 / x1 + 1 / x2))))
    }
  }
  add(sprintf("%d in %s against %d in %s, level %s", x1, t1, x2, t2, level), "two_rates", sprintf("poisson.test(c(%d, %d), c(%s, %s), r = %s, conf.level = %s)", x1, x2, t1, t2, ratio, level), result)
}
two(11, 800, 23, 1083, 1); two(41, 28010, 15, 19017, 1.2); two(0, 120, 5, 100, 1); two(4, 33, 0, 41, 0.8); two(0, 10, 0, 20, 1); two(1, 10, 1, 10, 1)
two(5, 7.5, 12, 30.25, 2, 0.9); two(120, 1000, 95, 1100, 1.3, 0.99); two(3, 0.01, 2, 0.02, 1); two(1500, 2e4, 1400, 2.1e4, 1); two(2, 1000, 30, 1000, 0.3)

standard <- function(x, t, w) {
  v <- w / sum(w) / t; y <- sum(v * x); s <- sum(v^2 * x); m <- max(v)
  add(sprintf("standardized, %d strata, %d events", length(x), sum(x)), "standardized", "gamma limits of Fay & Feuer 1997", list(events = vec(x), exposures = vec(t), standard = vec(w), estimate = y, variance = s,
    limits = vec(c(if (y == 0) 0 else qgamma(0.025, y^2 / s, scale = s / y), qgamma(0.975, (y + m)^2 / (s + m^2), scale = (s + m^2) / (y + m))))))
}
standard(c(3, 8, 20), c(1000, 900, 400), c(50, 30, 20)); standard(c(0, 0), c(10, 20), c(1, 1)); standard(7, 55, 1); standard(c(1, 0, 12, 40), c(2500, 1800, 2100.5, 600), c(0.3, 0.3, 0.25, 0.15))
rates <- function(x, t) { q <- chisq.test(x, p = t / sum(t)); e <- q$expected
  add(sprintf("%d rates", length(x)), "homogeneity", "chisq.test(x, p = t / sum(t))", list(events = vec(x), exposures = vec(t), chisq = unname(q$statistic), p = q$p.value,
    lr = 2 * sum(ifelse(x > 0, x * log(x / e), 0)), lr_p = pchisq(2 * sum(ifelse(x > 0, x * log(x / e), 0)), length(x) - 1, lower.tail = FALSE))) }
suppressWarnings({ rates(c(11, 23, 7), c(800, 1083, 420)); rates(c(0, 5, 9, 30), c(100, 110, 90, 220)) })
write_cases("rates.json", "Poisson rates: poisson.test, and limits solved from their definitions")

# Samples described and compared: small and large, with ties and without, on several scales.
# Two-sided exact p values with ties are coin's: exactRankTests compares sums with a mean that rounding has moved.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))), "samples_helpers.R"))
suppressPackageStartupMessages(library(coin))
set.seed(2024)
h <- function(x) list(statistic = unname(x$statistic), df = vec(x$parameter), p = x$p.value, estimate = vec(x$estimate), limits = vec(x$conf.int))
sides <- c("two.sided", "less", "greater")
each_side <- function(f) setNames(lapply(sides, f), sides)
shape <- function(n, kind) signif(switch(kind, rnorm(n), rexp(n), rlnorm(n, 0, 1.5), round(rnorm(n) * 2), sample(0:4, n, TRUE)), 12)

describe <- function(id, x) {
  probs <- c(0, 0.05, 0.1, 0.25, 0.33, 0.5, 0.62, 0.75, 0.9, 1)
  w <- round(runif(length(x)), 3) + 0.001
  add(id, "description", "mean, sd, quantile(type = 1 to 9), t.test(x)$conf.int, cov.wt", list(
    values = vec(x), mean = mean(x), sd = sd(x), median = median(x), minimum = min(x), maximum = max(x), limits = vec(t.test(x)$conf.int),
    limits90 = vec(t.test(x, conf.level = 0.9)$conf.int), probabilities = vec(probs),
    quantiles = lapply(1:9, function(type) vec(quantile(x, probs, type = type))), weights = vec(w),
    weighted_mean = weighted.mean(x, w), weighted_variance = cov.wt(cbind(x), w / sum(w))$cov[1, 1]))
}
for (n in c(2, 3, 4, 5, 7, 10, 11, 24, 51)) describe(sprintf("%d values", n), shape(n, 1 + n %% 4))
describe("24 values times 1e-100", signif(shape(24, 2) * 1e-100, 12))
describe("24 values times 1e100", signif(shape(24, 3) * 1e100, 12))
describe("24 values of 5", shape(24, 5))

# var.test takes the upper tail as 1 minus the lower; here each is taken as itself.
f_sides <- function(v) { p <- sapply(c(TRUE, FALSE), function(lower) pf(v$statistic, v$parameter[1], v$parameter[2], lower.tail = lower))
  list(two.sided = min(1, 2 * min(p)), less = p[1], greater = p[2]) }
two_samples <- function(id, a, b) {
  ties <- anyDuplicated(c(a, b)) > 0
  y <- data.frame(y = c(a, b), g = factor(rep(1:2, c(length(a), length(b)))))
  normal <- function(correct) each_side(function(s) suppressWarnings(wilcox.test(a, b, exact = FALSE, correct = correct, alternative = s)$p.value))
  exact <- function(s) if (ties) pvalue(wilcox_test(y ~ g, y, distribution = "exact", alternative = s)) else wilcox.test(a, b, exact = TRUE, alternative = s)$p.value
  result <- list(first = vec(a), second = vec(b), welch = h(t.test(a, b)), student = h(t.test(a, b, var.equal = TRUE)),
    welch_sides = each_side(function(s) t.test(a, b, alternative = s)$p.value), welch99 = vec(t.test(a, b, conf.level = 0.99)$conf.int),
    shifted = h(t.test(a, b, mu = 1.5)), variance_ratio = h(var.test(a, b)), variance_sides = f_sides(var.test(a, b)),
    w = unname(suppressWarnings(wilcox.test(a, b))$statistic), default_p = suppressWarnings(wilcox.test(a, b))$p.value,
    normal = normal(FALSE), corrected = normal(TRUE))
  if (length(c(a, b)) <= 60) result$exact <- each_side(exact)
  if (!ties && length(a) < 50 && length(b) < 50) {
    w <- suppressWarnings(wilcox.test(a, b, conf.int = TRUE))
    result$shift <- list(estimate = unname(w$estimate), limits = if (min(length(a), length(b)) >= 4) vec(w$conf.int))
  }
  add(id, "two_samples", "t.test, var.test, wilcox.test; coin::wilcox_test(distribution = \"exact\") with ties", result)
}
sizes <- list(c(2, 3), c(4, 5), c(8, 8), c(10, 25), c(49, 49), c(50, 12), c(120, 80))
for (s in sizes) for (kind in c(1, 3, 4, 5)) if (kind < 4 || sum(s) > 9)
  two_samples(sprintf("%d and %d values, kind %d", s[1], s[2], kind), shape(s[1], kind), signif(shape(s[2], kind) + (kind != 5) * (s[1] %% 3), 12))
two_samples("far apart", shape(40, 1), signif(shape(30, 1) + 40, 12))
two_samples("scale 1e50", signif(shape(12, 2) * 1e50, 12), signif(shape(15, 2) * 2e50, 12))

paired <- function(id, a, b) {
  d <- signif(a - b, 12)
  plain <- !anyDuplicated(abs(d)) && all(d != 0)
  e <- data.frame(d = d, zero = 0)
  coin_p <- function(s) pvalue(wilcoxsign_test(d ~ zero, e, distribution = "exact", zero.method = "Wilcoxon", alternative = s))
  result <- list(differences = vec(d), t = h(t.test(d)), v = unname(suppressWarnings(wilcox.test(d))$statistic), default_p = suppressWarnings(wilcox.test(d))$p.value,
    normal = each_side(function(s) suppressWarnings(wilcox.test(d, exact = FALSE, correct = FALSE, alternative = s)$p.value)),
    corrected = each_side(function(s) suppressWarnings(wilcox.test(d, exact = FALSE, correct = TRUE, alternative = s)$p.value)),
    exact = each_side(function(s) if (plain) wilcox.test(d, exact = TRUE, alternative = s)$p.value else coin_p(s)),
    pratt = pvalue(wilcoxsign_test(d ~ zero, e, distribution = "asymptotic", zero.method = "Pratt")))
  if (plain && length(d) < 50 && length(d) > 5) { w <- wilcox.test(d, conf.int = TRUE); result$center <- list(estimate = unname(w$estimate), limits = vec(w$conf.int)) }
  add(id, "paired", "t.test(d), wilcox.test(d); coin::wilcoxsign_test with ties or zeros", result)
}
for (n in c(3, 6, 9, 15, 30, 49, 60)) for (kind in c(1, 3, 4, 5)) if (kind < 4 || n > 5) paired(sprintf("%d pairs, kind %d", n, kind), shape(n, kind), shape(n, kind))

several <- function(id, groups) {
  y <- unlist(groups); g <- factor(rep(seq_along(groups), lengths(groups)))
  distances <- function(f) oneway.test(abs(y - ave(y, g, FUN = f)) ~ g, var.equal = TRUE)
  trend <- suppressWarnings(cor.test(as.integer(g), y, method = "kendall", exact = FALSE))
  n <- min(lengths(groups)); block <- sapply(groups, function(x) x[1:n])
  add(id, "several_samples", "kruskal.test, oneway.test, bartlett.test, friedman.test; the trend is Kendall's test of group and value", list(
    groups = lapply(unname(groups), vec), kruskal = h(kruskal.test(y, g)), anova = h(oneway.test(y ~ g, var.equal = TRUE)), welch = h(oneway.test(y ~ g)),
    bartlett = h(bartlett.test(y, g)), levene = h(distances(mean)), brown_forsythe = h(distances(median)),
    trend = list(z = unname(trend$statistic), p = trend$p.value), friedman = h(friedman.test(block))))
}
for (k in 2:5) for (kind in c(1, 2, 4, 5)) several(sprintf("%d groups, kind %d", k, kind), lapply(1:k, function(i) signif(shape(4 + 3 * i + k, kind) + 0.4 * i * (kind < 3), 12)))
several("small groups", lapply(c(2, 2, 3), shape, kind = 1))

correlate <- function(id, x, y) {
  ties <- anyDuplicated(x) > 0 || anyDuplicated(y) > 0
  p <- cor.test(x, y); s <- suppressWarnings(cor.test(x, y, method = "spearman", exact = FALSE)); k <- suppressWarnings(cor.test(x, y, method = "kendall"))
  sides_of <- function(m, ...) each_side(function(a) suppressWarnings(cor.test(x, y, method = m, alternative = a, ...)$p.value))
  add(id, "correlation", "cor.test(method = \"pearson\", \"spearman\", \"kendall\")", list(x = vec(x), y = vec(y),
    pearson = h(p), pearson_sides = sides_of("pearson"), spearman = unname(s$estimate), spearman_sides = sides_of("spearman", exact = FALSE), spearman_usual = sides_of("spearman"),
    kendall = unname(k$estimate), kendall_sides = sides_of("kendall"), kendall_normal = sides_of("kendall", exact = FALSE), kendall_corrected = if (ties) sides_of("kendall", exact = FALSE, continuity = TRUE)$two.sided else NULL))
}
for (n in c(4, 7, 12, 30, 49, 50, 90)) for (kind in c(1, 3, 4)) { x <- shape(n, kind); correlate(sprintf("%d pairs, kind %d", n, kind), x, signif(shape(n, kind) + x / 2, 12)) }
write_cases("samples.json", "samples described and compared by base R, exact rank tests with ties by coin")

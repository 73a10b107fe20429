# Rscript generate/multivariate_normal.R: tails of the maximum of correlated normal variables.
# Correlations that are products of loadings leave one integral, which integrate() solves to 1e-12 of
# the tail; other matrices are mvtnorm's Miwa and (three, one-sided) TVPACK algorithms.
flags <- commandArgs(FALSE)
source(file.path(dirname(sub("^--file=", "", grep("^--file=", flags, value = TRUE))), "helpers.R"))
suppressPackageStartupMessages(library(mvtnorm))

# P(some |Z| > c) and P(some Z > c), where Z_i = l_i U + sqrt(1 - l_i^2) E_i: the tail given U = u.
product_tail <- function(l, c, two_sided) {
  s <- sqrt(1 - l^2)
  given <- function(u) sapply(u, function(u) {
    out <- pnorm((c - l * u) / s, lower.tail = FALSE)
    if (two_sided) out <- out + pnorm((-c - l * u) / s)
    dnorm(u) * -expm1(sum(log1p(-out)))
  })
  cuts <- sort(unique(c(-40, 40, seq(-12, 12, 1), c / l[abs(l) > 0.1], -c / l[abs(l) > 0.1])))
  sum(mapply(function(a, b) integrate(given, a, b, rel.tol = 1e-12, abs.tol = 0, stop.on.error = FALSE)$value,
    head(cuts, -1), tail(cuts, -1)))
}
case <- function(id, r, c, two, one, relative) list(
  id = paste(id, "at", c), kind = "tail", call = id, correlation = rows(r), c = c, relative = relative,
  result = list(two_sided = two, one_sided = one))
products <- list(
  c(0.5, 0.5), c(0.9, -0.3), c(0.99, 0.999), c(0.7, 0.7, 0.7), c(0.95, 0.9, 0.2), c(-0.8, 0.6, 0.99),
  c(0.5, 0.5, 0.5, 0.5), c(0.99, 0.95, 0.9, 0.85), c(0.9999, 0.999, 0.99, 0.9), c(0.3, -0.4, 0.8, -0.95), c(0.95, 0, 0.6, 0.1))
cases <- list()
for (l in products) for (c in c(0.5, 1.5, 2.24, 3.3, 6, 12)) {
  r <- outer(l, l); diag(r) <- 1
  cases <- c(cases, list(case(paste("loadings", paste(l, collapse = " ")), r, c,
    product_tail(l, c, TRUE), product_tail(l, c, FALSE), 1e-10)))
}
matrix_of <- function(v) { k <- (1 + sqrt(1 + 8 * length(v))) / 2; r <- diag(k); r[lower.tri(r)] <- v; r + t(r) - diag(k) }
general <- function(v, c, algorithm, relative) {
  r <- matrix_of(v); k <- nrow(r)
  two <- 1 - pmvnorm(rep(-c, k), rep(c, k), corr = r, algorithm = Miwa(steps = 4097))[1]
  one <- 1 - pmvnorm(rep(-Inf, k), rep(c, k), corr = r, algorithm = algorithm)[1]
  case(paste("correlations", paste(v, collapse = " ")), r, c, two, one, relative)
}
for (c in c(1, 2, 2.5)) {
  for (v in list(c(0.2, 0.5, 0.7), c(-0.3, 0.4, 0.6), c(0.93, 0.87, 0.99), c(-0.5, -0.5, -0.4)))
    cases <- c(cases, list(general(v, c, TVPACK(abseps = 1e-15), 2e-8)))
  for (v in list(c(0.9, 0.8, 0.7, 0.9, 0.8, 0.9), c(0.1, -0.2, 0.3, 0.5, -0.4, 0.2), c(-0.3, -0.2, 0.1, 0.4, -0.3, -0.25)))
    cases <- c(cases, list(general(v, c, Miwa(steps = 4097), 2e-8)))
}
write_cases("multivariate_normal.json", "Tails of the largest of correlated normal variables", cases)

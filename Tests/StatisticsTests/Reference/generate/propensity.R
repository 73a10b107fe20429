# Weights from propensity scores, weighted balance, multicategory differences and E-values, from the
# formulas of the papers that the doc comments name. Writes propensity.json.
flags <- commandArgs(FALSE)
here <- dirname(sub("^--file=", "", grep("^--file=", flags, value = TRUE)))
source(file.path(here, "helpers.R"))

set.seed(7)
n <- 200
x <- rnorm(n)
e <- plogis(0.8 * x - 0.3)
t <- rbinom(n, 1, e)
b <- rbinom(n, 1, plogis(x))
k <- sample(c(10, 20, 30, 40), n, replace = TRUE)
p <- mean(t)
case <- function(id, kind, call, result) list(id = id, kind = kind, call = call, result = result)
cases <- list(case("subjects", "data", "made up", list(
  score = vec(e), treat = vec(t), x = vec(x), b = vec(b), k = vec(k))))

weights <- list(
  everyone = c("t / e + (1 - t) / (1 - e)", "t * p / e + (1 - t) * (1 - p) / (1 - e)"),
  treated = c("t + (1 - t) * e / (1 - e)", "t + (1 - t) * e / (1 - e) * (1 - p) / p"),
  controls = c("t * (1 - e) / e + 1 - t", "t * (1 - e) / e * p / (1 - p) + 1 - t"),
  overlap = rep("t * (1 - e) + (1 - t) * e", 2),
  matching = rep("pmin(e, 1 - e) / ifelse(t == 1, e, 1 - e)", 2))
kish <- function(w) sum(w)^2 / sum(w^2)
wvar <- function(x, w) sum(w * (x - weighted.mean(x, w))^2) / (sum(w) - sum(w^2) / sum(w))
ecdf_difference <- function(x, w) {
  v <- sort(unique(x))
  f <- function(arm) sapply(v, function(v) sum(w[t == arm & x <= v])) / sum(w[t == arm])
  abs(f(1) - f(0))
}
balance <- function(w) {
  v <- c(wvar(x[t == 1], w[t == 1]), wvar(x[t == 0], w[t == 0]))
  m <- c(weighted.mean(x[t == 1], w[t == 1]), weighted.mean(x[t == 0], w[t == 0]))
  pb <- c(weighted.mean(b[t == 1], w[t == 1]), weighted.mean(b[t == 0], w[t == 0]))
  ub <- c(mean(b[t == 1]), mean(b[t == 0]))
  s <- function(a) var(x[t == a])
  d <- ecdf_difference(x, w)
  proportions <- function(w, a) sapply(c(20, 30, 40), function(v) sum(w[t == a & k == v]) / sum(w[t == a]))
  covariance <- function(q) diag(q) - q %o% q
  one <- rep(1, n)
  S <- (covariance(proportions(one, 1)) + covariance(proportions(one, 0))) / 2
  q <- proportions(w, 1) - proportions(w, 0)
  list(x_pooled = diff(rev(m)) / sqrt((s(1) + s(0)) / 2), x_treated = diff(rev(m)) / sqrt(s(1)),
    x_control = diff(rev(m)) / sqrt(s(0)), x_weighted = diff(rev(m)) / sqrt(mean(v)),
    x_ratio = v[1] / v[2], x_maximum = max(d), x_mean = mean(d),
    b_pooled = diff(rev(pb)) / sqrt(mean(ub * (1 - ub))), b_weighted = diff(rev(pb)) / sqrt(mean(pb * (1 - pb))),
    k_difference = sqrt(drop(q %*% solve(S) %*% q)))
}
for (target in names(weights)) for (stable in 1:2) {
  w <- eval(parse(text = weights[[target]][stable]))
  limits <- quantile(w, c(0.05, 0.975), type = 7, names = FALSE)
  cut <- pmin(pmax(w, limits[1]), limits[2])
  bounded <- pmin(pmax(w, 0.5), 2)
  cases <- c(cases, list(case(
    paste0(target, c("", "/stabilized")[stable]), "weights", weights[[target]][stable],
    c(list(weights = vec(w), sizes = vec(c(kish(w[t == 1]), kish(w[t == 0]))),
      cut = vec(cut), cut_sizes = vec(c(kish(cut[t == 1]), kish(cut[t == 0]))),
      cut_count = sum(w < limits[1] | w > limits[2]), bounded = vec(bounded)), balance(w)))))
}

score_differences <- outer(e[t == 1], e[t == 0], "-")
cases <- c(cases, list(case("overlap", "overlap", "outer(e[t == 1], e[t == 0], '-')", list(
  concordance = mean((score_differences > 0) + (score_differences == 0) / 2),
  ranges = vec(c(range(e[t == 1]), range(e[t == 0]))),
  outside = vec(c(sum(e[t == 1] > max(e[t == 0]) | e[t == 1] < min(e[t == 0])),
    sum(e[t == 0] > max(e[t == 1]) | e[t == 0] < min(e[t == 1]))))))))

# The E-value of a difference of risks: the bias factor by uniroot to full precision.
risk_difference <- function(a, n1, c, n0, level = 0.95) {
  p1 <- a / n1; p0 <- c / n0; f <- n1 / (n1 + n0); z <- qnorm(1 - (1 - level) / 2)
  lower <- function(B) {
    g <- f + (1 - f) / B; d <- p1 - p0 * B
    v <- (p1 * (1 - p1) / n1 + B^2 * p0 * (1 - p0) / n0) * g^2 + f * (1 - f) / (n1 + n0) * (d * (1 - 1 / B))^2
    d * g - z * sqrt(v)
  }
  B <- if (lower(1) <= 0) 1 else uniroot(lower, c(1, p1 / p0), tol = 1e-15)$root
  E <- function(r) r + sqrt(r * (r - 1))
  case(sprintf("%d of %d, %d of %d", a, n1, c, n0), "risk_difference", "uniroot of the lower limit",
    list(counts = vec(c(a, n1, c, n0)), level = level, estimate = E(p1 / p0), limit = E(B)))
}
cases <- c(cases, list(
  risk_difference(397, 78954, 51, 108829), risk_difference(30, 100, 12, 90),
  risk_difference(30, 100, 12, 90, 0.8), risk_difference(9, 40, 8, 41)))
write_cases("propensity.json", "Propensity weights, balance, E-values", cases)

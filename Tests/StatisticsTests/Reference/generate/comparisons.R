# Comparisons of survival curves that R has no function for, each from its definition and slowly:
# a loop over the times of events, a data frame of those at risk at each. Writes comparisons.json.
# Run: Rscript comparisons.R
flags <- commandArgs(FALSE)
here <- dirname(sub("^--file=", "", grep("^--file=", flags, value = TRUE)))
source(file.path(here, "helpers.R"))
library(mvtnorm)

heart <- read.csv(file.path(folder, "heart.csv"), na.strings = "")

# The sums of one stratum for a list of weight functions of (n, d, S before, Peto's S):
# differences of the first group, and their covariances.
sums_of <- function(entry, time, event, group, weights) {
  groups <- levels(group)
  k <- length(groups)
  m <- length(weights)
  O <- E <- matrix(0, m, k)
  V <- array(0, c(m, m, k, k))
  S <- 1
  peto <- 1
  for (t in sort(unique(time[event == 1]))) {
    risk <- entry < t & time >= t
    n <- sum(risk)
    nk <- as.numeric(table(group[risk]))
    dk <- as.numeric(table(group[time == t & event == 1]))
    d <- sum(dk)
    peto <- peto * (1 - d / (n + 1))
    w <- sapply(weights, function(f) f(n, d, S, peto))
    factor <- if (n > 1) d * (n - d) / (n - 1) else 0
    p <- nk / n
    O <- O + outer(w, dk)
    E <- E + outer(w, d * p)
    block <- factor * (diag(p, k) - outer(p, p))
    for (a in 1:m) for (b in 1:m) V[a, b, , ] <- V[a, b, , ] + w[a] * w[b] * block
    S <- S * (1 - d / n)
  }
  list(O = O, E = E, V = V)
}
compare <- function(data, by, strata = NULL, weights) {
  keep <- complete.cases(data[c("time", "event", by, strata)])
  data <- data[keep, ]
  entry <- if ("start" %in% names(data)) data$start else rep(-Inf, nrow(data))
  group <- factor(data[[by]])
  s <- if (is.null(strata)) rep(1, nrow(data)) else data[[strata]]
  parts <- lapply(sort(unique(s)), function(v) {
    i <- s == v
    sums_of(entry[i], data$time[i], data$event[i], group[i], weights)
  })
  add <- function(x) Reduce(`+`, lapply(parts, `[[`, x))
  list(O = add("O"), E = add("E"), V = add("V"))
}
fh <- function(rho, gamma) function(n, d, S, peto) S^rho * (1 - S)^gamma
weightings <- list(
  logrank = function(n, d, S, peto) 1,
  gehan = function(n, d, S, peto) n,
  tarone_ware = function(n, d, S, peto) sqrt(n),
  peto_peto = function(n, d, S, peto) peto,
  modified_peto_peto = function(n, d, S, peto) peto * n / (n + 1),
  fh_0_1 = fh(0, 1), fh_1_1 = fh(1, 1), fh_0.5_2 = fh(0.5, 2), fh_1_0 = fh(1, 0))
chi_of <- function(x, m = 1) {
  k <- ncol(x$O)
  u <- (x$O - x$E)[m, -k]
  as.numeric(u %*% solve(matrix(x$V[m, m, -k, -k], k - 1), u))
}

designs <- list(
  list("aml", "x", NULL), list("lung", "sex", NULL), list("lung", "sex", "ph_ecog"),
  list("lung", "ph_ecog", NULL), list("lung", "ph_ecog", "sex"), list("veteran", "trt", "celltype"),
  list("veteran", "celltype", "prior"), list("colon", "rx", NULL), list("colon", "rx", "extent"),
  list("ovarian", "rx", "resid_ds"), list("freireich", "group", NULL),
  list("heart", "transplant", NULL), list("heart", "transplant", "surgery"))
describe <- function(design, what) list(
  dataset = design[[1]],
  by = design[[2]], strata = if (is.null(design[[3]])) NA else design[[3]],
  id = paste(c(what, unlist(design)), collapse = "/"))

if (!"event" %in% names(heart)) heart$event <- heart$status
if (!"time" %in% names(heart)) heart$time <- heart$stop

weighted <- unlist(lapply(designs, function(design) lapply(names(weightings), function(name) {
  x <- compare(get(design[[1]]), design[[2]], design[[3]], weightings[name])
  about <- describe(design, "weighted")
  c(list(id = paste0(about$id, "/", name), kind = "weighted", call = paste("weights", name)),
    about[c("dataset", "by", "strata")], list(weighting = name, result = list(
    groups = vec(levels(factor(get(design[[1]])[[design[[2]]]]))),
    observed = vec(x$O[1, ]), expected = vec(x$E[1, ]), variance = rows(x$V[1, 1, , ]),
    chisq = chi_of(x), log_p = pchisq(chi_of(x), ncol(x$O) - 1, lower = FALSE, log = TRUE))))
})), recursive = FALSE)

trends <- unlist(lapply(
  Filter(function(d) nlevels(factor(get(d[[1]])[[d[[2]]]])) > 2, designs), function(design) {
    x <- compare(get(design[[1]]), design[[2]], design[[3]], weightings[1])
    k <- ncol(x$O)
    lapply(list(equal = 0:(k - 1), squares = (1:k)^2, far = 1e6 + c(1, 5, 2, 9)[1:k]), function(s) {
      c0 <- s - mean(s)  # The same z; large scores would lose digits.
      z <- sum(c0 * (x$O - x$E)[1, ]) / sqrt(as.numeric(c0 %*% x$V[1, 1, , ] %*% c0))
      about <- describe(design, "trend")
      c(list(id = paste0(about$id, "/", paste(s, collapse = ",")), kind = "trend",
        call = "sum(s (O - E)) / sqrt(s' V s)"), about[c("dataset", "by", "strata")],
        list(result = list(
          groups = vec(levels(factor(get(design[[1]])[[design[[2]]]]))), scores = vec(s), z = z, p = 2 * pnorm(-abs(z)))))
    })
  }), recursive = FALSE)

pairwise <- unlist(lapply(
  list(c("lung", "ph_ecog"), c("veteran", "celltype"), c("colon", "rx")), function(names) {
    lapply(c(0, 1), function(rho) {
      data <- get(names[1])
      g <- factor(data[[names[2]]])
      pairs <- combn(levels(g), 2)
      chi <- p <- rep(NA, ncol(pairs))
      for (i in seq_along(chi)) {
        part <- data[g %in% pairs[, i], ]
        part$g <- factor(part[[names[2]]])
        fit <- survdiff(Surv(time, event) ~ g, part, rho = rho)
        chi[i] <- fit$chisq
        p[i] <- pchisq(fit$chisq, 1, lower.tail = FALSE)
      }
      list(
        id = paste(c("pairwise", names, rho), collapse = "/"), kind = "pairwise",
        call = "survdiff of two groups, p.adjust", dataset = names[1], by = names[2], rho = rho,
        result = list(
          groups = vec(levels(g)), chisq = vec(chi), holm = vec(p.adjust(p, "holm")),
          bonferroni = vec(p.adjust(p, "bonferroni"))))
    })
  }), recursive = FALSE)

# MaxCombo. The four default weights are linearly dependent (S + (1 - S) = 1), so that three
# normal variables carry all: a direction on the sphere and a length, which has to be large enough
# in that direction. The mean over a grid of directions has an error of the square of its width,
# most of which goes away with a second grid. Regular matrices by Miwa's algorithm.
sphere <- function(m) {
  height <- (seq_len(m) - 0.5) * 2 / m - 1
  angle <- (seq_len(2 * m) - 0.5) * pi / m
  grid <- expand.grid(h = height, a = angle)
  r <- sqrt(1 - grid$h^2)
  cbind(r * cos(grid$a), r * sin(grid$a), grid$h)
}
spheres <- list(sphere(800), sphere(1600))
tail_singular <- function(R, q, two_sided) {
  e <- eigen(R, symmetric = TRUE)
  L <- e$vectors[, 1:3] %*% diag(sqrt(e$values[1:3]))
  longer <- function(x) pchisq(x^2, 3, lower.tail = FALSE)
  p <- sapply(spheres, function(directions) {
    z <- lapply(1:4, function(j) as.numeric(directions %*% L[j, ]))
    most <- do.call(pmax, if (two_sided) lapply(z, abs) else z)
    if (q >= 0) mean(ifelse(most > 0, longer(q / most), 0))
    else 1 - mean(ifelse(most < 0, longer(q / most), 0))
  })
  p[2] + (p[2] - p[1]) / 3
}
tail_of <- function(R, q, two_sided) {
  k <- nrow(R)
  if (two_sided && q <= 0) return(1)
  if (k == 4 && min(eigen(R)$values) < 1e-8) return(tail_singular(R, q, two_sided))
  lower <- if (two_sided) rep(-q, k) else rep(-Inf, k)
  1 - as.numeric(pmvnorm(lower, rep(q, k), corr = R, algorithm = Miwa(steps = 512)))
}
combo <- list(c(0, 0), c(0, 1), c(1, 0), c(1, 1))
combinations <- list(default = combo, two = combo[1:2], three = combo[c(1, 2, 4)])
maxcombo <- unlist(lapply(
  Filter(function(d) nlevels(factor(get(d[[1]])[[d[[2]]]])) == 2, designs), function(design) {
    lapply(names(combinations), function(name) {
      exponents <- combinations[[name]]
      x <- compare(get(design[[1]]), design[[2]], design[[3]],
        lapply(exponents, function(e) fh(e[1], e[2])))
      V <- x$V[, , 1, 1]
      z <- (x$O - x$E)[, 1] / sqrt(diag(V))
      R <- cov2cor(V)
      about <- describe(design, "maxcombo")
      c(list(id = paste0(about$id, "/", name), kind = "maxcombo", call = "P(max > observed)"),
        about[c("dataset", "by", "strata")], list(exponents = lapply(exponents, vec),
        result = list(groups = vec(levels(factor(get(design[[1]])[[design[[2]]]]))), z = vec(z),
          correlation = rows(R), p = tail_of(R, max(abs(z)), TRUE),
          p_excess = tail_of(R, max(z), FALSE), p_deficit = tail_of(R, max(-z), FALSE))))
    })
  }), recursive = FALSE)

# Restricted means with the definitions of survRM2: the sum of rectangles, and Greenwood's variance
# of it without a factor m/(m - 1).
rmst_of <- function(time, event, tau) {
  fit <- survfit(Surv(time, event) ~ 1)
  at <- fit$time <= tau
  breaks <- c(0, fit$time[at], tau)
  height <- c(1, fit$surv[at])
  area <- diff(breaks) * height
  later <- rev(cumsum(rev(area)))[-1]
  d <- fit$n.event[at]
  n <- fit$n.risk[at]
  terms <- ifelse(n > d, d / (n * (n - d)), 0)
  c(sum(area), sum(later^2 * terms))
}
milestone_of <- function(time, event, t) {
  s <- summary(survfit(Surv(time, event) ~ 1), times = t, extend = TRUE)
  c(s$surv, s$std.err)
}
two_groups <- Filter(
  function(d) is.null(d[[3]]) && d[[1]] != "heart" &&
    nlevels(factor(get(d[[1]])[[d[[2]]]])) == 2, designs)
horizons <- list(aml = c(20, 40), lung = c(200, 600), freireich = c(10, 20))
curves <- unlist(lapply(two_groups, function(design) {
  data <- get(design[[1]])
  g <- factor(data[[design[[2]]]])
  lapply(horizons[[design[[1]]]], function(tau) {
    split_by <- function(f) t(sapply(levels(g), function(l)
      f(data$time[g == l], data$event[g == l], tau)))
    r <- split_by(rmst_of)
    q <- qnorm(0.975)
    d <- r[2, 1] - r[1, 1]
    se <- sqrt(sum(r[, 2]))
    lr <- log(r[2, 1] / r[1, 1])
    lse <- sqrt(sum(r[, 2] / r[, 1]^2))
    lost <- tau - r[, 1]
    ll <- log(lost[2] / lost[1])
    llse <- sqrt(sum(r[, 2] / lost^2))
    s <- split_by(milestone_of)
    S <- unname(s[, 1])
    v <- unname(s[, 2])^2
    vlog <- v / S^2
    vcll <- v / (S * log(S))^2
    vlogit <- v / (S * (1 - S))^2
    varc <- v / (4 * S * (1 - S))
    z <- c(plain = (S[2] - S[1]) / sqrt(sum(v)),
      log = log(S[2] / S[1]) / sqrt(sum(vlog)),
      logLog = (log(-log(S[2])) - log(-log(S[1]))) / sqrt(sum(vcll)),
      arcsine = (asin(sqrt(S[2])) - asin(sqrt(S[1]))) / sqrt(sum(varc)),
      logit = (qlogis(S[2]) - qlogis(S[1])) / sqrt(sum(vlogit)))
    hr <- log(-log(S[2])) - log(-log(S[1]))
    lim <- function(sign) S^exp(sign * q * sqrt(vcll))
    lo <- lim(1)
    hi <- lim(-1)
    ds <- S[2] - S[1]
    about <- describe(design, "curves")
    c(list(id = paste0(about$id, "/", tau), kind = "curves", call = "survfit"),
      about[c("dataset", "by", "strata")], list(tau = tau, result = list(
      groups = vec(levels(g)), rmst = vec(r[, 1]), rmst_variance = vec(r[, 2]),
      difference = vec(c(d, d - q * se, d + q * se)), difference_p = 2 * pnorm(-abs(d / se)),
      ratio = vec(exp(c(lr, lr - q * lse, lr + q * lse))), ratio_p = 2 * pnorm(-abs(lr / lse)),
      lost_ratio = vec(exp(c(ll, ll - q * llse, ll + q * llse))),
      lost_ratio_p = 2 * pnorm(-abs(ll / llse)),
      survival = vec(S), survival_se = vec(s[, 2]),
      survival_difference = vec(c(ds, ds - q * sqrt(sum(v)), ds + q * sqrt(sum(v)))),
      survival_difference_mover = vec(c(
        ds, ds - sqrt((S[2] - lo[2])^2 + (hi[1] - S[1])^2),
        ds + sqrt((hi[2] - S[2])^2 + (S[1] - lo[1])^2))),
      survival_ratio = vec(exp(log(S[2] / S[1]) + c(0, -q, q) * sqrt(sum(vlog)))),
      hazard_ratio = vec(exp(hr + c(0, -q, q) * sqrt(sum(vcll)))),
      z = as.list(z))))
  })
}), recursive = FALSE)

write_cases(
  "comparisons.json", "Weighted log-rank, trend, pairwise, MaxCombo, restricted means, milestones",
  c(weighted, trends, pairwise, maxcombo, curves))

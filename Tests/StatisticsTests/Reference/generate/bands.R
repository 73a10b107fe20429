# Rscript generate/bands.R: critical values of simultaneous bands, and the bands themselves.
# Full precision: the integral of Hall and Wellner's probability and Nair's equation, solved here.
# Tables: those printed in Klein & Moeschberger, appendix C.3 and C.4, as the package km.ci has them.
flags <- commandArgs(FALSE)
source(file.path(dirname(sub("^--file=", "", grep("^--file=", flags, value = TRUE))), "helpers.R"))
suppressPackageStartupMessages(library(km.ci))

held <- function(c, from, to) {
  part <- function(k, v) {
    if (v == 0) return(1)
    reach <- min(c, 9 * sqrt(v))
    integrate(function(x) dnorm(x, 0, sqrt(v)) * cos(k * pi * x / (2 * c)), -reach, reach,
      rel.tol = 1e-13, subdivisions = 5000)$value
  }
  k <- seq(1, 2 * ceiling(8 * c / sqrt(to - from)) + 1, 2)
  terms <- exp(-k^2 * pi^2 * (to - from) / (8 * c^2)) *
    sapply(k, part, from) * sapply(k, part, 1 - to)
  sqrt(2 * pi) / c * sum(terms)
}
critical_hall <- function(from, to, level)
  uniroot(function(c) held(c, from, to) - level, c(.05, 3), tol = 1e-14)$root
critical_nair <- function(from, to, level) {
  range <- log(to * (1 - from) / (from * (1 - to)))
  uniroot(function(c) dnorm(c) * (4 / c + (c - 1 / c) * range) - (1 - level), c(1.5, 12),
    tol = 1e-14)$root
}

pairs <- list(c(0, 1), c(0, .5), c(.1, .6), c(.02, .98), c(.3, .4), c(.4, .44), c(.001, .003))
points <- unlist(recursive = FALSE, lapply(pairs, function(p) lapply(c(.8, .9, .95, .99), function(level)
  list(kind = "critical", from = p[1], to = p[2], level = level,
    hall = critical_hall(p[1], p[2], level),
    nair = if (p[1] > 0) critical_nair(p[1], p[2], level) else NA))))

tables <- list(list(kind = "table", shape = "hall", level = .90, first = 0, rows = rows(critical.value.hall.90)),
  list(kind = "table", shape = "hall", level = .95, first = 0, rows = rows(critical.value.hall.95)),
  list(kind = "table", shape = "hall", level = .99, first = 0, rows = rows(critical.value.hall.99)),
  list(kind = "table", shape = "nair", level = .90, first = .02, rows = rows(critical.value.nair.90)),
  list(kind = "table", shape = "nair", level = .95, first = .02, rows = rows(critical.value.nair.95)))

band <- function(name, column, value, shape, level) {
  data <- get(name); if (!is.null(column)) data <- data[data[[column]] %in% value, ]
  f <- survfit(Surv(time, event) ~ 1, data = data); n <- nrow(data)
  sum <- cumsum(ifelse(f$n.risk > f$n.event, f$n.event / (f$n.risk * (f$n.risk - f$n.event)), 0))
  k <- which(f$n.event > 0 & f$surv > 0); S <- f$surv[k]; v <- sum[k]; last <- length(k)
  a <- n * v / (1 + n * v)
  c <- if (shape == "hall") critical_hall(a[1], a[last], level) else critical_nair(a[1], a[last], level)
  w <- if (shape == "hall") c * (1 + n * v) / sqrt(n) else c * sqrt(v)
  theta <- exp(w / log(S)); angle <- asin(sqrt(S)); turn <- .5 * w * sqrt(S / (1 - S))
  list(kind = "band", dataset = name, by = column, value = value, shape = shape, level = level,
    critical = c, time = vec(f$time[k]),
    lower_plain = vec(pmax(0, S - w * S)), upper_plain = vec(pmin(1, S + w * S)),
    lower_loglog = vec(S^(1 / theta)), upper_loglog = vec(S^theta),
    lower_arcsin = vec(sin(pmax(0, angle - turn))^2), upper_arcsin = vec(sin(pmin(pi / 2, angle + turn))^2))
}
wanted <- list(list("aml", NULL, NULL), list("aml", "x", "Maintained"), list("freireich", "group", "6-MP"),
  list("ovarian", "rx", 1), list("veteran", "celltype", "adeno"), list("lung", NULL, NULL))
bands <- unlist(recursive = FALSE, lapply(wanted, function(w) unlist(recursive = FALSE,
  lapply(c("hall", "nair"), function(shape) lapply(c(.9, .95), function(level)
    do.call(band, c(w, shape, level)))))))

# The same from km.ci, which interpolates in the tables.
peer <- lapply(list("aml", "ovarian", "lung", "veteran"), function(name) {
  f <- survfit(Surv(time, event) ~ 1, data = get(name), conf.type = "log-log")
  one <- function(method) { b <- km.ci(f, method = method); list(time = vec(b$time), lower = vec(b$lower), upper = vec(b$upper)) }
  list(kind = "km.ci", dataset = name, hall_plain = one("hall-wellner"), hall_loglog = one("loghall"),
    nair_plain = one("epband"), nair_loglog = one("logep"))
})
cases <- c(points, tables, bands, peer)
ids <- sprintf("%s/%d", sapply(cases, function(x) x$kind), seq_along(cases))
write_cases("bands.json", "Critical values of simultaneous bands, and bands", Map(function(id, x)
  list(id = id, kind = x$kind, call = "generate/bands.R", result = x[names(x) != "kind"]), ids, cases))

# Rscript generate/distribution_grid.R, then python generate/distribution_grid.py: densities, tails
# and quantiles on a grid of parameters, with 17 digits. The Python program recomputes every value
# with 50 digits and replaces R's where that is off by more than 2e-15.
flags <- commandArgs(FALSE)
source(file.path(dirname(sub("^--file=", "", grep("^--file=", flags, value = TRUE))), "helpers.R"))
# jsonlite writes 15 digits at most: numbers pass as marked text, with 15 digits where these suffice.
digits <- function(v) { short <- sprintf("%.15g", v); ifelse(as.numeric(short) == v, short, sprintf("%.17g", v)) }
json <- function(x) {
  marked <- rapply(list(x), function(v) { v[] <- v; structure(ifelse(is.finite(v), paste0("#", digits(v)), as.character(v)), class = class(v)[class(v) == "AsIs"]) },
    classes = c("numeric", "integer"), how = "replace")[[1]]
  gsub('"#([^"]*)"', "\\1", toJSON(marked, auto_unbox = TRUE, na = "null", null = "null"))
}

# The points: R's own quantiles of these probabilities in either tail, cut to six digits so that the
# file has them exactly.
logs <- log(c(0.5, 0.2, 0.03, 1e-3, 1e-8, 1e-25, 1e-120, 1e-290))
points_of <- function(name, parameters) {
  q <- get(paste0("q", name))
  ask <- function(lower)
    suppressWarnings(do.call(q, c(list(logs), parameters, lower.tail = lower, log.p = TRUE)))
  x <- signif(c(ask(TRUE), ask(FALSE)), 6)
  if (name == "beta") x <- x[x < 1]
  sort(unique(x[is.finite(x) & abs(x) > 1e-290 & abs(x) < 1e290]))
}

answers <- function(name, x, parameters) {
  f <- function(prefix, ...)
    suppressWarnings(do.call(get(paste0(prefix, name)), c(list(x), parameters, list(...))))
  list(
    density = f("d"), log_density = f("d", log = TRUE), lower = f("p"),
    upper = f("p", lower.tail = FALSE), log_lower = f("p", log.p = TRUE),
    log_upper = f("p", lower.tail = FALSE, log.p = TRUE))
}
point_case <- function(name, x, parameters) {
  call <- paste0("p", name, "(", paste(c(digits(x), sapply(parameters, digits)), collapse = ", "), ")")
  list(id = call, kind = "point", call = call, name = name, parameters = vec(unlist(parameters)),
    x = x, result = lapply(answers(name, x, parameters), function(v) if (is.finite(v)) v else as.character(v)))
}
quantile_case <- function(name, p, parameters) {
  q <- get(paste0("q", name))
  value <- function(lower) suppressWarnings(do.call(q, c(list(p), parameters, lower.tail = lower)))
  call <- paste0("q", name, "(", paste(c(digits(p), sapply(parameters, digits)), collapse = ", "), ")")
  list(id = call, kind = "quantile", call = call, name = name, parameters = vec(unlist(parameters)),
    p = p, result = list(quantile = value(TRUE), upper_quantile = value(FALSE)))
}
grid <- function(name, sets, extra = c(), probabilities = c(1e-300, 1e-12, 0.025, 0.4, 0.5, 0.77, 0.999)) {
  cases <- list()
  for (set in sets) {
    x <- unique(c(points_of(name, as.list(set)), extra))
    cases <- c(cases, lapply(x, function(x) point_case(name, x, as.list(set))),
      lapply(probabilities, function(p) quantile_case(name, p, as.list(set))))
  }
  cases
}

write_cases("distribution_normal.json", "The normal distribution", c(
  grid("norm", list(c(0, 1), c(-3, 0.25)), extra = c(0, 1e-9, 0.3, -0.7, 1.96, -6.25, 37.6, -40.5, 1e5, -1e9)),
  lapply(c(1e-310, 1e-200, 1e-50, 0.07, 0.08, 0.49999, 0.5000001, 0.93, 0.999999), quantile_case,
    name = "norm", parameters = list(0, 1))))
write_cases("distribution_t.json", "Student's t distribution", grid("t",
  list(0.1, 0.5, 1, 2, 3.7, 10, 29, 300.5, 1e4, 1e6), extra = c(1e-8, -1.25, 2.5, 1e40)))
write_cases("distribution_chisq.json", "The chi-square distribution", grid("chisq",
  list(0.1, 0.7, 1, 2, 3.5, 10, 99, 101, 1000, 1e5, 2e7), extra = c(1e-8, 3.84, 5e4)))
write_cases("distribution_gamma.json", "The gamma distribution: shape and rate", grid("gamma",
  list(c(1e-3, 1), c(0.01, 1), c(0.3, 4), c(1, 0.5), c(2.5, 1), c(20, 1), c(49, 1), c(51, 3), c(200, 1), c(1e4, 1), c(1e7, 1)),
  extra = c(1e-9, 0.55, 1.45)))
write_cases("distribution_beta.json", "The beta distribution", grid("beta",
  list(c(1e-3, 1e-3), c(1e-3, 1), c(1e-3, 1e6), c(1e-3, 1e-5), c(0.5, 0.5), c(2, 3), c(20, 0.1), c(1e6, 1e-3), c(1e3, 2e3), c(1e6, 1e6), c(1e6, 10), c(5e5, 0.5)),
  extra = c(1e-7, 0.3)))
write_cases("distribution_f.json", "The F distribution", grid("f",
  list(c(0.5, 0.5), c(1, 10), c(2, 2), c(3, 47.5), c(10, 200), c(4, 1e6), c(1e3, 3), c(1e6, 1e6)), extra = c(1e-6, 1, 4)))
write_cases("distribution_binom.json", "The binomial distribution", grid("binom",
  list(c(1, 0.3), c(5, 0.5), c(20, 0.04), c(143, 0.71), c(1000, 0.999), c(1e5, 1e-4), c(1e7, 0.25), c(1e7, 3e-7)), extra = c(0, 1)))
write_cases("distribution_pois.json", "The Poisson distribution", grid("pois",
  list(1e-4, 0.3, 4, 37.5, 900, 1e5, 1e7), extra = c(0, 1, 7)))
# R's parameters are successes, failures, draws.
write_cases("distribution_hyper.json", "The hypergeometric distribution", grid("hyper",
  list(c(3, 5, 4), c(20, 30, 12), c(1, 99, 50), c(500, 700, 300), c(4e4, 6e4, 1e4), c(3e6, 7e6, 2e6), c(50, 1e7, 1e5), c(5e6, 5e6, 5e6)), extra = c(0, 1)))

# Rscript generate/tables.R: Pearson and Fisher tests, Clopper-Pearson intervals, distributions.
flags <- commandArgs(FALSE)
source(file.path(dirname(sub("^--file=", "", grep("^--file=", flags, value = TRUE))), "helpers.R"))

# `printed` is the p value of a publication.
table_case <- function(m, label = NULL, printed = NULL) {
  pearson <- suppressWarnings(chisq.test(m, correct = FALSE))
  df <- unname(pearson$parameter); x <- unname(pearson$statistic)
  list(
    call = "chisq.test(table, correct = FALSE); fisher.test(table, workspace = 2e8)",
    label = label, table = rows(m), expected = rows(pearson$expected), chisq = x, df = df,
    p = pearson$p.value, log_p = pchisq(x, df, lower.tail = FALSE, log.p = TRUE),
    fisher_p = fisher.test(m, workspace = 2e8)$p.value, printed_p = printed)
}
two <- function(...) matrix(c(...), 2, byrow = TRUE)

small <- lapply(list(
  two(10, 10, 5, 15), two(1, 9, 11, 3), two(0, 10, 5, 5), two(3, 0, 0, 3), two(12, 5, 7, 9),
  two(100, 900, 150, 850), two(1, 199, 0, 296), two(8, 2, 1, 5), two(25, 25, 25, 25),
  two(2, 3, 2, 3), two(1000, 2000, 1500, 1500), two(7, 12, 0, 5), two(1, 0, 0, 1),
  two(3, 17, 9, 11), two(43, 57, 61, 39), two(1, 99, 7, 93), two(120, 380, 90, 410),
  two(15, 485, 2, 498)), table_case)
write_cases("tables_2x2.json", "2 x 2 tables", small)

larger <- lapply(list(
  matrix(c(3, 8, 5, 2, 9, 4), 2), matrix(c(0, 3, 5, 7, 0, 4), 3),
  matrix(c(2, 0, 1, 0, 3, 1, 1, 1, 4), 3), matrix(c(59, 30, 75, 123, 66, 143), 2),
  matrix(c(9, 4, 6, 11, 3, 2, 5, 7), 4), matrix(c(12, 7, 9, 8, 13, 11), 3)), table_case)
write_cases("tables_rxc.json", "Larger tables", larger)

# Agresti's job satisfaction, and a table of 5 x 4.
huge <- lapply(list(
  matrix(c(1, 2, 1, 0, 3, 3, 6, 1, 10, 10, 14, 9, 6, 7, 12, 11), 4),
  matrix(c(4, 2, 7, 1, 0, 3, 5, 2, 2, 6, 1, 1, 3, 8, 2, 9, 0, 2, 4, 1), 5)), table_case)
write_cases("tables_huge.json", "Tables with too many others of the same margins", huge)

# Counts and p values printed in tables 1 to 3 of Zhang et al., Front Immunol 2025;16:1658017
# (doi 10.3389/fimmu.2025.1658017, CC BY).
published <- read.csv(file.path(folder, "published_counts.csv"), colClasses = c(p = "character"))
write_cases("tables_published.json", "2 x 2 tables of a publication",
  lapply(seq_len(nrow(published)), function(i) with(published[i, ], table_case(
    two(treated_with, treated - treated_with, control_with, control - control_with), label, p))))

proportion <- function(x, n, level) {
  call <- sprintf("binom.test(%d, %d, conf.level = %s)", x, n, level)
  limits <- eval(parse(text = call))$conf.int
  list(call = call, x = x, n = n, level = level, lower = limits[1], upper = limits[2])
}
counts <- list(
  c(0, 10), c(10, 10), c(1, 10), c(5, 10), c(59, 200), c(30, 296), c(134, 200), c(153, 296),
  c(1, 1), c(0, 1), c(1, 1000), c(999, 1000), c(50, 100), c(7, 23), c(123456, 1000000))
write_cases("clopper_pearson.json", "Exact intervals of one proportion",
  unlist(lapply(counts, function(c) lapply(c(.95, .9, .99), function(level)
    proportion(c[1], c[2], level))), recursive = FALSE))

value <- function(name, x, a, b, call) {
  list(call = call, name = name, x = x, a = a, b = b, value = eval(parse(text = call)))
}
normal <- function(x) list(
  value("upper", x, 0, 0, sprintf("pnorm(%s, lower.tail = FALSE)", x)),
  value("logUpper", x, 0, 0, sprintf("pnorm(%s, lower.tail = FALSE, log.p = TRUE)", x)))
chi_square <- function(df, x) list(
  value("chiSquareUpper", x, df, 0, sprintf("pchisq(%s, %s, lower.tail = FALSE)", x, df)),
  value("chiSquareLogUpper", x, df, 0,
        sprintf("pchisq(%s, %s, lower.tail = FALSE, log.p = TRUE)", x, df)))
beta <- function(x, a, b) list(
  value("betaLower", x, a, b, sprintf("pbeta(%s, %s, %s)", x, a, b)),
  value("betaUpper", x, a, b, sprintf("pbeta(%s, %s, %s, lower.tail = FALSE)", x, a, b)))
quantiles <- function(p) list(value("quantile", as.numeric(p), 0, 0, sprintf("qnorm(%s)", p)))
factorials <- function(n) list(value("logFactorial", n, 0, 0, sprintf("lfactorial(%s)", n)))
pairs <- function(f, xs, ys) unlist(
  lapply(xs, function(x) lapply(ys, function(y) f(x, y))), recursive = FALSE)
write_cases("distributions.json", "Distribution functions", unlist(c(
  lapply(c(-38, -9, -3, -1, -0.25, 0, 0.5, 1.96, 4, 9.5, 10.5, 20, 37, 60, 1000), normal),
  pairs(chi_square, c(1, 2, 3, 4, 7, 12, 31, 100, 1001),
        c(1e-6, 0.3, 1, 3.84, 20, 90.5, 700, 1000, 4971.6)),
  list(beta(0.1, 0.5, 0.5), beta(0.3, 2, 5), beta(0.9, 2, 5), beta(0.01, 3.5, 400),
       beta(0.25, 59, 142), beta(0.123, 123456, 876545), beta(0.999, 1000, 1)),
  lapply(c("1e-300", "1e-20", "0.0005", "0.025", "0.2", "0.4", "0.499999", "0.75", "0.975",
           "0.9999"), quantiles),
  lapply(c(2, 10, 170, 171, 496, 10000, 1000000), factorials)), recursive = FALSE))

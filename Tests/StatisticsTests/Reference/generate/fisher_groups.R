# Several groups by yes and no: Rscript fisher_groups.R > ../tables_groups.json
tables <- list(
  c(3, 17, 9, 21, 1, 29), c(12, 8, 5, 15, 9, 31, 2, 38), c(1, 99, 4, 196, 0, 50, 7, 143),
  c(5, 5, 5, 5, 5, 5, 5, 5, 5, 5), c(0, 12, 3, 9, 8, 4, 11, 1), c(2, 300, 9, 400, 1, 120),
  c(14, 3, 2, 2, 9, 11, 7, 7, 1, 13))
digits <- function(x) paste(formatC(x, digits = 15, format = "g", width = 1), collapse = ", ")
rows <- function(m) paste0("[", paste(apply(m, 1, function(r) paste0("[", digits(r), "]")), collapse = ", "), "]")
one <- function(t) {
  m <- matrix(t, ncol = 2, byrow = TRUE)
  chi <- suppressWarnings(chisq.test(m, correct = FALSE))
  p <- fisher.test(m, workspace = 2e8)$p.value
  sprintf(paste0('    {"call": "chisq.test(table, correct = FALSE); fisher.test(table, workspace = 2e8)", ',
    '"label": null, "table": %s, "expected": %s, "chisq": %s, "df": %d, "p": %s, "log_p": %s, "fisher_p": %s, ',
    '"printed_p": null}'), rows(m), rows(chi$expected), digits(unname(chi$statistic)), nrow(m) - 1,
    digits(chi$p.value), digits(pchisq(chi$statistic, nrow(m) - 1, lower.tail = FALSE, log.p = TRUE)), digits(p))
}
cat('{"about": "Several groups by yes and no", "r": "', as.character(getRversion()), '", "survival": null, "cases": [\n',
    paste(sapply(tables, one), collapse = ",\n"), "\n]}\n", sep = "")

# Adjusted p values: random families, families with ties, and those at the ends of 0...1.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))), "samples_helpers.R"))
set.seed(811)
families <- c(list(c(0.01, 0.04, 0.03, 0.005), 0.2, c(0, 1, 0.5), c(1e-300, 1e-310, 0.2), rep(0.02, 5)),
  lapply(c(2, 3, 5, 8, 13, 40), runif), lapply(c(4, 10, 25), function(n) runif(n)^4), lapply(c(6, 12), function(n) round(runif(n)^2, 2)))
methods <- c("bonferroni", "holm", "hochberg", "hommel", "BH", "BY")
for (i in seq_along(families)) {
  p <- signif(families[[i]], 15)
  add(sprintf("family %d of %d", i, length(p)), "adjusted", "p.adjust(p, method)",
    c(list(p = vec(p)), sapply(methods, function(m) vec(p.adjust(p, m)), simplify = FALSE)))
}
write_cases("multiplicity.json", "p.adjust")

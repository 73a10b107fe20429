# Rscript generate/bootstrap.R: boot's intervals of given replicates and influence values.
flags <- commandArgs(FALSE)
source(file.path(dirname(sub("^--file=", "", grep("^--file=", flags, value = TRUE))), "helpers.R"))
suppressPackageStartupMessages(library(boot))

case <- function(id, data, statistic, R, strata = rep(1, length(data))) {
  b <- boot(data, statistic, R, strata = strata)
  b$t <- signif(b$t, 12)
  b$t0 <- signif(b$t0, 12)
  L <- empinf(data = data, statistic = statistic, stype = "i", type = "jack", strata = strata)
  intervals <- lapply(c(0.5, 0.9, 0.95, 0.99), function(level) {
    ci <- suppressWarnings(boot.ci(b, conf = level, type = c("norm", "basic", "perc", "bca"), L = L))
    list(level = level, normal = vec(ci$normal[2:3]), basic = vec(ci$basic[4:5]), percentile = vec(ci$percent[4:5]),
      bca = vec(ci$bca[4:5]))
  })
  list(id = id, kind = "intervals", call = "boot.ci(boot(data, statistic, R, strata), type, L = empinf(type = 'jack'))",
    estimate = unname(b$t0), replicates = vec(b$t), influences = vec(L),
    result = list(bias = mean(b$t) - b$t0, std_err = sd(b$t), intervals = intervals))
}
set.seed(8)
skewed <- signif(rexp(40, 0.1), 4)
groups <- rep(1:3, c(10, 5, 25))
mean_of <- function(d, i) mean(d[i])
cases <- list(
  case("mean of 40, 999 replicates", skewed, mean_of, 999),
  case("mean of 40, 500 replicates", skewed, mean_of, 500),
  case("standard deviation of 40, 1999 replicates", skewed, function(d, i) sd(d[i]), 1999),
  case("median of 40, ties, 600 replicates", skewed, function(d, i) median(d[i]), 600),
  case("log mean in three strata, 999 replicates", skewed, function(d, i) log(mean(d[i])), 999, groups),
  case("12 subjects, 40 replicates, limits at the ends", skewed[1:12], mean_of, 40))
write_cases("bootstrap.json", "Bootstrap intervals of given replicates", cases)

# The influences by leaving out, strata included, as the program has to find them itself: boot's, centered within each
# stratum (Efron & Tibshirani 1993, 14.15), each divided by the size of its stratum (Davison & Hinkley 1997, 5.3.2).
write_cases("bootstrap_acceleration.json", "Acceleration by the jackknife", lapply(
  list(list("one stratum", rep(1, 40)), list("three strata", groups)), function(s) {
    L <- empinf(data = skewed, statistic = mean_of, stype = "i", type = "jack", strata = s[[2]])
    L <- (L - ave(L, s[[2]])) / ave(L, s[[2]], FUN = length)
    list(id = s[[1]], kind = "acceleration", call = "empinf(type = 'jack')", data = vec(skewed), strata = vec(s[[2]]),
      result = list(acceleration = sum(L^3) / (6 * sum(L^2)^1.5)))
  }))

# MatchIt's 1:1 nearest-neighbor matching on a given score: processor seconds of the call.
# Usage: Rscript matchit.R FOLDER
suppressPackageStartupMessages(library(MatchIt))
if (packageVersion("MatchIt") < "4.7") stop("MatchIt 4.7 or newer is needed; 4.5.1 to 4.5.3 ignore the caliper")
folder <- commandArgs(TRUE)[1]
column <- function(name) {
  path <- file.path(folder, paste0(name, ".f64"))
  readBin(path, "double", file.size(path) / 8)
}
cohort <- data.frame(treated = column("treated"), score = column("score"))
best <- c(Inf, Inf)
for (run in 1:2) {
  gc(FALSE)
  seconds <- system.time(matched <- matchit(
    treated ~ score, data = cohort, method = "nearest", distance = cohort$score,
    caliper = 0.02, std.caliper = FALSE, m.order = "largest"))
  best <- pmin(best, c(seconds[["user.self"]] + seconds[["sys.self"]], seconds[["elapsed"]]))
}
cat(sprintf("matching\t%.4f\t%.4f\t%d\n", best[1], best[2], sum(!is.na(matched$match.matrix[, 1]))))

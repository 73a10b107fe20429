# Matching once more: by the rule written out, which adds score and matched_set to a data set, and by MatchIt, whose distances
# are written. Patients with equal scores are many, and MatchIt takes others of them than the rule; the distances are the same.
# Usage: Rscript matching.R PATIENTS.csv SETTINGS.csv SUBJECTS.csv DISTANCES.json
# Scores are rounded to 12 decimals, so that patients with the same covariates have the same score.
flags <- commandArgs(FALSE)
source(file.path(dirname(sub("^--file=", "", grep("^--file=", flags, value = TRUE))), "data_set.R"))
suppressPackageStartupMessages(library(MatchIt))
if (packageVersion("MatchIt") < "4.5.4") stop("MatchIt 4.5.4 or newer is needed; 4.5.1 to 4.5.3 ignore the caliper")
given <- commandArgs(TRUE)
settings <- read_settings(given[2])
score <- fit_score(read_study(given[1], settings), settings)
scale <- settings("caliper_scale", "standard deviations")
d <- data.frame(treated = score$treated, row.names = score$key)
by <- round(if (scale == "probability") score$score else score$logit, 12)
width <- as.numeric(settings("caliper"))
m <- matchit(treated ~ 1, d, method = "nearest", distance = by, m.order = "largest", replace = FALSE,
  ratio = as.numeric(settings("ratio", "1")), caliper = if (length(width)) width,
  std.caliper = scale == "standard deviations")
sets <- m$match.matrix[rowSums(!is.na(m$match.matrix)) > 0, , drop = FALSE]
sets <- sets[order(rownames(sets), method = "radix"), , drop = FALSE]
by_matchit <- unlist(lapply(seq_len(nrow(sets)), function(i)
  abs(by[match(rownames(sets)[i], score$key)] - by[match(na.omit(sets[i, ]), score$key)])))

# The rule: in rounds, treated patients in descending score, ties by position, each the nearest that is free, ties by position.
limit <- if (is.null(m$caliper)) Inf else unname(m$caliper)
free <- score$treated == 0
members <- lapply(seq_along(by), identity)
waiting <- which(score$treated == 1)
waiting <- waiting[order(-by[waiting], waiting)]
for (round in seq_len(as.numeric(settings("ratio", "1")))) {
  served <- c()
  for (i in waiting) {
    gap <- round(abs(by - by[i]), 12)
    gap[!free] <- Inf
    found <- which.min(gap)
    if (gap[found] > limit) next
    members[[i]] <- c(members[[i]], found); free[found] <- FALSE; served <- c(served, i)
  }
  waiting <- served
}
members <- Filter(function(set) length(set) > 1, members)
by_rule <- unlist(lapply(members, function(set) abs(by[set[1]] - by[set[-1]])))
message(length(by_rule), " pairs by the rule, ", length(by_matchit), " by MatchIt; sorted distances differ by at most ",
  if (length(by_rule) == length(by_matchit)) max(abs(sort(by_rule) - sort(by_matchit))) else NA)
out <- read.csv(given[1], colClasses = "character", na.strings = "", check.names = FALSE)
out$score <- score$score[match(out[[1]], score$key)]
out$score <- ifelse(is.na(out$score), NA, sprintf("%.17g", out$score))
out$matched_set <- NA
for (i in seq_along(members)) out$matched_set[out[[1]] %in% score$key[members[[i]]]] <- i
write.csv(out, given[3], row.names = FALSE, quote = FALSE, na = "")
write_answers(given[4], paste("MatchIt", packageVersion("MatchIt"), "on", basename(given[1])),
  list(pairs = length(by_matchit), sets = nrow(sets), caliper = limit, distances = sort(by_matchit)))

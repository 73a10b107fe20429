# A made-up study of three arms: factors of two, three and four levels, a number, missing values, ties. Writes made_up_patients.csv.
flags <- commandArgs(FALSE)
folder <- file.path(dirname(sub("^--file=", "", grep("^--file=", flags, value = TRUE))), "..")
set.seed(6)
n <- 420
sex <- sample(c("male", "female"), n, TRUE, c(0.6, 0.4))
stage <- sample(c("II", "III", "IV"), n, TRUE, c(0.3, 0.4, 0.3))
score <- sample(c("0", "1", "2", "3"), n, TRUE, c(0.4, 0.4, 0.17, 0.03))
age <- round(rnorm(n, 62, 9), 1)
country <- rep("one", n)
line <- -0.5 + 0.6 * (stage == "IV") - 0.03 * (age - 62) - 0.4 * (sex == "male")
arm <- c("new", "old")[2 - rbinom(n, 1, plogis(line))]
arm[sample(n, 60)] <- "between"
hazard <- exp(-0.4 * (arm == "new") + 0.5 * (stage == "IV") + 0.3 * (score %in% c("2", "3")) + 0.02 * (age - 62))
death <- ceiling(rweibull(n, 1.1, 400 / hazard)); progression <- ceiling(death * rbeta(n, 2, 2))
follow_up <- ceiling(runif(n, 150, 900))
missing <- function(x, share) { x[sample(n, round(share * n))] <- NA; x }
d <- data.frame(
  study_key = sprintf("K%03d", sample(n)), line = 1, arm, sex, stage = missing(stage, 0.05), ecog = missing(score, 0.03),
  age = missing(age, 0.04), country, response = NA, pfs_days = pmin(progression, follow_up),
  pfs_event = as.numeric(progression <= follow_up), os_days = pmin(death, follow_up), os_event = as.numeric(death <= follow_up))
# Nobody with ECOG 3 dies under observation, one level has no event in one arm, and a time does not exist.
d$os_event[d$ecog %in% "3"] <- 0
d$pfs_event[d$stage %in% "II" & d$arm == "new"] <- 0
d$pfs_days[5] <- d$pfs_event[5] <- NA
d <- d[order(d$study_key), ]
write.csv(d, file.path(folder, "made_up_patients.csv"), row.names = FALSE, quote = FALSE, na = "")

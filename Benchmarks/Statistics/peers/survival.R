# R's answers on the cohort that `measure generate` wrote: processor seconds of each call alone.
# Usage: Rscript survival.R FOLDER [task ...]
suppressPackageStartupMessages(library(survival))
arguments <- commandArgs(TRUE)
folder <- arguments[1]
tasks <- arguments[-1]
column <- function(name) {
  path <- file.path(folder, paste0(name, ".f64"))
  readBin(path, "double", file.size(path) / 8)
}
measure <- function(task, expression, check) {
  if (length(tasks) && !task %in% tasks) return(invisible())
  call <- substitute(expression)
  frame <- parent.frame()
  best <- c(Inf, Inf)
  for (run in 1:2) {
    gc(FALSE)
    seconds <- system.time(answer <- eval(call, frame))
    best <- pmin(best, c(seconds[["user.self"]] + seconds[["sys.self"]], seconds[["elapsed"]]))
  }
  cat(sprintf("%s\t%.4f\t%.4f\t%.15g\n", task, best[1], best[2], check(answer)))
}
time <- column("time"); event <- column("event")
x <- matrix(column("covariates"), ncol = 12)
y <- Surv(time, event)
arm <- x[, 1]
measure("km", survfit(y ~ 1, conf.type = "log-log"), function(f) min(f$surv))
measure("logrank", survdiff(y ~ arm), function(d) d$chisq)
measure("cox", coxph.fit(x, y, NULL, NULL, NULL, coxph.control(), NULL, "efron", NULL),
        function(f) f$coefficients[[1]])
measure("cox-concordance", coxph(y ~ x), function(f) f$concordance[["concordance"]])
outcome <- column("outcome")
measure("logistic", glm(outcome ~ x, family = binomial), function(f) coef(f)[[2]])

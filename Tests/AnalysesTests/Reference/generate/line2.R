# R's answers on line2.csv.
#
#   Rscript line2.R ../line2.csv > ../line2_R.csv
#
# Written: one row a number, with 15 significant digits; NA where R has none. Times are days.
suppressPackageStartupMessages(library(survival))
data <- read.csv(commandArgs(TRUE)[1])
out <- function(endpoint, group, statistic, value)
  cat(sprintf("%s,%s,%s,%s\n", endpoint, group, statistic,
              ifelse(is.na(value), "NA", formatC(value, digits = 15, format = "g"))))
cat(sprintf("# R %s, survival %s\nendpoint,group,statistic,value\n",
            getRversion(), packageVersion("survival")))
for (endpoint in c("pfs", "os")) {
  data$time <- data[[paste0(endpoint, "_days")]]
  data$event <- data[[paste0(endpoint, "_event")]]
  for (group in c("1", "0", "all")) {
    part <- if (group == "all") data else data[data$ici == group, ]
    for (scale in c("log-log", "log", "plain", "logit", "arcsin")) {
      fit <- survfit(Surv(time, event) ~ 1, part, conf.type = scale)
      q <- summary(fit)$table
      out(endpoint, group, paste("median", scale), q[["median"]])
      out(endpoint, group, paste("median lower", scale), q[["0.95LCL"]])
      out(endpoint, group, paste("median upper", scale), q[["0.95UCL"]])
      s <- summary(fit, times = c(6, 12, 24) * 30.4375, extend = TRUE)
      for (i in 1:3) {
        out(endpoint, group, paste("rate", c(6, 12, 24)[i], scale), s$surv[i])
        out(endpoint, group, paste("rate lower", c(6, 12, 24)[i], scale), s$lower[i])
        out(endpoint, group, paste("rate upper", c(6, 12, 24)[i], scale), s$upper[i])
        out(endpoint, group, paste("at risk", c(6, 12, 24)[i], scale), s$n.risk[i])
      }
    }
    reverse <- summary(survfit(Surv(time, 1 - event) ~ 1, part, conf.type = "log-log"))$table
    out(endpoint, group, "follow-up", reverse[["median"]])
    out(endpoint, group, "follow-up lower", reverse[["0.95LCL"]])
    out(endpoint, group, "follow-up upper", reverse[["0.95UCL"]])
  }
  test <- survdiff(Surv(time, event) ~ ici, data)
  out(endpoint, "test", "log-rank chi-square", test$chisq)
  out(endpoint, "test", "log-rank p", pchisq(test$chisq, 1, lower.tail = FALSE))
  for (ties in c("efron", "breslow")) {
    fit <- coxph(Surv(time, event) ~ ici, data, ties = ties,
                 control = coxph.control(eps = 1e-14, toler.chol = 1e-15, iter.max = 100))
    ci <- exp(confint(fit))
    out(endpoint, "test", paste("hazard ratio", ties), exp(coef(fit)))
    out(endpoint, "test", paste("hazard ratio lower", ties), ci[1])
    out(endpoint, "test", paste("hazard ratio upper", ties), ci[2])
    out(endpoint, "test", paste("wald p", ties), summary(fit)$coefficients[1, 5])
  }
}

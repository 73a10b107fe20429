# R's answers on the 10,000 subjects of CoxModelTests, made by arithmetic: Rscript cox_large.R
suppressPackageStartupMessages(library(survival))
i <- 0:9999
place <- i * i * 31 + i * 17
group <- i %% 2
time <- 1 + place %% ifelse(group == 1, 1200, 1000)
event <- as.integer(i %% 7 != 0)
for (ties in c("efron", "breslow")) {
  fit <- coxph(Surv(time, event) ~ group, ties = ties,
               control = coxph.control(eps = 1e-14, toler.chol = 1e-15, iter.max = 100))
  cat(ties, formatC(c(coef(fit), sqrt(vcov(fit)[1, 1])), digits = 15, format = "g"), "\n")
}

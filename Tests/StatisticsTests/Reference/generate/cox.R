# Rscript generate/cox.R: Cox models with one factor, iterated to convergence.
flags <- commandArgs(FALSE)
source(file.path(dirname(sub("^--file=", "", grep("^--file=", flags, value = TRUE))), "helpers.R"))

tight <- coxph.control(eps = 1e-13, toler.chol = 1e-14, iter.max = 50)

# `unit` cuts the times to whole multiples of so many days, which makes heavy ties.
cox <- function(name, column, unit = 1) lapply(c("efron", "breslow"), function(ties) {
  call <- sprintf(
    'coxph(Surv(time %%/%% %s, event) ~ factor(%s), data = %s, ties = "%s", control = tight)',
    unit, column, name, ties)
  f <- eval(parse(text = call))
  b <- coef(f); se <- sqrt(diag(f$var))
  list(
    call = call, dataset = name, by = column, groups = groups_of(name, column), unit = unit,
    ties = ties, coef = vec(b), se = vec(se), hr = vec(exp(b)),
    hr_lower = vec(exp(b - qnorm(.975) * se)), hr_upper = vec(exp(b + qnorm(.975) * se)),
    p = vec(2 * pnorm(-abs(b / se))), log_p = vec(log(2) + pnorm(-abs(b / se), log.p = TRUE)),
    loglik_null = f$loglik[1], loglik = f$loglik[2])
})
cases <- c(
  each_comparison(cox, with_all = FALSE), cox("ovarian", "ecog_ps"), cox("colon", "differ"),
  cox("colon", "extent"), cox("colon", "node4"), cox("veteran", "celltype", 30),
  cox("lung", "sex", 200), cox("colon", "rx", 365), cox("freireich", "group", 7))
write_cases("cox.json", "Cox models with one factor covariate", cases)

# Rscript generate/cox_selection.R: models chosen by p values, step by step, with coxph.
flags <- commandArgs(FALSE)
source(file.path(dirname(sub("^--file=", "", grep("^--file=", flags, value = TRUE))), "helpers.R"))
tight <- coxph.control(eps = 1e-13, toler.chol = 1e-14, iter.max = 50)
candidates <- list(
  veteran = c("trt", "celltype", "karno", "diagtime", "age", "prior"), ovarian = c("age", "rx", "resid_ds", "ecog_ps"),
  colon = c("rx", "sex", "age", "obstruct", "perfor", "adhere", "nodes", "differ", "extent", "surg"),
  lung = c("age", "sex", "ph_ecog", "ph_karno", "pat_karno", "wt_loss"))
fit <- function(terms, d) coxph(reformulate(terms, "Surv(time, event)"), data = d, control = tight)
statistic <- function(term, terms, d, criterion) {
  f <- fit(terms, d)
  at <- grep(paste0("^", term), names(coef(f))); rest <- setdiff(terms, term)
  chisq <- if (criterion == "wald") sum(coef(f)[at] * solve(vcov(f)[at, at, drop = FALSE], coef(f)[at]))
    else 2 * (f$loglik[2] - if (length(rest)) fit(rest, d)$loglik[2] else f$loglik[1])
  c(chisq, length(at), pchisq(chisq, length(at), lower.tail = FALSE))
}
select <- function(name, rule, limit, criterion) {
  d <- get(name); all <- candidates[[name]]; d <- d[complete.cases(d[all]), ]; steps <- list()
  note <- function(term, s, decision)
    steps[[length(steps) + 1]] <<- list(term = term, chisq = s[1], df = s[2], p = s[3], decision = decision)
  chosen <- if (rule == "backward") all else character()
  if (rule == "univariate") for (term in all) {
    s <- statistic(term, term, d, criterion); enters <- s[3] < limit
    note(term, s, if (enters) "entered" else "stayedOut"); if (enters) chosen <- c(chosen, term)
  }
  while (rule == "forward" && length(setdiff(all, chosen))) {
    left <- setdiff(all, chosen)
    s <- sapply(left, function(term) statistic(term, all[all %in% c(chosen, term)], d, criterion))
    best <- which.min(s[3, ]); enters <- s[3, best] < limit
    note(left[best], s[, best], if (enters) "entered" else "stayedOut")
    if (!enters) break
    chosen <- c(chosen, left[best])
  }
  while (rule == "backward" && length(chosen)) {
    s <- sapply(chosen, statistic, terms = chosen, d = d, criterion = criterion)
    worst <- which.max(s[3, ]); leaves <- s[3, worst] > limit
    note(chosen[worst], s[, worst], if (leaves) "left" else "stayedIn")
    if (!leaves) break
    chosen <- chosen[-worst]
  }
  chosen <- all[all %in% chosen]
  list(id = paste(name, rule, limit, criterion), kind = "cox_selection",
       call = sprintf("coxph(Surv(time, event) ~ %s, data = %s)", paste(all, collapse = " + "), name),
       rule = rule, limit = limit, criterion = criterion,
       result = list(steps = steps, terms = I(chosen), coef = vec(if (length(chosen)) coef(fit(chosen, d)) else numeric())))
}
cases <- list()
for (name in names(candidates)) for (criterion in c("wald", "likelihoodRatio")) cases <- c(cases, list(
  select(name, "univariate", 0.15, criterion), select(name, "forward", 0.05, criterion),
  select(name, "backward", 0.1, criterion)))
cases <- c(cases, list(select("ovarian", "forward", 1e-6, "wald"), select("ovarian", "backward", 1e-6, "wald")))
write_cases("cox_selection.json", "Terms chosen by their p values", cases)

# Logistic and Poisson regression by glm, at the maximum itself, and what is derived from them.
#
# glm takes standard errors from the weights of the step before the last. Each fit is therefore
# started again from its own coefficients.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))), "helpers.R"))
suppressPackageStartupMessages(library(sandwich))
tight <- list(epsilon = 1e-14, maxit = 100)

read <- function(name) {
  data <- read.csv(file.path(folder, paste0(name, ".csv")), na.strings = "")
  for (column in names(data)) if (is.character(data[[column]]))
    data[[column]] <- factor(data[[column]], levels = sort(unique(data[[column]]), method = "radix"))
  data
}
exact <- function(formula, family, data) {
  environment(formula) <- environment()
  fit <- suppressWarnings(glm(formula, family, data, weights = weight, control = tight))
  for (again in 1:2) {
    begin <- coef(fit)
    fit <- suppressWarnings(
      glm(formula, family, data, weights = weight, control = tight, start = begin))
  }
  fit
}
complete <- function(data, columns) data[complete.cases(data[columns]), ]

# The root of f between a point where it is negative and one far enough outward.
outward <- function(f, from, step) {
  to <- from + step
  while (f(to) < 0) to <- to + step
  uniroot(f, sort(c(from, to)), tol = 1e-13 * max(1, abs(from)))$root
}

profile_limits <- function(fit, level = 0.95) {
  x <- model.matrix(fit)
  offset <- if (is.null(fit$offset)) rep(0, nrow(x)) else fit$offset
  se <- sqrt(diag(vcov(fit)))
  lost <- function(j, b) {
    held <- suppressWarnings(glm.fit(
      x[, -j, drop = FALSE], fit$y, weights = fit$prior.weights, offset = offset + b * x[, j],
      family = fit$family, control = tight, intercept = FALSE))
    held$deviance - fit$deviance - qchisq(level, 1)
  }
  lapply(seq_along(coef(fit)), function(j) vec(c(
    outward(function(b) lost(j, b), coef(fit)[[j]], -2 * se[[j]]),
    outward(function(b) lost(j, b), coef(fit)[[j]], 2 * se[[j]]))))
}

# The area under the curve with DeLong's error, over all pairs.
area <- function(score, event) {
  pairs <- outer(score[event], score[!event], function(a, b) (a > b) + 0.5 * (a == b))
  list(
    auc = mean(pairs),
    auc_se = sqrt(var(rowMeans(pairs)) / nrow(pairs) + var(colMeans(pairs)) / ncol(pairs)))
}
hosmer_lemeshow <- function(p, event, groups = 10) {
  cuts <- unique(quantile(p, seq(0, 1, 1 / groups)))
  group <- cut(p, cuts, include.lowest = TRUE)
  n <- table(group)
  observed <- tapply(event, group, sum)
  expected <- tapply(p, group, sum)
  chi <- sum((observed - expected)^2 * (1 / expected + 1 / (n - expected)))
  list(hl_chisq = chi, hl_df = length(n) - 2, hl_observed = vec(observed))
}

made <- function(id, dataset, response, terms, family, weights = NULL, exposure = NULL,
                 offset = NULL, cluster = NULL, profile = FALSE, scores = FALSE) {
  columns <- c(response, terms, weights, exposure, offset, cluster)
  data <- complete(read(dataset), columns)
  right <- c(if (length(terms)) terms else "1", if (length(exposure)) sprintf("offset(log(%s))", exposure),
             if (length(offset)) sprintf("offset(%s)", offset))
  formula <- as.formula(paste(response, "~", paste(right, collapse = " + ")))
  data$weight <- if (is.null(weights)) 1 else data[[weights]]
  fit <- exact(formula, family, data)
  besides <- setdiff(right, terms)
  small <- exact(reformulate(if (length(besides)) besides else "1", response), family, data)
  dropped <- lapply(terms, function(term) {
    rest <- setdiff(right, term)
    part <- exact(reformulate(if (length(rest)) rest else "1", response), family, data)
    list(term = term, chisq = part$deviance - fit$deviance, df = part$df.residual - fit$df.residual)
  })
  rows <- head(data, 6)
  link <- predict(fit, newdata = rows, se.fit = TRUE)
  added <- (if (length(exposure)) log(rows[[exposure]]) else 0) +
    (if (length(offset)) rows[[offset]] else 0)
  score <- (if (family()$family == "poisson") "poisson" else "logistic")
  whole <- all(data$weight == round(data$weight))
  result <- list(
    names = vec(names(coef(fit))), coef = vec(coef(fit)), se = vec(sqrt(diag(summary(fit)$cov.unscaled))),
    vcov = rows_of(summary(fit)$cov.unscaled), deviance = fit$deviance,
    null_deviance = small$deviance, aic = if (whole) fit$aic,
    loglik = if (whole) as.numeric(logLik(fit)),
    bic = if (whole) BIC(fit),
    lr = small$deviance - fit$deviance, drop = dropped,
    hc0 = vec(sqrt(diag(sandwich(fit)))), hc1 = vec(sqrt(diag(vcovHC(fit, type = "HC1")))),
    link = vec(link$fit - added), link_se = vec(link$se.fit / sqrt(link$residual.scale^2)))
  if (!is.null(cluster)) {
    result$cluster0 <- vec(sqrt(diag(vcovCL(fit, data[[cluster]], type = "HC0"))))
    result$cluster1 <- vec(sqrt(diag(vcovCL(fit, data[[cluster]], type = "HC1"))))
  }
  if (score == "poisson") result$dispersion <-
    sum(residuals(fit, "pearson")^2) / fit$df.residual
  if (profile) result$profile <- profile_limits(fit)
  if (scores) result <- c(result, area(fit$linear.predictors, data[[response]] == 1),
                          hosmer_lemeshow(fitted(fit), data[[response]]))
  list(id = id, kind = score, call = paste(deparse(formula), collapse = ""), dataset = dataset,
       response = response, terms = vec(terms), weights = weights, exposure = exposure,
       offset = offset, cluster = cluster, result = result)
}
rows_of <- function(m) lapply(seq_len(nrow(m)), function(i) vec(m[i, ]))

lung <- c("age", "sex", "ph_ecog", "wt_loss", "meal_cal")
colon <- c("rx", "sex", "age", "obstruct", "adhere", "nodes", "differ", "extent", "surg")
few <- c("rx", "sex", "obstruct", "node4", "surg")
psm <- c("sex", "age65", "obstruct", "perfor", "adhere", "nodes4", "extent", "surg")
job <- c("age", "educ", "race", "married", "nodegree", "re74", "re75")
cases <- list(
  made("lungbin/all", "lungbin", "dead1y", lung, binomial, profile = TRUE, scores = TRUE),
  made("lungbin/three", "lungbin", "dead1y", lung[1:3], binomial, profile = TRUE),
  made("lungbin/sex", "lungbin", "dead1y", "sex", binomial, profile = TRUE),
  made("lungbin/intercept", "lungbin", "dead1y", character(), binomial, profile = TRUE),
  made("lalonde/scores", "lalonde", "treat", job, binomial, scores = TRUE, cluster = "educ"),
  made("colonps/scores", "colonps", "treat", psm, binomial, profile = TRUE),
  made("colon/all", "colon", "event", colon, binomial, scores = TRUE),
  made("colon/few", "colon", "event", few, binomial, cluster = "age"),
  made("colon/whole weights", "colon", "event", few, binomial, weights = "wt_int", profile = TRUE),
  made("colon/weights", "colon", "event", colon, binomial, weights = "wt_frac", cluster = "nodes"),
  made("colon/offset", "colon", "event", c("rx", "age"), binomial, offset = "wt_frac", profile = TRUE),
  made("colon/risk ratios", "colon", "event", few, poisson),
  made("colon/rates", "colon", "event", colon, poisson, exposure = "time", cluster = "age"),
  made("colon/one rate", "colon", "event", character(), poisson, exposure = "time", profile = TRUE),
  made("colon/nodes", "colon", "nodes", c("rx", "age", "extent"), poisson, profile = TRUE),
  made("colon/weighted rates", "colon", "event", few, poisson, weights = "wt_frac", exposure = "time", profile = TRUE),
  made("colon/whole weighted nodes", "colon", "nodes", few, poisson, weights = "wt_int", exposure = "age"))
write_cases("glm_exact.json", "Logistic and Poisson regression", cases)

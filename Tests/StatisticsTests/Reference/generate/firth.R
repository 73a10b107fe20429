# Firth's penalized logistic regression, written out: modified scores solved step by step with the
# information of the whole model, the penalized log likelihood, and limits by bisection.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))), "helpers.R"))

value <- function(x, y, w, b) {
  eta <- drop(x %*% b)
  p <- plogis(eta)
  information <- crossprod(x, x * (w * p * plogis(-eta)))
  sum(w * (y * plogis(eta, log.p = TRUE) + (1 - y) * plogis(-eta, log.p = TRUE))) +
    0.5 * as.numeric(determinant(information)$modulus)
}
# The maximum with the coefficients outside `free` held where they are.
firth <- function(x, y, w = rep(1, nrow(x)), b = rep(0, ncol(x)), free = seq_len(ncol(x))) {
  if (!length(free)) return(b)
  for (step in 1:20000) {
    eta <- drop(x %*% b)
    p <- plogis(eta)
    v <- w * p * plogis(-eta)
    root <- x * sqrt(v)
    leverage <- rowSums(qr.Q(qr(root))^2)
    score <- crossprod(x, w * (y - p) + leverage * (0.5 - p))[free]
    move <- solve(crossprod(root)[free, free, drop = FALSE], score)
    move <- move * min(1, 5 / max(abs(move)))
    now <- value(x, y, w, b)
    for (half in 1:40) {
      next_b <- b
      next_b[free] <- b[free] + move
      if (value(x, y, w, next_b) >= now - 1e-9) break
      move <- move / 2
    }
    b <- next_b
    if (max(abs(move) / (1e-3 + abs(b[free]))) < 1e-15) break
  }
  b
}
outward <- function(f, from, step) {
  to <- from + step
  while (f(to) < 0) to <- to + step
  uniroot(f, sort(c(from, to)), tol = 1e-12 * max(1, abs(from)))$root
}

made <- function(id, dataset, response, terms, weights = NULL, profile = TRUE) {
  data <- read.csv(file.path(folder, paste0(dataset, ".csv")), na.strings = "")
  data <- data[complete.cases(data[c(response, terms, weights)]), ]
  x <- model.matrix(reformulate(if (length(terms)) terms else "1"), data)
  # Centered, so that steps are well determined; the intercept is put back at the end.
  y <- data[[response]]
  w <- if (is.null(weights)) rep(1, nrow(data)) else data[[weights]]
  center <- c(0, colMeans(x)[-1])
  z <- sweep(x, 2, center)
  z[, 1] <- 1
  a <- firth(z, y, w)
  b <- a
  b[1] <- a[1] - sum(center * a)
  eta <- drop(z %*% a)
  v <- solve(crossprod(x, x * (w * plogis(eta) * plogis(-eta))))
  best <- value(z, y, w, a)
  nothing <- value(z, y, w, firth(z, y, w, free = 1L))
  result <- list(coef = vec(b), se = vec(sqrt(diag(v))), loglik = best, null_loglik = nothing)
  if (profile) {
    se <- sqrt(diag(v))
    # A slope is the same in both forms; it is held while the intercept and the others move.
    held <- function(j, at) {
      start <- a
      start[j] <- at
      firth(z, y, w, start, free = setdiff(seq_along(a), j))
    }
    lost <- function(j, at) 2 * (best - value(z, y, w, held(j, at)))
    slopes <- seq_along(a)[-1]
    result$chisq <- vec(sapply(slopes, function(j) lost(j, 0)))
    result$profile <- lapply(slopes, function(j) vec(c(
      outward(function(t) lost(j, t) - qchisq(0.95, 1), a[j], -2 * se[j]),
      outward(function(t) lost(j, t) - qchisq(0.95, 1), a[j], 2 * se[j]))))
  }
  list(id = id, kind = "firth", call = paste("firth:", response, "~", paste(terms, collapse = " + ")),
       dataset = dataset, response = response, terms = vec(terms), weights = weights, result = result)
}
cases <- list(
  made("endometrial/all", "endometrial", "hg", c("nv", "pi", "eh")),
  made("endometrial/nv", "endometrial", "hg", "nv"),
  made("endometrial/intercept", "endometrial", "hg", character(), profile = FALSE),
  made("ovarian/all", "ovarian", "event", c("rx", "resid_ds", "age", "ecog_ps")),
  made("lungbin/three", "lungbin", "dead1y", c("age", "sex", "ph_ecog")),
  made("lungbin/all", "lungbin", "dead1y", c("age", "sex", "ph_ecog", "wt_loss", "meal_cal")),
  made("colon/weights", "colon", "event", c("sex", "obstruct", "node4", "surg"), "wt_frac", FALSE),
  made("colonps/scores", "colonps", "treat",
       c("sex", "age65", "obstruct", "perfor", "adhere", "nodes4", "extent", "surg"), profile = FALSE))
write_cases("firth.json", "Logistic regression with Firth's penalty", cases)

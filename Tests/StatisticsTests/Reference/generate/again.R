# Evaluates once more the calls that stand in the files of R's answers, and says how far the answers are from
# those that the files hold. Usage, in this folder: Rscript again.R [FILE ...]
#
# Every case names its call; the file names the data set and the levels of its factors. Calls that need more than
# a data set (weights or a matched set from another case) and summaries of other calls are counted as not run.
# Needs r-cran-survival and r-cran-jsonlite.
suppressPackageStartupMessages({ library(survival); library(jsonlite) })

tight <- coxph.control(eps = 1e-13, toler.chol = 1e-14, iter.max = 50)
glm_tight <- list(epsilon = 1e-14, maxit = 100)

numbers <- function(x) {
  x <- unlist(lapply(x, function(v) if (is.null(v)) NA else v))
  suppressWarnings(as.numeric(x))
}

# The numbers of an R object, and the numbers of a file for the same: two lists of equal shape.
pairs <- function(object, result) UseMethod("pairs")
pairs.default <- function(object, result) NULL

pairs.survfit <- function(object, result) {
  ends <- if (is.null(object$strata)) length(object$time) else cumsum(object$strata)
  starts <- c(1, head(ends, -1) + 1)
  lists <- lapply(seq_along(result), function(i) {
    rows <- starts[i]:ends[i]
    kept <- result[[i]]$row_index_from_1
    if (!is.null(kept)) rows <- rows[numbers(kept)]
    list(c(object$time[rows], object$surv[rows], object$lower[rows], object$upper[rows]),
         numbers(c(result[[i]]$time, result[[i]]$surv, result[[i]]$lower, result[[i]]$upper)))
  })
  list(unlist(lapply(lists, `[[`, 1)), unlist(lapply(lists, `[[`, 2)))
}

pairs.summary.survfit <- function(object, result) {
  field <- function(name) numbers(unlist(lapply(result, `[[`, name)))
  if (is.null(result[[1]]$surv)) return(NULL)
  list(c(object$time, object$surv), c(field("time"), field("surv")))
}

pairs.matrix <- function(object, result) {  # summary(survfit(...))$table
  if (is.null(result[[1]]$rmean)) return(NULL)
  list(as.vector(object[, grep("rmean", colnames(object))]),
       numbers(c(lapply(result, `[[`, "rmean"), lapply(result, `[[`, "rmean_se"))))
}

pairs.numeric <- function(object, result) {
  if (!"rmean" %in% sub("^[*]", "", names(object))) return(NULL)
  pairs.matrix(t(as.matrix(object)), result)
}

pairs.survdiff <- function(object, result)
  list(c(object$chisq, rowSums(as.matrix(object$exp))), numbers(c(result$chisq, result$expected)))

pairs.coxph <- function(object, result) {
  if (is.null(result$se)) return(NULL)
  list(c(coef(object), sqrt(diag(as.matrix(object$var))), tail(object$loglik, 1)),
       numbers(c(result$coef, result$se, result$loglik)))
}

pairs.cox.zph <- function(object, result)
  list(c(object$table[, "chisq"], object$table[, "p"]), numbers(c(result$chisq, result$p)))

pairs.glm <- function(object, result)
  list(c(coef(object), deviance(object)), numbers(c(result$coef, result$deviance)))

pairs.data.frame <- function(object, result) {  # basehaz
  if (is.null(object$hazard) || is.null(result$cumhaz)) return(NULL)
  rows <- if (is.null(result$row_index_from_1)) seq_len(nrow(object)) else numbers(result$row_index_from_1)
  list(object$hazard[rows], numbers(result$cumhaz))
}

worst <- function(both) {
  known <- is.finite(both[[1]]) & is.finite(both[[2]])
  stopifnot(length(both[[1]]) == length(both[[2]]), all(is.na(both[[1]]) == is.na(both[[2]])))
  max(0, abs(both[[1]] - both[[2]])[known] / pmax(abs(both[[2]])[known], 1e-300))
}

run <- function(path) {
  file <- fromJSON(path, simplifyVector = FALSE)
  if (is.null(file$dataset)) return(invisible())
  data <- read.csv(file.path("..", file$dataset), na.strings = "")
  for (column in names(file$factor_levels))
    data[[column]] <- factor(data[[column]], levels = unlist(file$factor_levels[[column]]))
  place <- new.env(parent = globalenv())
  assign(sub("[.]csv$", "", file$dataset), data, place)
  differences <- unlist(lapply(file$cases, function(case) {
    object <- tryCatch(suppressWarnings(eval(parse(text = case$call), place)), error = function(e) NULL)
    both <- if (is.null(object)) NULL else pairs(object, case$result)
    if (is.null(both)) NULL else worst(both)
  }))
  cat(sprintf("%-24s %3d of %3d cases run again, worst relative difference %.1e\n",
              basename(path), length(differences), length(file$cases), max(0, differences)))
}

files <- commandArgs(TRUE)
if (!length(files)) {
  kinds <- c("km", "cox", "logrank", "startstop", "logistic", "psm")
  files <- unlist(lapply(kinds, function(kind) Sys.glob(sprintf("../*_%s.json", kind))))
}
for (path in files) run(path)

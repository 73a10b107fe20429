# Reads an analysis data set and its settings, and writes answers; used by study.R and matching.R. R's survival is all it needs.
suppressPackageStartupMessages(library(survival))

# Settings: a CSV of setting and value; a setting with several values has several rows, in order.
read_settings <- function(file) {
  if (!file.exists(file)) stop("There is no file ", file, ": name the settings of the study as second file.", call. = FALSE)
  rows <- read.csv(file, colClasses = "character", na.strings = character(), check.names = FALSE, encoding = "UTF-8")
  function(name, default = character()) {
    found <- rows$value[rows$setting == name]
    if (length(found)) found else default
  }
}

# The data set: levels become factors against their reference, columns c1, c2, … by position; endpoints e.g. pfs_days, pfs_event.
read_study <- function(file, settings) {
  d <- read.csv(file, colClasses = "character", na.strings = "", check.names = FALSE, encoding = "UTF-8")
  names(d)[1] <- "key"
  d <- d[order(d$key, method = "radix"), ]
  ids <- settings("characteristic")
  levels <- lapply(ids, function(id) settings(paste0("level:", id)))
  for (i in seq_along(ids)) {
    column <- paste0("c", i)
    if (length(levels[[i]])) {
      first <- settings(paste0("reference:", ids[i]), tail(levels[[i]], 1))
      d[[column]] <- factor(d[[ids[i]]], levels = c(first, setdiff(levels[[i]], first)))
    } else d[[column]] <- as.numeric(d[[ids[i]]])
  }
  for (endpoint in settings("endpoint")) for (part in c("_days", "_event")) {
    column <- names(d)[match(tolower(paste0(endpoint, part)), tolower(names(d)))]
    d[[paste0(endpoint, part)]] <- as.numeric(d[[column]])
  }
  d[ids] <- NULL
  arms <- c(settings("first_arm"), settings("last_arm"))
  d$treated <- ifelse(d$arm == arms[1], 1, ifelse(d$arm == arms[2], 0, NA))
  for (column in intersect(c("score", "matched_set"), names(d))) d[[column]] <- as.numeric(d[[column]])
  list(data = d, ids = ids, levels = levels, arms = arms)
}

# Positions of characteristics by name; all where none is named.
positions <- function(study, names) if (length(names)) match(names, study$ids) else seq_along(study$ids)
columns <- function(at) if (length(at)) paste0("c", at) else "1"
complete <- function(d, at) d[rowSums(is.na(d[columns(at)[at > 0]])) == 0, , drop = FALSE]

# The model of the score.
fit_score <- function(study, settings) {
  at <- positions(study, settings("matching_covariate"))
  d <- complete(study$data[!is.na(study$data$treated), ], at)
  at <- Filter(function(i) length(unique(d[[paste0("c", i)]])) > 1, at)
  fit <- glm(reformulate(columns(at), "treated"), binomial, d, control = glm.control(epsilon = 1e-15, maxit = 100))
  list(key = d$key, treated = d$treated, score = unname(fitted(fit)), logit = unname(predict(fit)))
}

# Numbers as JSON with 17 digits; what is not a finite number is null.
number <- function(x) ifelse(is.finite(x), sprintf("%.17g", x), "null")
text <- function(x) paste0('"', gsub('(["\\\\])', "\\\\\\1", enc2utf8(x)), '"')
write_answers <- function(file, about, parts) {
  out <- if (file == "-") stdout() else file(file, "wb")
  head <- c(about = about, r = paste0(R.version$major, ".", R.version$minor), survival = as.character(packageVersion("survival")))
  named <- function(x) paste0("    ", text(names(x)), ": ", number(x), collapse = ",\n")
  body <- vapply(names(parts), function(name) {
    part <- parts[[name]]
    if (is.null(names(part))) paste0("  ", text(name), ": [", paste(number(part), collapse = ", "), "]")
    else paste0("  ", text(name), ": {\n", named(part), "\n  }")
  }, "")
  writeLines(c("{", paste0("  ", text(names(head)), ": ", text(head), ","), paste(body, collapse = ",\n"), "}"), out, useBytes = TRUE)
  if (file != "-") close(out)
}

# Runs an R call, keeps its text, and writes one case a line as JSON.
suppressPackageStartupMessages({ library(survival); library(jsonlite) })

flags <- commandArgs(FALSE)
here <- dirname(sub("^--file=", "", grep("^--file=", flags, value = TRUE)))
folder <- file.path(here, "..")

# A vector that stays a JSON array whatever its length; NaN becomes NA, which is written as null.
vec <- function(x) {
  x <- unname(as.vector(x))
  if (is.numeric(x)) x[is.nan(x)] <- NA
  I(x)
}
rows <- function(m) lapply(seq_len(nrow(m)), function(i) vec(m[i, ]))

json <- function(x) {
  toJSON(x, digits = I(15), auto_unbox = TRUE, na = "null", null = "null")
}
write_cases <- function(file, about, cases) {
  head <- list(
    about = about, r = paste0(R.version$major, ".", R.version$minor),
    survival = as.character(packageVersion("survival")))
  fields <- sprintf("  %s: %s,", sapply(names(head), json), sapply(head, json))
  lines <- paste0("    ", sapply(cases, json), c(rep(",", length(cases) - 1), ""))
  writeLines(c("{", fields, '  "cases": [', lines, "  ]", "}"), file.path(folder, file))
  message(file, ": ", length(cases), " cases")
}

# The data sets; a text column becomes a factor with these levels, a number keeps its order.
levels_of <- list(
  aml = list(x = c("Maintained", "Nonmaintained")),
  freireich = list(group = c("placebo", "6-MP")),
  veteran = list(celltype = c("squamous", "smallcell", "adeno", "large")),
  colon = list(rx = c("Obs", "Lev", "Lev+5FU")))
for (name in c("aml", "freireich", "lung", "veteran", "ovarian", "colon")) {
  data <- read.csv(file.path(folder, paste0(name, ".csv")), na.strings = "")
  for (column in names(levels_of[[name]]))
    data[[column]] <- factor(data[[column]], levels = levels_of[[name]][[column]])
  assign(name, data)
}
groups_of <- function(name, column) {
  if (is.null(column)) return(I(character()))
  x <- get(name)[[column]]
  I(if (is.factor(x)) levels(x) else as.character(sort(unique(x))))
}
formula_of <- function(column) if (is.null(column)) "1" else column

# Which data set is compared by which columns; NULL is all subjects together.
comparisons <- list(
  aml = list(NULL, "x"), freireich = list(NULL, "group"), lung = list(NULL, "sex", "ph_ecog"),
  veteran = list(NULL, "trt", "celltype"), ovarian = list(NULL, "rx", "resid_ds"),
  colon = list(NULL, "sex", "rx"))
each_comparison <- function(make, with_all = TRUE) {
  cases <- list()
  for (name in names(comparisons)) for (column in comparisons[[name]])
    if (with_all || !is.null(column)) cases <- c(cases, make(name, column))
  cases
}

# Writes cases {id, kind, call, result} as JSON, a case a line, 15 significant digits.
suppressPackageStartupMessages(library(jsonlite))
flags <- commandArgs(FALSE)
here <- dirname(sub("^--file=", "", grep("^--file=", flags, value = TRUE)))

vec <- function(x) if (!is.null(x)) I(unname(as.vector(x)))
texts_of_infinity <- function(x) {
  if (is.list(x)) return(lapply(x, texts_of_infinity))
  if (!is.numeric(x) || !any(is.infinite(x))) return(x)
  y <- lapply(unname(as.vector(x)), function(v) if (is.infinite(v)) (if (v > 0) "Inf" else "-Inf") else v)
  if (length(y) == 1 && !inherits(x, "AsIs")) y[[1]] else y
}
json <- function(x) toJSON(texts_of_infinity(x), digits = I(15), auto_unbox = TRUE, na = "null", null = "null")
cases <- list()
add <- function(id, kind, call, result) cases[[length(cases) + 1]] <<- list(id = id, kind = kind, call = call, result = result)
write_cases <- function(file, about) {
  lines <- paste0("    ", sapply(cases, json), c(rep(",", length(cases) - 1), ""))
  writeLines(c("{", sprintf("  \"about\": %s,", json(about)), sprintf("  \"r\": \"%s.%s\",", R.version$major, R.version$minor),
    "  \"cases\": [", lines, "  ]", "}"), file.path(here, "..", file))
  message(file, ": ", length(cases), " cases")
}

import Foundation
import Statistics
import Testing

/// A call of R's `coxph` as its data: subjects, covariates, strata and the rest, in the rows in
/// which no variable of the call is missing.
///
/// Reads `Surv(...) ~ a + b * c + factor(d) + strata(e) + offset(f)` and the arguments `data`,
/// `weights`, `cluster`, `subset`, `ties` and `robust`. A column of text is a factor.
struct CoxCall {
  let subjects: TimeToEvent
  let covariates: Covariates
  let strata: [Int]?
  let clusters: [Int]?
  let offset: [Double]?
  /// The name in `ties`; `efron` where there is none.
  let ties: String
  let robust: Bool?
  /// The rows of the data set that are complete and in the subset.
  let rows: [Int]

  /// Levels whose order is not alphabetical.
  private static let levels = [
    "celltype": ["squamous", "smallcell", "adeno", "large"], "rx": ["Obs", "Lev", "Lev+5FU"],
  ]

  /// The call in a text, on a file of Reference/.
  ///
  /// - Parameters:
  ///   - call: Its text.
  ///   - data: The file; that named by the call unless another is given.
  ///   - variables: Further columns, one value for each row of the file.
  /// - Throws: Where the file or a column is missing.
  init(_ call: String, data: String? = nil, variables: [String: [Double?]] = [:]) throws {
    let parts = CallText.arguments(of: call)
    let named = Dictionary(uniqueKeysWithValues: parts.compactMap(CallText.named))
    let formula = parts[0].split(separator: "~", maxSplits: 1).map(String.init)
    let table = try Variables(
      DataTable(data ?? #require(named["data"])), others: variables, levels: CoxCall.levels)
    let response = CallText.arguments(of: CallText.trimmed(formula[0]))
    let terms = CallText.terms(CallText.trimmed(formula[1]))
    let special = { (name: String) in terms.flatMap { $0 }.first { $0.hasPrefix(name + "(") } }
    let inner = { (name: String) in special(name).map { CallText.arguments(of: $0)[0] } }
    let ordinary = terms.filter { term in
      !term.contains { $0.hasPrefix("strata(") || $0.hasPrefix("offset(") }
    }
    var used = response.map(CallText.variable) + ordinary.flatMap { $0 }.map(CallText.variable)
    used += [inner("strata"), inner("offset"), named["weights"], named["cluster"]].compactMap { $0 }
    if let subset = named["subset"] { used.append(CallText.variable(subset)) }
    if variables["subclass"] != nil { used.append("subclass") }
    let complete = try table.completeRows(used)
    let rows = try named["subset"].map { try table.rows(complete, where: $0) } ?? complete
    let times = try response.dropLast().map { try table.numbers($0, rows) }
    self.rows = rows
    subjects = try TimeToEvent(
      times: times[times.count - 1], events: try table.flags(response[response.count - 1], rows),
      entries: times.count > 1 ? times[0] : nil,
      weights: try named["weights"].map { try table.numbers($0, rows) })
    covariates = try table.covariates(ordinary, rows)
    strata = try inner("strata").map { try table.codes($0, rows) }
    clusters = try named["cluster"].map { try table.codes($0, rows) }
    offset = try inner("offset").map { try table.numbers($0, rows) }
    ties = named["ties"].map { $0.filter { $0 != "\"" } } ?? "efron"
    robust = named["robust"].map { $0 == "TRUE" }
  }

  /// The calls of `coxph` inside another call.
  static func calls(in text: String) -> [String] {
    CallText.arguments(of: text).filter { $0.hasPrefix("coxph(") }
  }
}

/// Columns of a file and others, at some rows.
private struct Variables {
  private let table: DataTable
  private let others: [String: [Double?]]
  private let levels: [String: [String]]

  init(_ table: DataTable, others: [String: [Double?]], levels: [String: [String]]) {
    (self.table, self.others, self.levels) = (table, others, levels)
  }

  private func values(_ name: String) throws -> [Double?] {
    try others[name] ?? table.numbers(name)
  }

  func completeRows(_ names: [String]) throws -> [Int] {
    let inFile = try table.completeRows(names.filter { others[$0] == nil })
    return inFile.filter { row in names.allSatisfy { others[$0].map { $0[row] != nil } ?? true } }
  }

  func numbers(_ name: String, _ rows: [Int]) throws -> [Double] {
    let all = try values(name)
    return try rows.map { try #require(all[$0]) }
  }

  /// Whether a column is 1, or equals what the text says behind "==".
  func flags(_ text: String, _ rows: [Int]) throws -> [Bool] {
    guard let wanted = CallText.wanted(text) else { return try numbers(text, rows).map { $0 == 1 } }
    return try numbers(CallText.variable(text), rows).map { $0 == Double(wanted) }
  }

  /// The rows in which a column equals what the text says behind "==".
  func rows(_ rows: [Int], where text: String) throws -> [Int] {
    let (column, wanted) = (try table.text(CallText.variable(text)), CallText.wanted(text))
    return rows.filter { column[$0] == wanted }
  }

  /// A whole number for each distinct value.
  func codes(_ name: String, _ rows: [Int]) throws -> [Int] {
    if let other = others[name] { return try rows.map { Int(try #require(other[$0])) } }
    let column = try table.text(name)
    let distinct = Array(Set(rows.map { column[$0] })).sorted()
    return try rows.map { row in try #require(distinct.firstIndex(of: column[row])) }
  }

  func covariates(_ terms: [[String]], _ rows: [Int]) throws -> Covariates {
    var result = Covariates(count: rows.count)
    for term in terms {
      if term.count == 2 {
        try result.append(interactionOf: term[0], and: term[1])
      } else if try !isFactor(term[0]) {
        try result.append(term[0], numbers(term[0], rows))
      } else {
        let (name, column) = (
          CallText.variable(term[0]), try table.text(CallText.variable(term[0]))
        )
        let occurring = Set(rows.map { column[$0] })
        let sorted = occurring.sorted { (Double($0) ?? 0, $0) < (Double($1) ?? 0, $1) }
        let levels = levels[name]?.filter(occurring.contains) ?? sorted
        let codes = try rows.map { row in try #require(levels.firstIndex(of: column[row])) }
        result.append(factor: term[0], levels: levels, codes: codes)
      }
    }
    return result
  }

  private func isFactor(_ term: String) throws -> Bool {
    if others[term] != nil { return false }
    return try term.hasPrefix("factor(")
      || table.text(term).contains { !$0.isEmpty && Double($0) == nil }
  }
}

/// The grammar of a call, as far as the reference files use it.
private enum CallText {
  /// The arguments between the outermost parentheses.
  static func arguments(of call: String) -> [String] {
    guard let open = call.firstIndex(of: "("), let close = call.lastIndex(of: ")") else {
      return []
    }
    return split(String(call[call.index(after: open)..<close]), at: ",")
  }

  /// The name and value of an argument that has a name.
  static func named(_ argument: String) -> (String, String)? {
    guard let sign = argument.range(of: " = "), !argument.hasPrefix("Surv") else { return nil }
    return (trimmed(String(argument[..<sign.lowerBound])), String(argument[sign.upperBound...]))
  }

  /// The terms of the right side: one variable, or the two of an interaction. Those of an
  /// interaction come last, as R orders them.
  static func terms(_ text: String) -> [[String]] {
    var (mains, products) = ([[String]](), [[String]]())
    for summand in split(text, at: "+") {
      let factors = split(summand, at: "*").map { factor in
        factor.hasPrefix("(") ? split(String(factor.dropFirst().dropLast()), at: "+") : [factor]
      }
      mains += factors.flatMap { $0 }.map { [$0] }
      if factors.count == 2 {
        for right in factors[1] { products += factors[0].map { [$0, right] } }
      }
    }
    return mains + products
  }

  /// The variable in `factor(x)` or `x == 1`.
  static func variable(_ text: String) -> String {
    let inner = text.hasPrefix("factor(") ? arguments(of: text)[0] : text
    return trimmed(inner.range(of: "==").map { String(inner[..<$0.lowerBound]) } ?? inner)
  }

  /// What stands behind "==", without quotes.
  static func wanted(_ text: String) -> String? {
    text.range(of: "==").map { trimmed(String(text[$0.upperBound...])).filter { $0 != "\"" } }
  }

  static func trimmed(_ text: String) -> String {
    String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }

  private static func split(_ text: String, at separator: Character) -> [String] {
    var (parts, depth) = ([""], 0)
    for character in text {
      if character == "(" { depth += 1 }
      if character == ")" { depth -= 1 }
      if character == separator, depth == 0 {
        parts.append("")
      } else {
        parts[parts.count - 1].append(character)
      }
    }
    return parts.map(trimmed)
  }
}

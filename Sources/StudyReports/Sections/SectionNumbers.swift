import Reports
import Statistics

/// Numbers as a text prints them, each noted in the book under its name.
extension SectionWriter {
  /// A count.
  mutating func count(_ id: String, _ count: Int, _ evidence: String? = nil) -> Piece {
    book.piece(
      StudyNumber(id, .count(count), printed: style.count(count), evidence: evidence))
  }

  /// A part of a whole in percent.
  mutating func percent(
    _ id: String, _ count: Int, of total: Int, _ evidence: String? = nil
  ) -> Piece {
    let value = total > 0 ? 100 * Double(count) / Double(total) : .nan
    return real(id, value, style.percent(count, of: total), evidence)
  }

  /// A proportion in percent.
  mutating func percent(
    _ id: String, _ proportion: Double, _ evidence: String? = nil
  ) -> Piece {
    real(id, 100 * proportion, style.percent(proportion), evidence)
  }

  /// A count with its percentage: `27 (13.5)`.
  mutating func countAndPercent(
    _ id: String, _ count: Int, of total: Int, _ evidence: String?, countName: String = "n"
  ) -> Pieces {
    let number = self.count("\(id).\(countName)", count, evidence)
    guard total > 0 else { return [number] }
    return [number, " (", percent("\(id).pct", count, of: total, evidence), ")"]
  }

  /// A time in months.
  mutating func months(
    _ id: String, _ months: Double?, missing: String, _ evidence: String? = nil
  ) -> Piece {
    real(id, months ?? .nan, style.months(months, missing: missing), evidence)
  }

  /// A p value.
  mutating func pValue(_ id: String, _ value: Double, _ evidence: String? = nil) -> Piece {
    real(id, value, style.pValue(value), evidence)
  }

  /// A p value in a sentence: `p = 0.012`, `p <0.001`; with the letter of the journal.
  mutating func pEquation(_ id: String, _ value: Double, _ evidence: String? = nil) -> Pieces {
    let piece = pValue(id, value, evidence)
    let isBound = style.pValue(value).first.map { "<>".contains($0) } ?? false
    return [.text(style.pName + (isBound ? " " : " = ")), piece]
  }

  /// A hazard ratio with its limits under these names: `0.62 (0.51–0.75)`, in a sentence `0.62 (95% CI 0.51–0.75)`.
  mutating func ratio(
    _ names: [String], _ estimate: (ratio: Double, interval: ConfidenceInterval),
    _ style: NumberStyle, _ evidence: String? = nil, isInSentence: Bool = false
  ) -> Pieces {
    let values = [estimate.ratio, estimate.interval.lower, estimate.interval.upper]
    let numbers = zip(names, values).map { name, value in
      real(name, value, style.ratio(value), evidence)
    }
    return [numbers[0], isInSentence ? .text(" (\(style.intervalName)") : " ("]
      + limits(numbers[1], numbers[2]) + [")"]
  }

  /// Two limits with what the style puts between them.
  func limits(_ lower: Piece, _ upper: Piece) -> Pieces {
    let (low, high) = (lower.printed, upper.printed)
    let between = style.range(low, high).dropFirst(low.count).dropLast(high.count)
    return [lower, .text(String(between)), upper]
  }

  /// Any number with so many decimals.
  mutating func decimal(
    _ id: String, _ value: Double, places: Int, _ evidence: String? = nil
  ) -> Piece {
    real(id, value, style.decimal(value, places: places), evidence)
  }

  /// A day or another text.
  mutating func text(_ id: String, _ text: String, _ evidence: String? = nil) -> Piece {
    book.piece(StudyNumber(id, .text(text), printed: text, evidence: evidence))
  }

  /// A number; what is none, or infinite, has no value.
  mutating func real(
    _ id: String, _ value: Double, _ printed: String, _ evidence: String?
  ) -> Piece {
    book.piece(
      StudyNumber(id, value.isFinite ? .real(value) : .none, printed: printed, evidence: evidence))
  }
}

/// Tables of texts.
extension [Pieces] {
  /// Cells of words alone.
  static func words(_ words: [String]) -> [Pieces] { words.map { $0.isEmpty ? [] : [.text($0)] } }
}

extension Piece {
  /// As it is printed.
  var printed: String {
    switch self {
    case .text(let words): words
    case .number(let number): number.printed
    }
  }
}

extension [Piece] {
  /// A cell without anything to print.
  static var dash: Pieces { [.text(NumberStyle.none)] }
}

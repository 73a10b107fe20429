import Studies

/// Reads which figures are wanted, and in which form.
struct FigureReader {
  static let keys = ["wanted", "formats", "resolution", "width"]
  private let table: TableReader

  init(_ table: TableReader) { self.table = table }

  /// The settings.
  func plan() -> FigurePlan {
    var plan = FigurePlan()
    plan.kinds = table.choices("wanted", FigurePlan.Kind.self) ?? plan.kinds
    plan.line = table.member("wanted")?.line
    plan.formats = table.choices("formats", FigurePlan.Format.self) ?? plan.formats
    plan.resolution = one(of: [300, 600], "resolution") ?? plan.resolution
    plan.widthMillimeters = one(of: [85, 174], "width") ?? plan.widthMillimeters
    return plan
  }

  private func one(of numbers: [Int], _ key: String) -> Int? {
    let allowed = numbers.map { "\($0)" }.joined(separator: ", ")
    return table.number(key, allowed: allowed) { number in
      numbers.contains { Double($0) == number }
    }.flatMap { Int(exactly: $0) }
  }
}

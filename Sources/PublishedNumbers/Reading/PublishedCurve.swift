/// What a paper prints of one survival curve, or of one comparison of curves.
struct PublishedCurve {
  let population: String
  let phase: String
  let group: String
  let endpoint: String
  /// Patients.
  let count: Int?
  private var numbers: [String: (row: PublishedRow, number: PrintedNumber)] = [:]

  fileprivate init(_ row: PublishedRow) {
    population = row[.population] ?? "all"
    phase = row[.phase] ?? ""
    group = row[.group] ?? "all"
    endpoint = row[.endpoint] ?? ""
    count = row.whole(.groupTotal)
  }

  /// Takes the number of a row; of a statistic that is printed twice the first counts.
  fileprivate mutating func add(_ row: PublishedRow) {
    guard let statistic = row[.statistic], let number = row.number(.value) else { return }
    let name = PublishedCurve.rate(statistic.lowercased())?.statistic ?? statistic.lowercased()
    if numbers[name] == nil { numbers[name] = (row, number) }
  }

  /// The number of a statistic, such as `median`, `rate_6m`, `hr`.
  subscript(_ statistic: String) -> PrintedNumber? { numbers[statistic]?.number }

  /// Name of the row of a statistic.
  func id(_ statistic: String) -> String { numbers[statistic]?.row.id ?? "" }

  /// Unit of a statistic.
  func unit(_ statistic: String) -> String? { numbers[statistic]?.row[.unit] }

  /// The printed rates in percent, by month.
  var rates: [(month: Double, statistic: String, percent: PrintedNumber)] {
    numbers.compactMap { name, found in
      PublishedCurve.rate(name).map { ($0.month, $0.statistic, found.number) }
    }.sorted { $0.0 < $1.0 }
  }

  /// The month of `rate_6m`, and that name without needless zeros: `rate_06m` is `rate_6m`.
  private static func rate(_ name: String) -> (month: Double, statistic: String)? {
    guard name.hasPrefix("rate_"), name.hasSuffix("m"), name.count > 6,
      let month = PrintedNumber(String(name.dropFirst(5).dropLast())), month.sense == .equal,
      month.value >= 0
    else { return nil }
    let text = month.whole.map { "\($0)" } ?? "\(month.value)"
    return (month.value, "rate_\(text)m")
  }
}

extension PublishedRows {
  /// Rows with an endpoint, put together by population, phase, group and endpoint, in the order of the files.
  var curves: [PublishedCurve] {
    var position: [String: Int] = [:]
    var curves: [PublishedCurve] = []
    for row in rows {
      guard row[.endpoint] != nil, row[.statistic] != nil else { continue }
      let key = row.key([.population, .phase, .group, .endpoint])
      if position[key] == nil {
        position[key] = curves.count
        curves.append(PublishedCurve(row))
      }
      if let found = position[key] { curves[found].add(row) }
    }
    return curves
  }
}

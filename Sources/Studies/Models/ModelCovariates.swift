import Statistics

/// Characteristics as covariates, of those subjects of whom all are recorded.
///
/// A characteristic by levels is a factor against its reference, a number a column. Terms are named by the position of the
/// characteristic, as its own name may be anything.
struct ModelCovariates {
  /// What a column stands for.
  struct Place {
    let characteristic: Int
    /// The level; 0 for a number.
    let level: Int
  }

  /// Positions of the characteristics, a term each in this order.
  let characteristics: [Int]
  /// Positions of the subjects with all of them, in the order in which they were given.
  let rows: [Int]
  /// The columns, a row for each of `rows`.
  let covariates: Covariates
  /// What each column stands for.
  let places: [Place]

  init(_ characteristics: [Int], of subjects: [Int], in cohort: StudyCohort) {
    let rows = subjects.filter { subject in
      characteristics.allSatisfy { cohort.isRecorded($0, of: subject) }
    }
    var covariates = Covariates(count: rows.count)
    var places: [Place] = []
    for position in characteristics {
      let characteristic = cohort.characteristics[position]
      if characteristic.isNumber {
        // Does not throw: a number that is not finite does not count as recorded.
        try? covariates.append(
          Self.term(position), rows.map { cohort.subjects[$0].numbers[position] ?? 0 })
        places.append(Place(characteristic: position, level: 0))
      } else {
        let (levels, reference) = (characteristic.levels, characteristic.reference)
        covariates.append(
          factor: Self.term(position), levels: levels.indices.map(String.init),
          codes: rows.map { Int(cohort.subjects[$0].levels[position]) }, reference: reference)
        places += levels.indices.filter { $0 != reference }.map {
          Place(characteristic: position, level: $0)
        }
      }
    }
    self.characteristics = characteristics
    self.rows = rows
    self.covariates = covariates
    self.places = places
  }

  /// The name of a characteristic's term.
  static func term(_ characteristic: Int) -> String { String(characteristic) }

  /// What a column stands for, by its name.
  func place(ofColumn name: String) -> Place? {
    covariates.columns.firstIndex { $0.name == name }.map { places[$0] }
  }
}

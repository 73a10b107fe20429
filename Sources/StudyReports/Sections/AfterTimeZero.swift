import Studies

extension StudyCohort {
  /// Positions of the characteristics that are known only after the start of the line that is studied.
  var characteristicsAfterTimeZero: [Int] {
    characteristics.indices.filter { characteristics[$0].isKnownLater }
  }
}

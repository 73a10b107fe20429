/// The numbers by which laboratory results are graded, and the units they can be read in; a registry's own, from its
/// vocabularies `laboratory_grade` and `unit_conversion`.
public struct LaboratoryCriteria: Sendable, Equatable {
  /// The intervals, in order of their names.
  public let intervals: [GradeInterval]
  /// The conversions.
  public let conversions: [UnitConversion]
  /// The units both speak of.
  public let units: LaboratoryUnits

  /// Criteria.
  ///
  /// - Parameters:
  ///   - intervals: The intervals.
  ///   - conversions: The conversions.
  public init(intervals: [GradeInterval], conversions: [UnitConversion]) {
    self.intervals = intervals
    self.conversions = conversions
    units = LaboratoryUnits(intervals: intervals, conversions: conversions)
  }

  /// The known units of an analyte, as the criteria spell them; empty where any unit will do.
  ///
  /// - Parameter analyte: What is measured.
  /// - Returns: Those of its intervals, then those of its conversions.
  public func knownUnits(of analyte: CodePosition) -> [String] { units.known(of: analyte) }

  /// A unit as the criteria spell it, so that `×10⁹/l` is `10^9/L`. Rule: G2.
  ///
  /// - Parameters:
  ///   - unit: The unit as written.
  ///   - analyte: What is measured.
  /// - Returns: The known unit; the unit as written where the analyte has no known units; `nil` where it is none of them.
  public func reading(of unit: String, analyte: CodePosition) -> String? {
    units.reading(of: unit, analyte: analyte)
  }
}

/// How results of an analyte in one unit are read in another.
public struct UnitConversion: Sendable, Equatable {
  /// What is measured.
  public let analyte: CodePosition
  /// The unit as it may be written.
  public let unit: String
  /// The unit it is read in.
  public let convertedUnit: String
  /// What the value is multiplied by; 1 for another spelling.
  public let factor: Double

  /// A conversion.
  ///
  /// - Parameters:
  ///   - analyte: What is measured.
  ///   - unit: The unit as it may be written.
  ///   - convertedUnit: The unit it is read in.
  ///   - factor: What the value is multiplied by.
  public init(analyte: CodePosition, unit: String, convertedUnit: String, factor: Double) {
    self.analyte = analyte
    self.unit = unit
    self.convertedUnit = convertedUnit
    self.factor = factor
  }
}

/// A characteristic of patients by levels: a block of rows of Table 1, a covariate, a set of subgroups.
public struct PlannedCharacteristic: Sendable, Equatable {
  /// A level.
  public struct Level: Sendable, Equatable {
    /// What tables print, and the name of the level within numbers' names: `>=65`.
    public let label: String
    /// Who has it.
    public let condition: Written<String>

    /// A level.
    ///
    /// - Parameters:
    ///   - label: What tables print.
    ///   - condition: Who has it.
    public init(_ label: String, _ condition: Written<String>) {
      self.label = label
      self.condition = condition
    }
  }

  /// How its values are told apart.
  public enum Values: Sendable, Equatable {
    /// By conditions, in printed order; the first that holds counts.
    case levels([Level])
    /// By the values of a word, in the order of its vocabulary: `sex`.
    case word(Written<String>)
    /// A number with its middle and spread: `age`.
    case number(Written<String>)
  }

  /// Stable name within numbers' names: `age`.
  public let id: String
  /// What tables print.
  public let label: String
  /// How its values are told apart.
  public let values: Values
  /// Label of the level that models compare with; `nil`: the last.
  public let reference: Written<String>?

  /// A characteristic.
  ///
  /// - Parameters:
  ///   - id: Stable name.
  ///   - label: What tables print.
  ///   - values: How its values are told apart.
  ///   - reference: Label of the level that models compare with.
  public init(id: String, label: String, values: Values, reference: Written<String>? = nil) {
    self.id = id
    self.label = label
    self.values = values
    self.reference = reference
  }
}

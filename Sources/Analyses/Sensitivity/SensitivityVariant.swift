public import Endpoints

/// One way to derive an endpoint, a row of an analysis of sensitivity.
public struct SensitivityVariant: Sendable, Equatable {
  /// Where the row stands.
  public enum Kind: String, Sendable {
    /// As the question asked: what the others are compared with.
    case asked
    /// Another bundle of censoring rules.
    case bundle
    /// One change of a setting.
    case setting
    /// A change that was stated by whoever asks.
    case stated
  }

  /// Where the row stands.
  public let kind: Kind
  /// What the row is called; for the first and for bundles the bundle's word.
  public let label: String
  /// The endpoint, real-world progression-free survival in place of progression-free survival where
  /// the rules make it so. Rule: R76.
  public let endpoint: Endpoint
  /// All settings.
  public let rules: EndpointRules

  init(_ kind: Kind, _ label: String, _ endpoint: Endpoint, _ rules: EndpointRules) {
    self.kind = kind
    self.label = label
    self.endpoint = endpoint.resolved(under: rules)
    self.rules = rules
  }

  /// The rows for an endpoint: as asked; the bundles that are not in force, where bundles matter; each
  /// single change of a setting that can matter; what was stated.
  ///
  /// - Parameters:
  ///   - endpoint: The endpoint.
  ///   - rules: The settings of the question.
  ///   - stated: Changes of settings to try beside those that are always tried, each with the
  ///     settings that change together.
  /// - Returns: The rows; of those tried unasked no two under the same settings. What was stated
  ///   stands, even under the settings of another row.
  /// - Throws: ``RuleSettingError``.
  public static func all(
    of endpoint: Endpoint, under rules: EndpointRules,
    stating stated: [[(name: String, value: String)]] = []
  ) throws(RuleSettingError) -> [SensitivityVariant] {
    var variants = [
      SensitivityVariant(.asked, rules.censoring.rawValue, endpoint, rules)
    ]
    variants += bundles(of: endpoint, under: rules)
    let derived = endpoint.resolved(under: rules)
    for variation in Variation.all where variation.endpoints.contains(derived) {
      let changed = try rules.changing(variation.settings)
      variants.append(SensitivityVariant(.setting, variation.label, endpoint, changed))
    }
    variants = variants.uniqueByRules
    for settings in stated {
      let label = settings.map { "\($0.name) = \($0.value)" }.joined(separator: ", ")
      let changed = try rules.changing(settings)
      variants.append(SensitivityVariant(.stated, label, endpoint, changed))
    }
    return variants
  }

  private static func bundles(
    of endpoint: Endpoint, under rules: EndpointRules
  ) -> [SensitivityVariant] {
    guard endpoint.isCensoredAsProgressionFree else { return [] }
    return CensoringBundle.allCases.filter { bundle in
      bundle != rules.censoring
        && (bundle != .realWorld || endpoint == .progressionFreeSurvival)
    }.map { bundle in
      var changed = rules
      changed.apply(bundle)
      return SensitivityVariant(.bundle, bundle.rawValue, endpoint, changed)
    }
  }
}

extension EndpointRules {
  /// The same settings with some changed by name.
  fileprivate func changing(
    _ settings: [(name: String, value: String)]
  ) throws(RuleSettingError) -> EndpointRules {
    var rules = self
    for (name, value) in settings { try rules.set(name, to: value) }
    return rules
  }
}

extension [SensitivityVariant] {
  /// Without those whose settings an earlier one has.
  fileprivate var uniqueByRules: [SensitivityVariant] {
    var kept: [SensitivityVariant] = []
    for variant in self where !kept.contains(where: { $0.rules == variant.rules }) {
      kept.append(variant)
    }
    return kept
  }
}

import ArgumentParser
import ClinicalRecords
import Endpoints
import RegistryStore

/// The settings under which endpoints are derived, where a command states others than the registry.
struct RuleOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "The last day the data speak of. Default: the registry's setting, else none.",
      valueName: "day"))
  var cutoff: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Days before which stable disease does not count. Default: the registry's setting, else 42.",
      valueName: "days"))
  var sdMinDays: Int?

  @Option(name: .long, help: "The bundle of censoring rules for PFS.")
  var censoring: CensoringBundle?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Another rule setting, as often as needed; `nadir list rules` shows all.",
      valueName: "name=value"),
    completion: .custom { _, _, prefix in RuleAssignment.completions(of: prefix) })
  var rule: [String] = []

  mutating func validate() throws {
    if let sdMinDays, !(0...999).contains(sdMinDays) {
      throw ValidationError("--sd-min-days is 0 to 999.")
    }
    if let cutoff, ClinicalDate(cutoff) == nil {
      throw ValidationError("--cutoff \"\(cutoff)\" is not a calendar day. Allowed: YYYY-MM-DD.")
    }
    var rules = EndpointRules()
    for written in rule { try RuleAssignment(written, option: "--rule").apply(to: &rules) }
  }

  /// The settings in force: the registry's own, then the bundle, then each `--rule` in order, then the
  /// settings that have an option of their own.
  ///
  /// - Parameter settings: The registry's.
  /// - Returns: All settings.
  /// - Throws: `ValidationError` for a setting that does not exist or cannot have its value.
  func rules(_ settings: RegistrySettings) throws -> EndpointRules {
    var rules = EndpointRules(settings)
    if let censoring { rules.apply(censoring) }
    for written in rule { try RuleAssignment(written, option: "--rule").apply(to: &rules) }
    if let cutoff { rules.cutoff = ClinicalDate(cutoff) }
    if let sdMinDays { rules.stableDiseaseMinimumDays = sdMinDays }
    return rules
  }
}

/// A rule setting with its value as it is written: `confirmation_days=28`.
struct RuleAssignment {
  let name: String
  let value: String

  /// - Parameters:
  ///   - written: Name and value with `=` between them.
  ///   - option: The option it stands behind, for the error.
  /// - Throws: `ValidationError` where there is no `=`.
  init(_ written: String, option: String) throws {
    guard let sign = written.firstIndex(of: "=") else {
      throw ValidationError(
        "\(option) \"\(Quotation.shortened(written))\" is not NAME=VALUE, such as "
          + "confirmation_days=28. `nadir list rules` shows all.")
    }
    name = String(written[..<sign])
    value = String(written[written.index(after: sign)...])
  }

  /// Changes the setting.
  func apply(to rules: inout EndpointRules) throws {
    do {
      try rules.set(name, to: value)
    } catch {
      throw ValidationError(error.description)
    }
  }

  /// What the shell offers behind `--rule`: names, and behind `=` the words a setting may be.
  static func completions(of prefix: String) -> [String] {
    RuleSetting.all.flatMap { setting in
      guard prefix.hasPrefix("\(setting.name)=") else { return ["\(setting.name)="] }
      switch setting.allowed {
      case .words(let words): return words.map { "\(setting.name)=\($0)" }
      case .flag: return ["\(setting.name)=0", "\(setting.name)=1"]
      case .count, .decimal, .names: return [prefix]
      }
    }
  }
}

extension EndpointRules {
  /// The registry's own rules, and the defaults where it has none.
  init(_ settings: RegistrySettings) {
    self.init(cutoff: settings.cutoff)
    for rule in settings.rules {
      // Whatever a registry can hold is taken: tests hold its vocabulary to these rules.
      try? set(rule.name, to: rule.value)
    }
  }
}

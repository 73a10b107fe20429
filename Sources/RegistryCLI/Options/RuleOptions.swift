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
    completion: .custom { _, _, prefix in EndpointAssignment.completions(of: prefix) })
  var rule: [String] = []

  mutating func validate() throws {
    if let sdMinDays, !(0...999).contains(sdMinDays) {
      throw ValidationError("--sd-min-days is 0 to 999.")
    }
    if let cutoff, ClinicalDate(cutoff) == nil {
      throw ValidationError("--cutoff \"\(cutoff)\" is not a calendar day. Allowed: YYYY-MM-DD.")
    }
    var rules = EndpointRules()
    for written in rule { try EndpointAssignment(written, option: "--rule").apply(to: &rules) }
  }

  /// The settings in force: the registry's own, then the bundle, then each `--rule` in order, then the
  /// settings that have an option of their own.
  ///
  /// - Parameter settings: The registry's.
  /// - Returns: All settings.
  /// - Throws: `ValidationError` for a setting that does not exist or cannot have its value.
  func rules(_ settings: RegistrySettings) throws -> EndpointRules {
    var rules = try EndpointRules(settings)
    if let censoring { rules.apply(censoring) }
    for written in rule { try EndpointAssignment(written, option: "--rule").apply(to: &rules) }
    if let cutoff { rules.cutoff = ClinicalDate(cutoff) }
    if let sdMinDays { rules.stableDiseaseMinimumDays = sdMinDays }
    return rules
  }
}

/// A rule setting with its value as it is written: `confirmation_days=28`, `gap_days=90`.
struct RuleAssignment<Rules: NamedRules> {
  let name: String
  let value: String

  /// - Parameters:
  ///   - written: Name and value with `=` between them.
  ///   - option: The option it stands behind, for the error.
  ///   - hint: What helps after a mistake: an example, and where all are shown.
  /// - Throws: `ValidationError` where there is no `=`.
  init(_ written: String, option: String, hint: String) throws {
    guard let sign = written.firstIndex(of: "=") else {
      throw ValidationError(
        "\(option) \"\(Quotation.shortened(written))\" is not NAME=VALUE, \(hint)")
    }
    name = String(written[..<sign])
    value = String(written[written.index(after: sign)...])
  }

  /// Changes the setting.
  func apply(to rules: inout Rules) throws {
    do {
      try rules.set(name, to: value)
    } catch {
      throw ValidationError(error.description)
    }
  }

  /// What the shell offers behind `--rule`: names, and behind `=` the words a setting may be.
  static func completions(of prefix: String) -> [String] {
    Rules.settings.flatMap { setting in
      guard prefix.hasPrefix("\(setting.name)=") else { return ["\(setting.name)="] }
      switch setting.allowed {
      case .words(let words): return words.map { "\(setting.name)=\($0)" }
      case .flag: return ["\(setting.name)=0", "\(setting.name)=1"]
      case .count, .decimal, .names: return [prefix]
      }
    }
  }
}

/// A setting of the endpoints.
typealias EndpointAssignment = RuleAssignment<EndpointRules>

extension EndpointAssignment {
  init(_ written: String, option: String) throws {
    try self.init(
      written, option: option,
      hint: "such as confirmation_days=28. `nadir list rules` shows all.")
  }
}

extension EndpointRules {
  /// The registry's own rules, and the defaults where it has none.
  ///
  /// - Parameter settings: The registry's.
  /// - Throws: ``CommandError`` for a value these rules cannot have: an answer under another rule than the one that was
  ///   meant would be wrong.
  init(_ settings: RegistrySettings) throws {
    var mistakes: [String] = []
    self.init(settings, mistakes: &mistakes)
    if !mistakes.isEmpty { throw CommandError(mistakes.joined(separator: "\n")) }
  }

  /// The same, with the default in place of a value that cannot be, for whoever must go on all the same.
  ///
  /// - Parameters:
  ///   - settings: The registry's.
  ///   - mistakes: Gets a sentence for each such value.
  init(_ settings: RegistrySettings, mistakes: inout [String]) {
    self.init(cutoff: settings.cutoff)
    for rule in settings.rules {
      do { try set(rule.name, to: rule.value) } catch {
        let isKnown = RuleSetting.named(rule.name) != nil
        mistakes.append(
          "The registry holds a setting that this program cannot follow: \(error.description) "
            + (isKnown
              ? "`nadir amend setting \(rule.name) --value VALUE` corrects it."
              : "`nadir remove setting \(rule.name)` takes it away."))
      }
    }
  }
}

import Analyses
import Endpoints

/// The command that says more about a line of a list, under the rules of the list.
struct ExplainCall {
  private let value: ExplainedValue?
  private let options: [String]
  private let registry: [String]

  /// - Parameters:
  ///   - value: What is to be explained; `nil` where `nadir show` says more.
  ///   - rules: The rules of the list.
  ///   - registryRules: The registry's own, which need no option.
  ///   - registry: The registry as it was named on the command line, if it was.
  init(
    _ value: ExplainedValue?, rules: EndpointRules, registryRules: EndpointRules, registry: String?
  ) {
    self.value = value
    options = ExplainCall.options(from: registryRules, to: rules)
    self.registry = registry.map { ["--registry", ShellWord.quoted($0)] } ?? []
  }

  /// The command for a patient's line.
  func command(_ patientKey: String, _ line: Int) -> String {
    let key = ShellWord.quoted(patientKey)
    let words =
      value.map { ["explain", key, "--line", "\(line)", "--endpoint", $0.rawValue] + options }
      ?? ["show", key]
    return (["nadir"] + words + registry).joined(separator: " ")
  }

  /// The options that make one set of rules of another; a bundle comes before its switches.
  private static func options(from base: EndpointRules, to rules: EndpointRules) -> [String] {
    var reached = base
    var options: [String] = []
    if let cutoff = rules.cutoff, cutoff != base.cutoff { options += ["--cutoff", "\(cutoff)"] }
    for setting in RuleSetting.all {
      let value = setting.value(in: rules)
      guard value != setting.value(in: reached),
        (try? reached.set(setting.name, to: value)) != nil
      else { continue }
      switch setting.name {
      case "censoring": options += ["--censoring", value]
      case "stable_disease_minimum_days": options += ["--sd-min-days", value]
      default: options += ["--rule", "\(setting.name)=\(value)"]
      }
    }
    return options
  }
}

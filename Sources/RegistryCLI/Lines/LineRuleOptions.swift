import ArgumentParser
import ClinicalRecords
import Endpoints

/// The settings under which lines are derived.
struct LineRuleOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "A setting, such as gap_days=90, as often as needed; the proposal lists them.",
      valueName: "name=value"),
    completion: .custom { _, _, prefix in LineRuleOptions.completions(of: prefix) })
  var rule: [String] = []

  mutating func validate() throws { _ = try read() }

  /// The default settings with those that were given.
  var rules: LineRules {
    get throws { try read() }
  }

  private func read() throws -> LineRules {
    var rules = LineRules()
    for written in rule {
      guard let sign = written.firstIndex(of: "=") else {
        throw ValidationError(
          "--rule \"\(Quotation.shortened(written))\" is not NAME=VALUE, such as gap_days=90.")
      }
      do {
        try rules.set(
          String(written[..<sign]), to: String(written[written.index(after: sign)...]))
      } catch {
        throw ValidationError(error.description)
      }
    }
    return rules
  }

  /// What the shell offers: names, and behind `=` the words a setting may be.
  private static func completions(of prefix: String) -> [String] {
    LineRules.settings.flatMap { setting in
      guard prefix.hasPrefix("\(setting.name)=") else { return ["\(setting.name)="] }
      switch setting.allowed {
      case .words(let words): return words.map { "\(setting.name)=\($0)" }
      case .flag: return ["\(setting.name)=0", "\(setting.name)=1"]
      case .count, .decimal, .names: return [prefix]
      }
    }
  }
}

import Endpoints
import Reports

/// The settings under which lines were derived, changed ones first.
struct SettingText {
  private let rules: LineRules

  init(_ rules: LineRules) { self.rules = rules }

  /// Every setting with its value; of a changed one the default too.
  func lines(width: Int) -> [String] {
    let changed = rules.changedSettings.map { setting, value in
      "\(setting.name)=\(value) (default \(setting.value(in: .standard)))"
    }
    let others = LineRules.settings.filter { $0.value(in: rules) == $0.value(in: .standard) }
      .map { "\($0.name)=\($0.value(in: rules))" }
    return TextBlock.hanging("Settings  ", (changed + others).joined(separator: "; "), width: width)
      + ["Rules in full: docs/lines-of-therapy.md"]
  }

  /// Every setting in one line, for the reason of a change.
  var inline: String {
    LineRules.settings.map { "\($0.name)=\($0.value(in: rules))" }.joined(separator: "; ")
  }
}

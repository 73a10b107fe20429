/// One setting of the endpoints by name, such as `confirmation_days`.
public typealias RuleSetting = NamedSetting<EndpointRules>

/// Settings that users, registries and documents change and print by name.
public protocol NamedRules: Sendable {
  /// The settings where nobody states others.
  static var standard: Self { get }
  /// Every setting with a name, in printed order.
  static var settings: [NamedSetting<Self>] { get }
}

/// One setting by name: how users, registries and documents speak of it.
public struct NamedSetting<Rules: NamedRules>: Sendable {
  /// What it may be.
  public enum Allowed: Sendable, Equatable {
    /// A whole number in a range.
    case count(ClosedRange<Int>)
    /// A decimal number in a range.
    case decimal(ClosedRange<Double>)
    /// `0` or `1`.
    case flag
    /// One of these words.
    case words([String])
    /// Names with commas between them; the text says of what.
    case names(String)
  }

  /// Its name, such as `confirmation_days`.
  public let name: String
  /// What it decides, in a sentence without full stop.
  public let meaning: String
  /// What it may be.
  public let allowed: Allowed
  /// The rules it belongs to.
  public let rules: [Rule]
  private let read: @Sendable (Rules) -> String
  private let write: @Sendable (inout Rules, String) -> Bool

  /// Its value, as it is written.
  ///
  /// - Parameter rules: The settings.
  /// - Returns: Such as `28`, `1` or `fda`.
  public func value(in rules: Rules) -> String { read(rules) }

  /// The setting of a name; `_` and `-` are one, case is ignored.
  ///
  /// - Parameter name: Such as `confirmation-days`.
  /// - Returns: The setting, or `nil`.
  public static func named(_ name: String) -> NamedSetting? {
    let wanted = name.lowercased().map { $0 == "-" ? "_" : $0 }
    return Rules.settings.first { Array($0.name) == wanted }
  }

  /// What it may be, as the end of a sentence: `a whole number, 0 to 999`.
  public var allowedText: String {
    switch allowed {
    case .count(let range): "a whole number, \(range.lowerBound) to \(range.upperBound)"
    case .decimal(let range): "a number, \(range.lowerBound) to \(range.upperBound)"
    case .flag: "0 or 1"
    case .words(let words): words.joined(separator: ", ")
    case .names(let kind): "\(kind), or none"
    }
  }
}

/// A value a setting cannot have, or a setting that does not exist.
public struct RuleSettingError: Error, Equatable, CustomStringConvertible {
  /// What is wrong and what is allowed.
  public let description: String
}

extension EndpointRules: NamedRules {
  /// The rules of the model paper.
  public static var standard: EndpointRules { EndpointRules() }
  /// Every setting but the cutoff.
  public static var settings: [RuleSetting] { RuleSetting.all }
}

extension NamedRules {
  /// Changes a setting by name.
  ///
  /// - Parameters:
  ///   - name: Such as `confirmation_days`.
  ///   - value: As written.
  /// - Throws: ``RuleSettingError`` for an unknown name or a value that is not allowed.
  public mutating func set(_ name: String, to value: String) throws(RuleSettingError) {
    guard let setting = NamedSetting<Self>.named(name) else {
      throw RuleSettingError(
        description: "There is no rule setting \"\(name)\". Settings: "
          + Self.settings.map(\.name).joined(separator: ", ") + ".")
    }
    guard setting.accepts(value, into: &self) else {
      throw RuleSettingError(
        description: "\(setting.name) cannot be \"\(value)\". Allowed: \(setting.allowedText).")
    }
  }

  /// The settings that differ from the defaults, in printed order; a switch of censoring only where
  /// it differs from the bundle named before it. Set in this order on the defaults, they give these
  /// rules again.
  public var changedSettings: [(setting: NamedSetting<Self>, value: String)] {
    var standard = Self.standard
    return Self.settings.compactMap { setting in
      let value = setting.value(in: self)
      guard value != setting.value(in: standard) else { return nil }
      _ = setting.accepts(value, into: &standard)
      return (setting, value)
    }
  }
}

extension NamedSetting {
  func accepts(_ value: String, into rules: inout Rules) -> Bool { write(&rules, value) }

  static func count(
    _ name: String, _ meaning: String, _ rules: [Rule],
    _ path: any WritableKeyPath<Rules, Int> & Sendable, in range: ClosedRange<Int> = 0...999
  ) -> NamedSetting {
    NamedSetting(
      name: name, meaning: meaning, allowed: .count(range), rules: rules,
      read: { "\($0[keyPath: path])" },
      write: { settings, written in
        guard written.allSatisfy(\.isASCII), written.allSatisfy(\.isNumber),
          let number = Int(written), range.contains(number)
        else { return false }
        settings[keyPath: path] = number
        return true
      })
  }

  static func decimal(
    _ name: String, _ meaning: String, _ rules: [Rule],
    _ path: any WritableKeyPath<Rules, Double> & Sendable, in range: ClosedRange<Double>
  ) -> NamedSetting {
    NamedSetting(
      name: name, meaning: meaning, allowed: .decimal(range), rules: rules,
      read: { "\($0[keyPath: path])" },
      write: { settings, written in
        guard written.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == ".") }),
          let number = Double(written), range.contains(number)
        else { return false }
        settings[keyPath: path] = number
        return true
      })
  }

  static func flag(
    _ name: String, _ meaning: String, _ rules: [Rule],
    _ path: any WritableKeyPath<Rules, Bool> & Sendable
  ) -> NamedSetting {
    NamedSetting(
      name: name, meaning: meaning, allowed: .flag, rules: rules,
      read: { $0[keyPath: path] ? "1" : "0" },
      write: { settings, written in
        guard written == "0" || written == "1" else { return false }
        settings[keyPath: path] = written == "1"
        return true
      })
  }

  static func word<Word: RawRepresentable & CaseIterable & Sendable>(
    _ name: String, _ meaning: String, _ rules: [Rule],
    _ path: any WritableKeyPath<Rules, Word> & Sendable
  ) -> NamedSetting where Word.RawValue == String {
    word(
      name, meaning, rules, read: { $0[keyPath: path] }, write: { $0[keyPath: path] = $1 })
  }

  static func word<Word: RawRepresentable & CaseIterable & Sendable>(
    _ name: String, _ meaning: String, _ rules: [Rule],
    read: @escaping @Sendable (Rules) -> Word,
    write: @escaping @Sendable (inout Rules, Word) -> Void
  ) -> NamedSetting where Word.RawValue == String {
    NamedSetting(
      name: name, meaning: meaning, allowed: .words(Word.allCases.map(\.rawValue)), rules: rules,
      read: { read($0).rawValue },
      write: { settings, written in
        guard let word = Word(rawValue: written) else { return false }
        write(&settings, word)
        return true
      })
  }

  static func names<Names: LosslessStringConvertible & Sendable>(
    _ name: String, _ meaning: String, _ rules: [Rule], of kind: String,
    _ path: any WritableKeyPath<Rules, Names> & Sendable
  ) -> NamedSetting {
    NamedSetting(
      name: name, meaning: meaning, allowed: .names(kind), rules: rules,
      read: { "\($0[keyPath: path])" },
      write: { settings, written in
        guard let names = Names(written) else { return false }
        settings[keyPath: path] = names
        return true
      })
  }
}

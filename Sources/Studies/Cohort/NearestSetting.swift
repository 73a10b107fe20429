import ClinicalRecords
package import Endpoints

extension RuleSetting {
  /// The setting that someone likely meant: one that stands within the word, one that is nearly written so, one within
  /// which the word stands, or one that shares the longest part of the word.
  ///
  /// - Parameter name: A name that no setting has: `censor_at_new_therapy`.
  /// - Returns: Such as `new_therapy`; `nil` where none is near. Of equally near ones the first, in printed order.
  package static func nearest(to name: String) -> RuleSetting? {
    guard (2...64).contains(name.utf8.count) else { return nil }
    let word = name.lowercased().replacing("-", with: "_")
    var within: RuleSetting?
    for setting in all where word.contains(setting.name) {
      if setting.name.count > within?.name.count ?? 0 { within = setting }
    }
    return within ?? NearestMatch.of(word, among: all.map(\.name)).flatMap { named($0) }
      ?? all.first { word.count >= shortestPart && $0.name.contains(word) } ?? sharingPart(of: word)
  }

  /// Shorter ones, such as `at`, say nothing.
  private static let shortestPart = 5

  private static func sharingPart(of word: String) -> RuleSetting? {
    let parts = word.split(separator: "_")
    let length = parts.map(\.count).max() ?? 0
    guard length >= shortestPart else { return nil }
    let longest = parts.filter { $0.count == length }
    return all.first { setting in
      setting.name.split(separator: "_").contains { longest.contains($0) }
    }
  }
}

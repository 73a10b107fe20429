/// What two spellings of a label have in common for a search: British and American ones have the same.
public enum SearchKey {
  /// The letters and digits of a label, folded.
  ///
  /// - Parameter label: Any label.
  /// - Returns: Equal for labels that a search does not tell apart.
  public static func of(_ label: String) -> [UInt8] { FoldedText(label).bytes }
}

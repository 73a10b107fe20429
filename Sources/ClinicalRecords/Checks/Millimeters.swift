/// Lengths as people write them.
enum Millimeters {
  /// Tenths of a millimeter in words: `23.1 mm`.
  static func text(_ tenths: Int) -> String { "\(tenths / 10).\(tenths % 10) mm" }
}

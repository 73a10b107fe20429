/// Why the scanning of a field stopped.
enum FieldEnd {
  /// At a separator.
  case separator
  /// At the end of the row.
  case row
  /// At the end of the window, which is not that of the row.
  case window
}

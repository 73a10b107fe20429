#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// How wide a page is.
enum PageWidth {
  /// 100 columns, or fewer on a narrow terminal.
  static var ofOutput: Int { ofOutput(atMost: 100) }

  /// So many columns, or fewer on a narrow terminal.
  static func ofOutput(atMost columns: Int) -> Int {
    var size = winsize()
    guard isatty(STDOUT_FILENO) == 1, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0,
      size.ws_col > 0
    else { return columns }
    return min(columns, max(60, Int(size.ws_col)))
  }
}

import Foundation

/// A document with ```console blocks: lines that begin with `$ ` are typed, what stands below is
/// printed.
struct ConsoleDocument {
  /// A typed command and what should be printed; `…` on a line of its own stands for lines left
  /// out.
  struct Step {
    let lineNumber: Int
    let command: String
    let expected: [String]
  }

  private(set) var steps: [Step] = []
  private let lines: [String]

  init(_ text: String) {
    lines = text.components(separatedBy: "\n")
    var isConsole = false
    var number = 0
    while number < lines.count {
      let line = lines[number]
      number += 1
      if line.hasPrefix("```") {
        isConsole = line == "```console"
      } else if isConsole, line.hasPrefix("$ ") {
        number = takeStep(at: number)
      }
    }
  }

  /// Reads the step whose first line stands before `next`; a line that ends in `\` goes on in the
  /// next.
  private mutating func takeStep(at next: Int) -> Int {
    var end = next
    while lines[end - 1].hasSuffix("\\") { end += 1 }
    let command = lines[(next - 1)..<end].joined(separator: "\n").dropFirst(2)
    let first = end
    while end < lines.count, !lines[end].hasPrefix("```"), !lines[end].hasPrefix("$ ") { end += 1 }
    var expected = Array(lines[first..<end])
    while expected.last == "" { expected.removeLast() }
    steps.append(Step(lineNumber: next, command: String(command), expected: expected))
    return end
  }

  /// All commands as one script, so that what one sets, the next sees; a mark stands before each
  /// output.
  var script: String {
    steps.enumerated().map { number, step in
      "status=$?; printf '\\001%d\\001' \(number); (exit $status)\n\(step.command)"
    }.joined(separator: "\n")
  }

  /// What each step printed, from the output of the script. The line ends of CSV become those of
  /// the document.
  func outputs(in output: String) -> [[String]] {
    steps.indices.map { number in
      let parts = output.components(separatedBy: "\u{1}\(number)\u{1}")
      guard parts.count > 1 else { return ["(nothing: the shell did not come this far)"] }
      let output = parts[1].prefix { $0 != "\u{1}" }.replacing("\r\n", with: "\n")
      var lines = output.components(separatedBy: "\n")
      while lines.last == "" { lines.removeLast() }
      return lines
    }
  }

  /// The document with other outputs below its commands; where lines were left out they stay left
  /// out.
  func renewed(with outputs: [[String]]) -> String {
    var lines = lines
    for (step, output) in zip(steps, outputs).reversed() where !step.accepts(output) {
      let first = step.lineNumber + step.command.components(separatedBy: "\n").count - 1
      lines.replaceSubrange(first..<(first + step.expected.count), with: step.shortened(output))
    }
    return lines.joined(separator: "\n")
  }
}

extension ConsoleDocument.Step {
  private static let gap = "…"

  /// Whether these lines are what the document shows. Time stamps count as equal.
  func accepts(_ output: [String]) -> Bool {
    var pieces = expected.map(ConsoleDocument.Step.withoutTime).split(
      separator: ConsoleDocument.Step.gap, omittingEmptySubsequences: false)
    var rest = output.map(ConsoleDocument.Step.withoutTime)[...]
    let first = pieces.removeFirst()
    guard let last = pieces.popLast() else { return Array(first) == Array(rest) }
    guard rest.starts(with: first) else { return false }
    rest = rest.dropFirst(first.count)
    for piece in pieces {
      guard let found = rest.firstRange(of: piece) else { return false }
      rest = rest[found.upperBound...]
    }
    return rest.count >= last.count && Array(rest.suffix(last.count)) == Array(last)
  }

  /// The output with as many lines at its ends as the document showed.
  fileprivate func shortened(_ output: [String]) -> [String] {
    guard let first = expected.firstIndex(of: ConsoleDocument.Step.gap),
      let last = expected.lastIndex(of: ConsoleDocument.Step.gap)
    else { return output }
    let tail = expected.count - last - 1
    guard output.count > first + tail else { return output }
    return output.prefix(first) + [ConsoleDocument.Step.gap] + output.suffix(tail)
  }

  private static func withoutTime(_ line: String) -> String {
    line.replacing(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/, with: "YYYY-MM-DDThh:mm:ssZ")
  }
}

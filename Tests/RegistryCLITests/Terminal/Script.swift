@testable import RegistryCLI

/// A person at a terminal who gives prepared answers.
final class Script {
  private var answers: [String]
  private(set) var shown = ""

  init(_ answers: [String]) { self.answers = answers.reversed() }

  var prompter: Prompter {
    Prompter(
      read: {
        let answer = self.answers.popLast()
        self.shown += (answer ?? "^D") + "\n"
        return answer
      },
      write: { self.shown += $0 })
  }

  var isUsedUp: Bool { answers.isEmpty }
}

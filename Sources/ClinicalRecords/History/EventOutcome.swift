/// How an adverse event ended (vocabulary `event_outcome`).
public enum EventOutcome: String, Sendable, CaseIterable {
  /// In death.
  case fatal
  /// It goes on.
  case notRecovered = "not_recovered"
  /// It is over.
  case recovered
  /// It is over, with lasting damage.
  case recoveredWithSequelae = "recovered_with_sequelae"
  /// It is getting better.
  case recovering
  /// Nobody knows.
  case unknown
}

extension AdverseEvent.Details {
  /// Whether it is recorded to have ended in death.
  var wasFatal: Bool { outcome == .fatal }

  /// Whether an outcome is recorded that is known not to be death.
  var wasSurvived: Bool {
    switch outcome {
    case .notRecovered, .recovered, .recoveredWithSequelae, .recovering: true
    case .fatal, .unknown, nil: false
    }
  }

  /// Whether it is recorded to be over, with sequelae or without; `nil` where that was not recorded, or is stated not to be
  /// known.
  public var hasResolved: Bool? {
    switch outcome {
    case .recovered, .recoveredWithSequelae: true
    case .fatal, .notRecovered, .recovering: false
    case .unknown, nil: nil
    }
  }
}

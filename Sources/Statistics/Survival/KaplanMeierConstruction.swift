extension KaplanMeierEstimate {
  /// Estimates the curve of a group.
  ///
  /// - Parameter counts: The subjects; there may be none.
  public init(_ counts: EventCounts) {
    self.init(CountingPass([counts]))
  }

  /// Estimates the curve of the follow-up, on which the event is the end of observation.
  ///
  /// The reverse Kaplan-Meier estimate: events and censorings change roles and nothing else does,
  /// so that at a tie the end of observation comes first, as in R when its indicator is flipped.
  /// Its median is the median follow-up.
  ///
  /// - Parameter counts: The subjects; there may be none.
  ///
  /// Source: Schemper & Smith, *Controlled Clinical Trials* 1996;17:343–346.
  public init(reversing counts: EventCounts) {
    self.init(CountingPass([counts.reversed]))
  }

  /// Estimates the curve of rows, which may enter late and have weights.
  ///
  /// - Parameters:
  ///   - rows: The subjects; there may be none.
  ///   - subjects: For each row the subject it belongs to, a number from 0; `nil` when each row is
  ///     one. Rows of a subject that follow one another without an event between are counted as
  ///     one, so that a follow-up cut in two is not censored where it was cut.
  ///   - variance: How the standard errors are made.
  /// - Throws: ``ObservationError/emptyInterval(row:count:)`` where the entry and the time of a row
  ///   differ by no more than rounding.
  public init(
    _ rows: TimeToEvent, subjects: [Int]? = nil, variance: SurvivalVariance = .automatic
  ) throws {
    let joined = rows.joined(by: subjects, clusters: variance)
    let axis = try TimeAxis(joined.rows)
    self.init(
      times: axis.times,
      rows: PlacedRows(
        ends: axis.ends, starts: axis.starts, events: joined.rows.events,
        weights: joined.rows.weights, groups: nil),
      clusters: joined.clusters)
  }

  /// Estimates the curve of the follow-up of rows, on which the event is the end of observation.
  ///
  /// - Parameters:
  ///   - rows: The subjects; there may be none.
  ///   - subjects: For each row the subject it belongs to; `nil` when each row is one.
  ///   - variance: How the standard errors are made.
  /// - Throws: ``ObservationError/emptyInterval(row:count:)`` where the entry and the time of a row
  ///   differ by no more than rounding.
  ///
  /// Source: Schemper & Smith, *Controlled Clinical Trials* 1996;17:343–346.
  public init(
    reversing rows: TimeToEvent, subjects: [Int]? = nil, variance: SurvivalVariance = .automatic
  ) throws {
    let joined = rows.joined(by: subjects, clusters: .greenwood)
    try self.init(joined.rows.reversed, subjects: joined.subjects, variance: variance)
  }

  /// The curves of groups.
  ///
  /// - Parameters:
  ///   - rows: The subjects; there may be none.
  ///   - groups: For each row the position of its group, in 0..<`count`.
  ///   - count: The number of groups, of which some may be empty.
  ///   - subjects: For each row the subject it belongs to; `nil` when each row is one. Rows of a
  ///     subject are joined within a group only.
  ///   - variance: How the standard errors are made.
  /// - Returns: A curve for each group.
  /// - Throws: ``ObservationError/emptyInterval(row:count:)`` where the entry and the time of a row
  ///   differ by no more than rounding.
  public static func curves(
    of rows: TimeToEvent, groups: [Int], count: Int, subjects: [Int]? = nil,
    variance: SurvivalVariance = .automatic
  ) throws -> [KaplanMeierEstimate] {
    requirePositions(groups, below: count, rows: rows.count)
    let stretches = subjects.map { zip($0, groups).map { $0 * count + $1 } }
    let resolved: SurvivalVariance =
      switch variance.clusters(of: rows, subjects: subjects) {
      case .none: .greenwood
      case .some(.none): .robust
      case .some(.some(let clusters)): .clustered(clusters)
      }
    let joined = rows.joined(by: stretches, clusters: resolved)
    let owners = joined.subjects.map { $0.map { $0 % count } } ?? groups
    if joined.clusters == nil,
      let pass = try CountingPass.small(joined.rows, groups: owners, groupCount: count)
    {
      return (0..<count).map { KaplanMeierEstimate(CountingPass($0, of: pass)) }
    }
    return try PlacedStratum.parts(of: joined.rows, strata: owners, count: count).map { part in
      let own = joined.clusters.map { all in
        all.map { all in SurvivalVariance.renumbered(part.members.map { all[Int($0)] }) }
      }
      return KaplanMeierEstimate(times: part.times, rows: part.rows, clusters: own)
    }
  }

  private init(times: [Double], rows: PlacedRows, clusters: [Int]??) {
    let pass = CountingPass(times: times, rows: rows, groupCount: 1)
    guard let clusters else {
      self.init(pass)
      return
    }
    self.init(pass, errors: RobustErrors(of: rows, clusters: clusters, pass: pass))
  }

  /// Walks over the times of a pass with one group.
  ///
  /// Products and sums carry a second number along, so that a million distinct times lose no more
  /// digits than one.
  ///
  /// - Parameters:
  ///   - pass: The times.
  ///   - errors: The errors of the jackknife; `nil` for Greenwood's.
  init(_ pass: CountingPass, errors: RobustErrors? = nil) {
    var survival = RunningProduct()
    var greenwood = CompensatedSum()
    var hazard = CompensatedSum()
    var hazardVariance = CompensatedSum()
    let steps = pass.times.indices.map { row in
      let (atRisk, events) = (pass.weightAtRisk[row], pass.weightOfEvents[row])
      if events > 0 {
        survival.multiply(by: max(0, atRisk - events), over: atRisk)
        if events < atRisk { greenwood.add(events / atRisk / (atRisk - events)) }
        hazard.add(events / atRisk)
        hazardVariance.add(events / atRisk / atRisk)
      }
      let logError = errors?.ofLogSurvival[row] ?? greenwood.value.squareRoot()
      return Step(
        time: pass.times[row], atRisk: pass.atRisk[row], events: pass.events[row],
        censored: pass.censored[row], entered: pass.entered[row], weightAtRisk: atRisk,
        weightOfEvents: events, weightOfCensored: pass.weightOfCensored[row],
        survival: survival.value,
        standardError: survival.value > 0 ? survival.value * logError : nil,
        cumulativeHazard: hazard.value,
        cumulativeHazardError: errors?.ofHazard[row] ?? hazardVariance.value.squareRoot())
    }
    self.init(steps: steps, isRobust: errors != nil)
  }
}

/// The errors of a curve by the infinitesimal jackknife, for each time.
struct RobustErrors {
  /// Of the logarithm of the survival.
  let ofLogSurvival: [Double]
  /// Of the cumulative hazard.
  let ofHazard: [Double]

  init(of rows: PlacedRows, clusters: [Int]?, pass: CountingPass) {
    var (drifts, jumps) = ([Double](), [Double]())
    var (hazardDrifts, hazardJumps) = ([Double](), [Double]())
    // The error is the same in any unit of weight; squares of extreme ones would have no number.
    let unit = rows.weightUnit
    for time in pass.times.indices {
      let (atRisk, events) = (pass.weightAtRisk[time] / unit, pass.weightOfEvents[time] / unit)
      let remain = atRisk - events
      // Where nobody remains the curve is 0 whatever the weights, and has no logarithm.
      drifts.append(remain > 0 ? events / atRisk / remain : 0)
      jumps.append(remain > 0 ? -1 / remain : 0)
      hazardDrifts.append(atRisk > 0 ? -events / atRisk / atRisk : 0)
      hazardJumps.append(atRisk > 0 ? 1 / atRisk : 0)
    }
    ofLogSurvival = InfinitesimalJackknife.errors(
      of: rows, clusters: clusters, drifts: drifts, jumps: jumps)
    ofHazard = InfinitesimalJackknife.errors(
      of: rows, clusters: clusters, drifts: hazardDrifts, jumps: hazardJumps)
  }
}

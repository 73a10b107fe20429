import ClinicalRecords

/// The cohorts that the snapshots show, small enough to be checked by hand.
extension Cohort {
  /// 4 with ICI: CR, PR, SD, none. 3 without: PD, PD, SD too early to count. One in no known group.
  static var ofResponses: Cohort {
    var cohort = Cohort(groups: ["ICI", "No ICI"])
    cohort.cutoff = ClinicalDate(year: 2020, month: 12, day: 31)
    cohort.add(to: 1, visits: [(40, .progressive)])
    cohort.add(to: 0, visits: [(50, .partial), (90, .complete)])
    cohort.add(to: 0, visits: [(45, .partial), (80, .progressive)])
    cohort.add(to: 1, visits: [(30, .stable)])
    cohort.add(to: nil, visits: [(50, .stable)])
    cohort.add(to: 0, visits: [(60, .stable)])
    cohort.add(to: 0)
    cohort.add(to: 1, visits: [(20, .progressive)])
    return cohort
  }

  /// ICI: deaths on day 100 and 200, last seen on 300 and 400. No ICI: deaths on 50, 100, 250, last
  /// seen on 150.
  static var ofTimes: Cohort {
    var cohort = Cohort(groups: ["ICI", "No ICI"])
    cohort.add(to: 0, day: 300, isDeath: false)
    cohort.add(to: 1, day: 250, isDeath: true)
    cohort.add(to: 0, day: 100, isDeath: true)
    cohort.add(to: 1, day: 50, isDeath: true)
    cohort.add(to: 0, day: 400, isDeath: false)
    cohort.add(to: 1, day: 150, isDeath: false)
    cohort.add(to: 0, day: 200, isDeath: true)
    cohort.add(to: 1, day: 100, isDeath: true)
    return cohort
  }

  /// 4 with ICI: rash 1 with pruritus 3, fatigue 2, rash 5, none. 3 without: fatigue 4, none, none.
  static var ofToxicity: Cohort {
    var cohort = Cohort(groups: ["ICI", "No ICI"])
    cohort.add(to: 1)
    cohort.add(to: 0, events: [(1, 1), (0, 3)])
    cohort.add(to: 0, events: [(2, 2)])
    cohort.add(to: 1, events: [(2, 4)])
    cohort.add(to: 0, events: [(1, 5)])
    cohort.add(to: 0)
    cohort.add(to: 1)
    return cohort
  }

  /// The same with what was done about the events, and how they ended.
  ///
  /// With ICI: rash 2, immune-related and not serious; pruritus 3, immune-related, serious, treatment stopped;
  /// fatigue 5, not related, serious; none. Without: fatigue 4, related, of which nothing else is recorded; fatigue 1, not
  /// related; none.
  static var ofDetailedEvents: Cohort {
    var cohort = Cohort(groups: ["ICI", "No ICI"])
    func record(_ event: inout AdverseEvent, isSerious: Bool, stopped: Bool = false) {
      event.details.isSerious = isSerious
      event.details.ledToDiscontinuation = stopped
    }
    cohort.add(to: 0, events: [(1, 2)])
    cohort.changeEvents {
      $0.isImmuneRelated = true
      record(&$0, isSerious: false)
    }
    cohort.add(to: 1, events: [(2, 4)])
    cohort.add(to: 0, events: [(0, 3)])
    cohort.changeEvents {
      $0.isImmuneRelated = true
      record(&$0, isSerious: true, stopped: true)
    }
    cohort.add(to: 1, events: [(2, 1)])
    cohort.changeEvents {
      $0.isRelated = false
      record(&$0, isSerious: false)
    }
    cohort.add(to: 0, events: [(2, 5)])
    cohort.changeEvents {
      $0.isRelated = false
      record(&$0, isSerious: true)
    }
    cohort.add(to: 0)
    cohort.add(to: 1)
    return cohort
  }

  /// Names that mean something to a browser, a spreadsheet, a terminal or a parser.
  static let hostileNames = [
    "<script>alert(\"1\")</script>", "=HYPERLINK(\"http://x\",\"y\")",
    "\u{1B}[31mred|pipe\nnext\u{202E}", "-O'Brien & \"Co\", Ltd ]]> --> ${x} `b` *c* _d_",
  ]

  /// Two patients in each group with a hostile name, with events of hostile names.
  static var hostile: Cohort {
    var cohort = Cohort(
      groups: hostileNames, terms: ["@SUM(A1)", "<img src=x onerror=alert(1)>", "+1|2"])
    for group in hostileNames.indices {
      cohort.add(to: group, visits: [(50, .partial)], death: 100 + group, events: [(0, 3), (1, 1)])
      cohort.add(to: group, visits: [(60, .stable)], death: 200 - group, events: [(2, 2)])
    }
    return cohort
  }
}

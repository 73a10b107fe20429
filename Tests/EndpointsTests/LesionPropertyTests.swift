import ClinicalRecords
import Testing

@testable import Endpoints

struct LesionPropertyTests {
  static let seeds: Range<UInt64> = 0..<500

  func courses(
    _ patient: PatientHistory, _ rules: EndpointRules = EndpointRules(), trace: Trace? = nil
  ) -> [LineCourse] {
    patient.lines.indices.map {
      LineCourse(ofLineAt: $0, in: patient, rules: rules, trace: trace)
    }
  }

  @Test func `shifting all dates shifts nothing else`() {
    for seed in Self.seeds {
      let patient = PatientHistory.random(seed: seed)
      var shifted = patient
      for index in shifted.lines.indices {
        shifted.lines[index].startedOn = patient.lines[index].startedOn.adding(days: 777)
      }
      for index in shifted.measurements.indices {
        let day = patient.measurements[index].measuredOn
        shifted.measurements[index].measuredOn = day.adding(days: 777)
      }
      for index in shifted.assessments.indices {
        let day = patient.assessments[index].assessedOn
        shifted.assessments[index].assessedOn = day.adding(days: 777)
      }
      for (one, other) in zip(courses(patient), courses(shifted)) {
        #expect(one.visits.map(\.derived) == other.visits.map(\.derived), "seed \(seed)")
        #expect(one.visits.map(\.response) == other.visits.map(\.response))
        let days = other.visits.map { $0.progressionDay.adding(days: -777) }
        #expect(one.visits.map(\.progressionDay) == days)
      }
    }
  }

  @Test func `splitting a lesion into pieces of the same total changes nothing (R12)`() {
    for seed in Self.seeds {
      let patient = PatientHistory.random(seed: seed)
      guard !patient.lesions[0].isNode else { continue }
      var split = patient
      let pieces = [patient.lesions.count, patient.lesions.count + 1]
      for label in ["T1.1", "T1.2"] {
        split.lesions.append(
          Lesion(label: label, category: .target, organ: "lung", parents: ["T1"]))
      }
      split.measurements = patient.measurements.flatMap { row in
        guard row.lesion == 0, row.measuredOn > day(0) else { return [row] }
        return pieces.map { piece in
          var part = row
          part.lesion = piece
          if let length = row.tenths(isNode: false), row.state != .absent {
            let half = length / 2
            part.longestDiameterTenths = piece == pieces[0] ? half : length - half
          }
          return part
        }
      }
      let (one, other) = (courses(patient)[0], courses(split)[0])
      #expect(one.visits.map(\.derived) == other.visits.map(\.derived), "seed \(seed)")
      #expect(one.visits.map(\.day) == other.visits.map(\.day), "seed \(seed)")
    }
  }

  @Test func `ten times the lengths leave the categories where 5 and 10 mm do not bind (R16)`() {
    for seed in Self.seeds {
      var patient = PatientHistory.random(
        seed: seed, lengths: 250...900, states: [.notEvaluable, .notDone, .treated])
      for index in patient.lesions.indices { patient.lesions[index].isNode = false }
      var large = patient
      for index in large.measurements.indices {
        let length = patient.measurements[index].longestDiameterTenths
        large.measurements[index].longestDiameterTenths = length.map { $0 * 10 }
      }
      for (one, other) in zip(courses(patient), courses(large)) {
        #expect(
          one.visits.map { $0.derived?.target } == other.visits.map { $0.derived?.target },
          "seed \(seed)")
        #expect(one.visits.map(\.response) == other.visits.map(\.response), "seed \(seed)")
      }
    }
  }

  @Test func `the order of rows and of lesions does not matter`() {
    for seed in Self.seeds {
      let patient = PatientHistory.random(seed: seed)
      var numbers = SeededNumbers(seed: seed)
      let order = patient.lesions.indices.shuffled(using: &numbers)
      var mixed = patient
      mixed.lesions = order.map { patient.lesions[$0] }
      for index in mixed.measurements.indices {
        let lesion = patient.measurements[index].lesion
        mixed.measurements[index].lesion = order.firstIndex(of: lesion) ?? lesion
      }
      mixed.measurements.shuffle(using: &numbers)
      for (one, other) in zip(courses(patient), courses(mixed)) {
        #expect(one.visits == other.visits, "seed \(seed)")
        #expect(one.baseline == other.baseline, "seed \(seed)")
      }
    }
  }

  @Test func `asking why changes no result`() {
    for seed in Self.seeds {
      var patient = PatientHistory.random(seed: seed)
      for _ in 0..<2 {
        for (one, other) in zip(courses(patient), courses(patient, trace: Trace())) {
          #expect(one.visits == other.visits, "seed \(seed)")
          #expect(one.baseline == other.baseline, "seed \(seed)")
        }
        // Then entered responses alone.
        patient.measurements = []
        for index in patient.assessments.indices {
          patient.assessments[index].nonTargetResponse = nil
          patient.assessments[index].newLesion = nil
        }
      }
    }
  }

  @Test func `a scan after the cutoff is as if it had not been made (R57)`() {
    for seed in Self.seeds {
      let patient = PatientHistory.random(seed: seed)
      guard let last = patient.measurements.last?.measuredOn else { continue }
      var earlier = patient
      earlier.measurements.removeAll { $0.measuredOn == last }
      earlier.assessments.removeAll { $0.assessedOn == last }
      let rules = EndpointRules(cutoff: last.adding(days: -1))
      for (one, other) in zip(courses(earlier), courses(patient, rules))
      where one.start < last {
        #expect(one.visits == other.visits, "seed \(seed)")
      }
    }
  }
}

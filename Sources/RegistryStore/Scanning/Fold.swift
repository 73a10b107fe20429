public import ClinicalRecords
import Dispatch
import GRDB

extension Registry {
  /// As schema.sql has it.
  private static let largestPatientID: Int64 = 1 << 53
  /// Registries with fewer patients are read by one thread: starting a second costs more than it
  /// saves.
  private static let patientsWorthTwoThreads: Int64 = 20_000

  /// Passes over the histories of all patients once and adds them up.
  ///
  /// Patients come in order of their number within a part; large registries are read in parts by
  /// several threads, all on one snapshot, each part with its own copy of `empty`, merged in order.
  /// Nothing is kept per patient.
  ///
  /// - Parameters:
  ///   - parts: The parts of a history to read.
  ///   - empty: What is counted when nothing was read.
  ///   - codebook: The words by whose positions histories are understood; `nil` for those they are read with.
  ///   - progress: Told, one call at a time, how much of a large registry is read, 0 to 1.
  ///   - add: Adds one patient. The history must not be kept.
  ///   - merge: Adds another part's sum.
  /// - Returns: The sum over all patients.
  /// - Throws: ``RegistryError``; ``RegistryError/wordsChanged(path:)`` where the words are others by now; what `add`
  ///   throws.
  public func fold<Sum: Sendable>(
    _ parts: HistoryParts, from empty: Sum, by codebook: Codebook? = nil,
    progress: @escaping @Sendable (Double) -> Void = { _ in },
    add: @escaping @Sendable (inout Sum, PatientHistory) throws -> Void,
    merge: @escaping @Sendable (inout Sum, Sum) -> Void
  ) throws -> Sum {
    try fold(
      parts, from: empty, by: codebook, twoThreadsFrom: Registry.patientsWorthTwoThreads,
      progress: progress, add: add, merge: merge)
  }

  func fold<Sum: Sendable>(
    _ parts: HistoryParts, from empty: Sum, by codebook: Codebook? = nil,
    twoThreadsFrom limit: Int64,
    progress: @escaping @Sendable (Double) -> Void = { _ in },
    add: @escaping @Sendable (inout Sum, PatientHistory) throws -> Void,
    merge: @escaping @Sendable (inout Sum, Sum) -> Void
  ) throws -> Sum {
    let range = try read { try everyone($0) }
    if range.upperBound - range.lowerBound >= limit {
      let work = ParallelFold(registry: self, parts: parts, codebook: codebook)
      let sum = try work.run(from: empty, progress: progress, add: add, merge: merge)
      if let sum { return sum }
    }
    return try read { database in
      var sum = empty
      let codes = try storedCodes(database, by: codebook)
      let reader = try HistoryReader(database, parts: parts, codes: codes)
      try reader.forEach(in: everyone(database)) { try add(&sum, $0) }
      return sum
    }
  }

  /// The numbers between which all patients are.
  fileprivate func everyone(_ database: Database) throws -> ClosedRange<Int64> {
    let first = try Int64.fetchOne(database, sql: "SELECT min(patient_id) FROM patient") ?? 1
    let last = try Int64.fetchOne(database, sql: "SELECT max(patient_id) FROM patient") ?? 0
    guard first >= 1, last <= Registry.largestPatientID else {
      throw RegistryError.damaged(path: path, detail: "a patient has an impossible number")
    }
    return first...max(first, last)
  }
}

/// A fold by several threads over one snapshot, each taking the next range of patients as it
/// becomes free.
private struct ParallelFold {
  let registry: Registry
  let parts: HistoryParts
  let codebook: Codebook?

  /// `nil` when the readers could not begin on one snapshot, because another program was writing.
  func run<Sum: Sendable>(
    from empty: Sum, progress: @escaping @Sendable (Double) -> Void,
    add: @escaping @Sendable (inout Sum, PatientHistory) throws -> Void,
    merge: @escaping @Sendable (inout Sum, Sum) -> Void
  ) throws -> Sum? {
    let threads = 2
    let count = 64
    let slots = Slots(
      from: empty, count: count, ahead: threads + 2, merge: merge, progress: progress)
    let begun = DispatchSemaphore(value: 0)
    let done = DispatchGroup()
    let isTogether = try registry.whileNobodyWrites {
      let (codes, everyone) = try registry.read {
        (try registry.storedCodes($0, by: codebook), try registry.everyone($0))
      }
      let ranges = SharedRanges(everyone, count: count)
      for _ in 0..<threads {
        DispatchQueue(label: "reader").async(group: done) {
          var hasBegun = false
          do {
            try registry.reader().read { database in
              _ = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_schema")
              hasBegun = true
              begun.signal()
              let reader = try HistoryReader(database, parts: parts, codes: codes)
              try work(with: reader, ranges, slots, from: empty, add: add)
            }
          } catch {
            if !hasBegun { begun.signal() }
            slots.fail(RegistryError.wrapping(error, path: registry.path))
          }
        }
      }
      for _ in 0..<threads { begun.wait() }
    }
    guard isTogether else { return nil }
    done.wait()
    return try slots.sum()
  }

  private func work<Sum>(
    with reader: HistoryReader, _ ranges: SharedRanges, _ slots: Slots<Sum>, from empty: Sum,
    add: (inout Sum, PatientHistory) throws -> Void
  ) throws {
    while let (position, range) = slots.turn(of: ranges) {
      var sum = empty
      try reader.forEach(in: range) { try add(&sum, $0) }
      slots.put(sum, at: position)
    }
  }
}

/// Consecutive ranges of patients, handed out one at a time.
final class SharedRanges: @unchecked Sendable {
  private let count: Int
  private let everyone: ClosedRange<Int64>
  private let width: Int64
  private var position = 0
  private let queue = DispatchQueue(label: "ranges")

  init(_ everyone: ClosedRange<Int64>, count: Int) {
    self.everyone = everyone
    self.count = count
    width = (everyone.upperBound - everyone.lowerBound) / Int64(count) + 1
  }

  func next() -> (Int, ClosedRange<Int64>)? {
    queue.sync {
      let start = everyone.lowerBound + Int64(position) * width
      guard position < count, start <= everyone.upperBound else { return nil }
      position += 1
      return (position - 1, start...min(start + width - 1, everyone.upperBound))
    }
  }
}

/// The sums of the ranges, added up in their order, so that the result does not depend on which thread
/// was faster.
///
/// A sum is added as soon as those before it are. A thread begins no range while as many as `ahead` are begun and not
/// added, so that no more sums than that are kept, however slow one range is.
final class Slots<Sum>: @unchecked Sendable {
  private let count: Int
  private let merge: @Sendable (inout Sum, Sum) -> Void
  private let progress: @Sendable (Double) -> Void
  private let queue = DispatchQueue(label: "slots")
  private var total: Sum
  /// Sums that wait for one before them.
  private var waiting: [Int: Sum] = [:]
  /// The first that was not added yet.
  private var next = 0
  private var filled = 0
  private var failure: (any Error)?
  /// Ranges that may be begun now. Counted up to its first value, as a semaphore must not end below that.
  private let turns = DispatchSemaphore(value: 0)

  init(
    from empty: Sum, count: Int, ahead: Int, merge: @escaping @Sendable (inout Sum, Sum) -> Void,
    progress: @escaping @Sendable (Double) -> Void
  ) {
    total = empty
    self.count = count
    self.merge = merge
    self.progress = progress
    for _ in 0..<ahead { turns.signal() }
  }

  /// The next range, as soon as it may be begun; `nil` when there is none, or a thread failed.
  func turn(of ranges: SharedRanges) -> (Int, ClosedRange<Int64>)? {
    turns.wait()
    guard !hasFailed, let turn = ranges.next() else {
      turns.signal()  // for the other threads, which end too
      return nil
    }
    return turn
  }

  private var hasFailed: Bool { queue.sync { failure != nil } }

  func put(_ sum: Sum, at position: Int) {
    queue.sync {
      waiting[position] = sum
      while let sum = waiting.removeValue(forKey: next) {
        merge(&total, sum)
        next += 1
        turns.signal()
      }
      filled += 1
      progress(Double(filled) / Double(count))
    }
  }

  func fail(_ error: any Error) {
    queue.sync { failure = failure ?? error }
    turns.signal()
  }

  func sum() throws -> Sum {
    try queue.sync {
      if let failure { throw failure }
      return total
    }
  }
}

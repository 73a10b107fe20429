#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Runs a computation three times, prints the processor seconds of the quickest run and a number
/// from its answer, by which the peers' answers can be compared.
func measure(_ task: String, runs: Int = 3, _ compute: () throws -> Double) rethrows {
  var (best, bestWall, check) = (Double.infinity, Double.infinity, 0.0)
  for _ in 0..<runs {
    let (processor, wall) = (processorSeconds(), wallSeconds())
    check = try compute()
    best = min(best, processorSeconds() - processor)
    bestWall = min(bestWall, wallSeconds() - wall)
  }
  print("\(task)\t\(best)\t\(bestWall)\t\(check)")
}

/// Processor seconds of the process, all threads together.
func processorSeconds() -> Double {
  var usage = rusage()
  getrusage(processItself, &usage)
  return seconds(usage.ru_utime) + seconds(usage.ru_stime)
}

/// The most memory that the process has held, in megabytes.
func peakMegabytes() -> Double {
  var usage = rusage()
  getrusage(processItself, &usage)
  return Double(usage.ru_maxrss) / 1024
}

private func seconds(_ time: timeval) -> Double {
  Double(time.tv_sec) + Double(time.tv_usec) / 1e6
}

private func wallSeconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

#if canImport(Glibc)
  private let processItself = Int32(RUSAGE_SELF.rawValue)
#else
  private let processItself = RUSAGE_SELF
#endif

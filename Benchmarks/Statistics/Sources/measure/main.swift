import Statistics

// measure generate ROWS FOLDER         writes a cohort for the peers
// measure run ROWS THREADS [task ...]  makes the same cohort in memory and measures
let arguments = CommandLine.arguments.dropFirst()

guard let command = arguments.first, let count = arguments.dropFirst().first.flatMap({ Int($0) }),
  let last = arguments.dropFirst(2).first
else {
  print("Usage: measure generate ROWS FOLDER | measure run ROWS THREADS [task ...]")
  throw Usage()
}
let cohort = Cohort(count: count)
switch command {
case "generate": try cohort.write(to: last)
default: try measureAll(cohort, threads: Int(last) ?? 1, tasks: Set(arguments.dropFirst(3)))
}

struct Usage: Error {}

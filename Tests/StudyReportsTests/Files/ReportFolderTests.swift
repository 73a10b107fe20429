import Fingerprints
import Foundation
import StudyReports
import Testing

struct ReportFolderTests {
  let folder: SampleFolder
  let sample = SampleReport(rows: 3)
  var report: String { "\(folder.path)/report" }

  init() throws { folder = try SampleFolder() }

  private func write(
    _ sample: SampleReport? = nil, replacing replacement: ReportFolder.Replacement = .unchanged
  ) throws {
    try ReportFolder.write(
      (sample ?? self.sample).files, from: .sample, to: report, replacing: replacement)
  }

  @Test func `a report appears whole, with the SHA-256 of each file`() throws {
    try write()
    let manifest = try ReportManifest(in: report)
    #expect(manifest.files.count == sample.files.count && manifest.origin == .sample)
    #expect(
      manifest.files["study.toml"]
        == (try ReportFile("x", text: "title = \"x\"\n").fingerprint().description))
    #expect(try folder.names == ["report"])
    #expect(try folder.text("report/report.html") == StudyPage(sample.document, sample.book).html)
  }

  @Test func `a report takes the place of one that nobody changed`() throws {
    try write()
    try write(SampleReport(men: 149, rows: 3))
    #expect(try folder.text("report/numbers.json").contains("\"value\": 149,"))
    #expect(try folder.names == ["report"])
  }

  @Test func `what ends the writing leaves the old report`() throws {
    struct PowerCut: Error {}
    try write()
    let before = try folder.text("report/manifest.json")
    #expect(throws: PowerCut.self) {
      try ReportFolder.write(
        [
          ReportFile("a.txt") { write in
            try write("half")
            throw PowerCut()
          }
        ], from: .sample, to: report)
    }
    #expect(try folder.text("report/manifest.json") == before && folder.names == ["report"])
  }

  @Test
  func `the draft of a killed program goes with the next report, that of a running one stays`()
    throws
  {
    for name in [
      ".report.draft-999999999", ".report.draft-1", ".report.draft-x", ".other.draft-999999999",
    ] {
      try FileManager.default.createDirectory(
        atPath: "\(folder.path)/\(name)/tables", withIntermediateDirectories: true)
    }
    try write()
    #expect(
      try folder.names == [
        ".other.draft-999999999", ".report.draft-1", ".report.draft-x", "report",
      ])
  }

  @Test func `a folder or file that is no report stays as it is`() throws {
    try folder.put("mine", in: "report")
    #expect(throws: ReportError.occupied(path: report)) { try write() }
    try FileManager.default.removeItem(atPath: report)
    try FileManager.default.createDirectory(atPath: report, withIntermediateDirectories: false)
    try folder.put("mine", in: "report/notes.txt")
    #expect(throws: ReportError.occupied(path: report)) { try write() }
    #expect(try folder.text("report/notes.txt") == "mine")
    try FileManager.default.removeItem(atPath: "\(report)/notes.txt")
    try write()
    #expect(try folder.names == ["report"])
  }

  @Test func `a report that someone worked in is not lost`() throws {
    try write()
    try folder.put("corrected", in: "report/report.html")
    try folder.put("mine", in: "report/letter.txt")
    #expect(throws: ReportError.changedByHand(path: report, files: ["report.html", "letter.txt"])) {
      try write()
    }
    #expect(try folder.text("report/letter.txt") == "mine")
    try write(replacing: .changed)
    #expect(try !folder.text("report/report.html").contains("corrected"))
  }

  @Test func `a report that someone only looked at is as it was`() throws {
    try write()
    try folder.put("", in: "report/.DS_Store")
    try folder.put("", in: "report/figures/Thumbs.db")
    try write()
    #expect(try !FileManager.default.contentsOfDirectory(atPath: report).contains(".DS_Store"))
  }

  @Test func `a link to the folder stays a link`() throws {
    try FileManager.default.createDirectory(
      atPath: "\(folder.path)/real", withIntermediateDirectories: false)
    try FileManager.default.createSymbolicLink(
      atPath: report, withDestinationPath: "\(folder.path)/real")
    try write()
    #expect(try folder.names == ["real", "report"])
    #expect(try folder.text("real/study.toml") == "title = \"x\"\n")
  }

  @Test func `a report whose manifest is damaged is replaced only where all in it may be lost`()
    throws
  {
    try write()
    try folder.put("{\"form\": \"nadir rep", in: "report/manifest.json")
    let damaged = try #require(throws: ReportError.self) { try write() }
    #expect(damaged.description.contains("--force"))
    try write(replacing: .changed)
    #expect(try ReportManifest(in: report).origin == .sample)
  }

  @Test func `a damaged manifest of another program protects its folder`() throws {
    try FileManager.default.createDirectory(atPath: report, withIntermediateDirectories: false)
    try folder.put("{", in: "report/manifest.json")
    #expect(throws: ReportError.self) { try write(replacing: .changed) }
    #expect(try folder.text("report/manifest.json") == "{")
  }

  @Test func `a report goes into a folder that exists, under a name`() {
    let missing = "\(folder.path)/no/such"
    #expect(throws: ReportError.missingParent(path: missing)) {
      try ReportFolder.write([], from: .sample, to: "\(missing)/report")
    }
    #expect(throws: ReportError.unnamed(path: "")) {
      try ReportFolder.write([], from: .sample, to: "")
    }
  }

  @Test func `a report that is only compared is its owner's alone, and goes`() throws {
    for name in ["nadir-report-999999999-abcdef", "nadir-report-1-abcdef", "nadir-report-mine"] {
      try FileManager.default.createDirectory(
        atPath: "\(folder.path)/\(name)", withIntermediateDirectories: false)
    }
    do {
      let passing = try ReportFolder(passingIn: folder.path)
      for file in sample.files { try passing.write(file) }
      let mode = try FileManager.default.attributesOfItem(atPath: passing.draft)[.posixPermissions]
      #expect(mode as? Int == 0o700)
      #expect(try passing.fingerprints().count == sample.files.count)
    }
    #expect(try folder.names == ["nadir-report-1-abcdef", "nadir-report-mine"])
  }

  @Test func `a link among drafts is neither followed nor removed`() throws {
    try FileManager.default.createDirectory(
      atPath: "\(folder.path)/others", withIntermediateDirectories: false)
    try folder.put("theirs", in: "others/file")
    let link = "\(folder.path)/.report.draft-999999999"
    try FileManager.default.createSymbolicLink(
      atPath: link, withDestinationPath: "\(folder.path)/others")
    try write()
    #expect(try folder.text("others/file") == "theirs" && folder.names.count == 3)
  }

  @Test func `a report of a later program is not replaced`() throws {
    try FileManager.default.createDirectory(atPath: report, withIntermediateDirectories: false)
    try folder.put("{\"form\": \"nadir report 2\"}", in: "report/manifest.json")
    #expect(throws: ReportError.unknownForm(path: report, form: "nadir report 2")) { try write() }
  }
}

struct ReportVerificationTests {
  let folder: SampleFolder
  let sample = SampleReport(rows: 3)
  var report: String { "\(folder.path)/report" }

  init() throws {
    folder = try SampleFolder()
    let rendered = ReportFile("figures/figure-1.pdf", text: "drawn")
    try ReportFolder.write(sample.files + [rendered], from: .sample, to: report)
  }

  private func verification(
    _ now: SampleReport? = nil, from origin: ReportManifest.Origin = .sample
  ) throws -> ReportVerification {
    let now = now ?? sample
    let files = try now.files.reduce(into: [:]) { $0[$1.path] = try $1.fingerprint() }
    return try ReportVerification(of: report, against: now.book, files: files, from: origin)
  }

  @Test func `a report as it was written is confirmed, but for what was not made anew`() throws {
    let verification = try verification()
    #expect(verification.isConfirmed)
    #expect(
      verification.sentences == [
        "Not made anew, so only known to be as written: figures/figure-1.pdf.",
        "Confirmed: 8 numbers and 12 files are what the study gives.",
      ])
  }

  @Test func `each number that differs is named with both values`() throws {
    let sentences = try verification(SampleReport(men: 151, rows: 2)).sentences
    #expect(
      sentences.prefix(3) == [
        "t1.gender.Male.before.2L-ICI.n: the report prints \"150\", the study gives \"151\".",
        "t1.gender.Male.before.2L-ICI.pct: printed \"50.0\" in both, but the value was 50.0 and is "
          + "50.333333333333336.",
        "t3.AE 3.any.n: the report prints \"1.5\"; the study has no such number.",
      ])
    #expect(
      sentences.contains("numbers.json is as it was written, but the study now gives another."))
    #expect(sentences.last == "Not confirmed; 5 numbers and 4 files are what the study gives.")
  }

  @Test func `files that someone changed, removed or added are named`() throws {
    try folder.put("150 -> 151", in: "report/report.html")
    try FileManager.default.removeItem(atPath: "\(report)/tables/table-1.csv")
    try folder.put("mine", in: "report/evidence/letter.txt")
    let verification = try verification()
    #expect(!verification.isConfirmed)
    #expect(
      verification.sentences.prefix(3) == [
        "report.html was changed after the report was written.", "tables/table-1.csv is missing.",
        "evidence/letter.txt is no part of the report.",
      ])
  }

  @Test func `numbers that someone changed are named, and a broken file is said to be`() throws {
    let text = try folder.text("report/numbers.json")
    try folder.put(
      text.replacing("\"printed\": \"150\"", with: "\"printed\": \"250\""),
      in: "report/numbers.json")
    let sentences = try verification().sentences
    #expect(
      sentences[0]
        == "t1.gender.Male.before.2L-ICI.n: the report prints \"250\", the study gives \"150\".")
    try folder.put("[\n{", in: "report/numbers.json")
    #expect(
      try verification().sentences[0]
        == "numbers.json cannot be read: line 2: A name in quotes is expected.")
  }

  @Test func `what the report was made of is compared first`() throws {
    let origin = ReportManifest.Origin(
      version: "0.2.0", registry: "cc", cutoff: "2025-01-10", study: "bb",
      programs: [.init(name: "rsvg-convert", version: "2.60.0")])
    #expect(
      try verification(from: origin).sentences.prefix(3) == [
        "The version of nadir was 0.1.0 and is 0.2.0.",
        "The fingerprint of the registry was aa and is cc.",
        "The version of rsvg-convert was 2.54.7 and is 2.60.0.",
      ])
  }

  @Test func `a folder that is no report is refused`() throws {
    #expect(throws: ReportError.notAReport(path: folder.path)) {
      try ReportVerification(of: folder.path, against: NumberBook(), files: [:], from: .sample)
    }
  }
}

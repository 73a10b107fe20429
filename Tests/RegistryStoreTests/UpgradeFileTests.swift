import ClinicalRecords
import Foundation
import Testing

@testable import RegistryStore

struct UpgradeFileTests {
  let upgrades: UpgradeTests

  init() throws { upgrades = try UpgradeTests() }

  var folder: TestFolder { upgrades.folder }
  var newest: Int { upgrades.newest }

  @Test(arguments: [Registry.Purpose.asking, .writing])
  func `an old file says what to do when it is opened, and not a byte of it changes`(
    _ purpose: Registry.Purpose
  ) throws {
    let old = try upgrades.old(1)
    let before = try Data(contentsOf: URL(fileURLWithPath: old.path))
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    let error = RegistryError.older(path: old.path, version: 1, known: newest)
    #expect(throws: error) { try Registry(opening: old.path, for: purpose) }
    #expect(
      error.description
        == "\(old.path) was made by an older version of this program: it has version 1 of the schema, "
        + "this program needs \(newest). `nadir upgrade \(old.path)` brings it to version \(newest) and "
        + "keeps a copy beside it, \(old.path).version-1.")
    #expect(try Data(contentsOf: URL(fileURLWithPath: old.path)) == before)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == files)
  }

  @Test func `an upgrade keeps the file as it was, for the same eyes, and replaces no other copy`()
    throws
  {
    let old = try upgrades.old(1)
    let first = old.path + ".version-1"
    try "mine".write(toFile: first, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: old.path)
    let copy = first + ".2"
    #expect(
      try Registry.upgrade(at: old.path, words: TestFolder.words)
        == .done(from: 1, to: newest, copy: copy))
    #expect(try String(contentsOfFile: first, encoding: .utf8) == "mine")
    let mode = try FileManager.default.attributesOfItem(atPath: copy)[.posixPermissions]
    #expect((mode as? NSNumber)?.intValue == 0o640)
    #expect(try upgrades.version(at: copy) == 1)
    #expect(try upgrades.rows(at: copy, 1) == old.rows)
    #expect(throws: RegistryError.older(path: copy, version: 1, known: newest)) {
      try Registry(opening: copy)
    }
  }

  @Test func `an old file that cannot be written is not upgraded, and stays as it is`() throws {
    let old = try upgrades.old(1)
    let before = try Data(contentsOf: URL(fileURLWithPath: old.path))
    guard getuid() != 0 else { return }  // whoever may write anything is never refused
    try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: old.path)
    #expect(throws: RegistryError.self) {
      try Registry.upgrade(at: old.path, words: TestFolder.words)
    }
    #expect(try Data(contentsOf: URL(fileURLWithPath: old.path)) == before)
  }
}

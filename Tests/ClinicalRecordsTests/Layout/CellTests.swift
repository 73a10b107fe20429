import ClinicalRecords
import Testing

struct CellTests {
  private let responses = Vocabulary(
    name: "overall_response",
    entries: [.init(code: "CR", label: "Complete"), .init(code: "PR", label: "Partial")])

  private func column(
    _ kind: Column.Kind, isRequired: Bool = false, defaultValue: Int64? = nil
  ) -> Column {
    Column(
      name: "x", comment: "", kind: kind, isRequired: isRequired, isKey: false,
      defaultValue: defaultValue)
  }

  /// What the column makes of a text: the value, or the sentence about it.
  private func result(_ text: String, _ column: Column) -> String {
    var text = text
    return text.withUTF8 { bytes in
      let bytes = UnsafeRawBufferPointer(bytes)
      do throws(CellMistake) {
        switch try column.cell(bytes) {
        case .null: return "null"
        case .integer(let number): return "integer \(number)"
        case .real(let number): return "real \(number)"
        case .text(let text): return "text \(String(decoding: text, as: UTF8.self))"
        case .code(let position): return "code \(position)"
        }
      } catch {
        return column.sentence(for: error, written: bytes)
      }
    }
  }

  @Test func `an empty value is null, the default, or a mistake`() {
    for text in ["", " ", "\t "] {
      #expect(result(text, column(.day)) == "null")
      #expect(
        result(text, column(.integer, isRequired: true, defaultValue: 1)) == "integer 1")
      #expect(
        result(text, column(.day, isRequired: true)) == "The value is empty. Needed: YYYY-MM-DD.")
    }
  }

  @Test(arguments: [
    ("0", 0), ("-7", -7), (" 12\t", 12), ("007", 7),
    ("999999999999999999", 999_999_999_999_999_999),
  ])
  func `whole numbers are read`(text: String, number: Int64) {
    #expect(result(text, column(.integer)) == "integer \(number)")
  }

  @Test(arguments: [
    "-", "1.0", "+1", "1e3", "1 2", "0x10", "１", "9999999999999999999", "--1", "1-",
  ])
  func `what is no whole number is refused`(text: String) {
    #expect(
      result(text, column(.integer))
        == "\"\(text)\" is not a whole number. Allowed: a whole number.")
  }

  @Test(arguments: [
    "0", "-0.5", "12.5", "0.1", "123456789.12345", "1e3", "1E-7", "-12", "000.25",
    "3.14159265358979",
    "0.000000000001", "999999999999999", "17976931348623157e292", "5e-324", "0.30000000000000004",
    "+2.5",
  ])
  func `decimal numbers are read as the nearest Double`(text: String) throws {
    let expected = try #require(Double(text))
    #expect(result(text, column(.real)) == "real \(expected)")
  }

  @Test(arguments: [
    ("32.2", 322), ("32", 320), ("9.5", 95), ("0", 0), ("0.0", 0), (" 007.1 ", 71),
    ("23.1", 231), ("999.9", 9999), ("32.20", 322), ("20.000", 200),
    ("100000000000000.5", 1_000_000_000_000_005),
  ])
  func `a length in millimeters is whole tenths, nothing rounded`(text: String, tenths: Int) {
    // R15: as Double 33.0 falling to 23.1 would not be 30 %.
    #expect(result(text, column(.tenths)) == "integer \(tenths)")
  }

  @Test(arguments: [
    ("32.25", "has more than one decimal"), ("32.201", "has more than one decimal"),
    ("-3", "is negative"), ("-0.5", "is negative"), ("-1.25", "is negative"),
    ("32,2", "is not a length"), ("5.", "is not a length"), (".5", "is not a length"),
    (".", "is not a length"), ("-", "is not a length"), ("+5", "is not a length"),
    ("1e1", "is not a length"), ("32.2 mm", "is not a length"), ("1.2.3", "is not a length"),
    ("1000000000000000", "is not a length"), ("NaN", "is not a length"),
  ])
  func `what is no length is refused`(text: String, claim: String) {
    #expect(
      result(text, column(.tenths))
        == "\"\(text)\" \(claim). Allowed: millimeters with at most one decimal, such as 32.2.")
  }

  @Test func `short decimals are rounded as the standard library rounds them`() {
    for digits in stride(from: 1, to: 9_999_999, by: 997) {
      let text = "\(digits / 1000).\(String(digits % 1000 + 1000).dropFirst())"
      #expect(result(text, column(.real)) == "real \(Double(text) ?? .nan)")
    }
  }

  @Test(arguments: [
    "12,5", "1e999", "nan", "inf", "-inf", "0x1p3", "1.2.3", "-", ".", "1 000", "ten",
  ])
  func `what is no decimal number is refused`(text: String) {
    #expect(
      result(text, column(.real))
        == "\"\(text)\" is not a number. Allowed: a number with a decimal point, such as 12.5.")
  }

  @Test func `a flag is yes or no in several spellings`() {
    for text in ["1", "yes", "Y", "TRUE"] { #expect(result(text, column(.flag)) == "integer 1") }
    for text in ["0", "No", "n", "false"] { #expect(result(text, column(.flag)) == "integer 0") }
    for text in ["2", "-", "ja", "yesyes", "01"] {
      #expect(
        result(text, column(.flag)) == "\"\(text)\" is not yes or no. Allowed: yes or no.")
    }
  }

  @Test func `a day and a partial day keep their text`() {
    #expect(result(" 2024-02-29 ", column(.day)) == "text 2024-02-29")
    #expect(result("2024-02", column(.partialDay)) == "text 2024-02")
    #expect(
      result("2024-02", column(.day))
        == "\"2024-02\" is not a calendar day. Allowed: YYYY-MM-DD.")
  }

  @Test func `a code is found by any spelling`() {
    #expect(result("pr", column(.code(responses))) == "code 1")
    #expect(result("COMPLETE", column(.code(responses))) == "code 0")
    #expect(
      result("PRR", column(.code(responses)))
        == "\"PRR\" is not an overall response. Allowed: CR, PR.")
  }

  @Test func `text has no control characters, is no formula and is not too long`() {
    #expect(result(" Müller's case ", column(.text)) == "text Müller's case")
    for text in ["-5", "-", "+", "+++", "+-"] {
      #expect(result(text, column(.text)) == "text \(text)")
    }
    for text in ["a\nb", "a\0b", "\u{7F}"] {
      #expect(
        result(text, column(.text))
          == "The value holds a control character. "
          + "Allowed: text without line breaks or control characters.")
    }
    for text in ["=A1", "+A1", "@A1", "-A1", "+-A", "  =A1"] {
      #expect(result(text, column(.text)).contains("as spreadsheet formulas do."))
      #expect(result(text, column(.patientKey)).hasPrefix("\""))
    }
    #expect(
      result(String(repeating: "x", count: 10_001), column(.text))
        == "The value is 10001 bytes long. Allowed: at most 10000 bytes.")
  }
}

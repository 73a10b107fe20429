import Analyses
import ClinicalRecords
import Testing

struct ExpressionTests {
  func error(_ text: String) throws -> String {
    let catalog = CharacteristicCatalog(try SeedCohort.codebook())
    do {
      _ = try Grouping(Expression(parsing: text), catalog: catalog)
      return "accepted"
    } catch { return "\(error)" }
  }

  @Test func `and binds tighter than or, not tighter than and`() throws {
    #expect(
      try Expression(parsing: "a or b and not c")
        == .or(
          .word("a", argument: nil),
          .and(.word("b", argument: nil), .not(.word("c", argument: nil)))))
  }

  @Test func `signs can be written in several ways`() throws {
    let wanted = try Expression(parsing: "age >= 65")
    #expect(try Expression(parsing: "age≥65") == wanted)
    #expect(try Expression(parsing: "  age  >=65 ") == wanted)
    #expect(try Expression(parsing: "sex<>'F'") == Expression(parsing: "sex != \"F\""))
  }

  @Test(arguments: [
    (
      "agee >= 65",
      "\"agee\" is not a characteristic. Nearest: age. `nadir list characteristics` shows all."
    ),
    ("age >= ", "\"age >= \": expected a word, a number or a text in quotes, found nothing more."),
    ("age >= 65 months", "age has no unit; write age >= 2."),
    (
      "previous_line_pfs >= 6",
      "previous_line_pfs is a duration; write its unit, as in previous_line_pfs >= 6 months."
    ),
    (
      "previous_line_pfs",
      "previous_line_pfs has too many values to group by; state a bound, as in previous_line_pfs >= 6 months."
    ),
    ("sex = 'female'", "accepted"),
    ("sex = 'X'", "\"X\" is not a sex. Allowed: F, M, U."),
    ("sex > 'F'", "sex has no order; compare it with = or !=."),
    ("has_class('icii')", "\"icii\" is not a class of drugs. Nearest: ici."),
    (
      "has_drug('atezolizumap')",
      "\"atezolizumap\" is not a drug. Nearest: atezolizumab. `nadir list agent` shows all 362."
    ),
    ("(age > 3", "\"(age > 3\": expected \")\", found nothing more."),
    (
      "age; drop table patient",
      "\";\" has no meaning in an expression. Signs: = != < <= > >= ( ) and quotes."
    ),
    ("'text'", "A number or a text alone is not a condition; compare it with a word."),
    ("age > 'x", "The text beginning with 'x has no closing quote."),
  ])
  func `what cannot be understood is told with what could be meant`(
    _ text: String, _ expected: String
  ) throws {
    #expect(try error(text) == expected)
  }

  @Test func `hostile expressions end in an error`() throws {
    #expect(try error(String(repeating: "(", count: 5000)) != "accepted")
    #expect(try error(String(repeating: "not ", count: 2000) + "ici") == "accepted")
    #expect(try error(String(repeating: "a", count: 20_000)) != "accepted")
  }
}

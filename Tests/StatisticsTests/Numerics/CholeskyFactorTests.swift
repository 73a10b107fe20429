import Testing

@testable import Statistics

struct CholeskyFactorTests {
  private func matrix(_ rows: [[Double]]) -> SymmetricMatrix {
    var matrix = SymmetricMatrix(size: rows.count)
    for (i, row) in rows.enumerated() {
      for (j, entry) in row.enumerated() where j <= i { matrix[i, j] = entry }
    }
    return matrix
  }

  @Test func `a system of equations, by hand`() {
    let solution = CholeskyFactor(matrix([[2], [1, 3]])).solve([5, 10])
    #expect(isClose(solution[0], to: 1) && isClose(solution[1], to: 3))
  }

  @Test func `an inverse, by hand`() {
    let inverse = CholeskyFactor(matrix([[2], [1, 3]])).inverse()
    #expect(isClose(inverse[0, 0], to: 0.6))
    #expect(isClose(inverse[0, 1], to: -0.2))
    #expect(isClose(inverse[1, 1], to: 0.4))
  }

  @Test func `of collinear columns the first is kept and the later has a solution of 0`() {
    // Columns 0 and 1 are equal; A x = (2, 2, 3) with A = [[1, 1, 0], [1, 1, 0], [0, 0, 3]].
    let factor = CholeskyFactor(matrix([[1], [1, 1], [0, 0, 3]]))
    #expect(factor.rank == 2)
    #expect((0..<3).map(factor.keeps) == [true, false, true])
    #expect(factor.solve([2, 2, 3]) == [2, 0, 1])
    #expect(factor.inverse().rows == [[1, 0, 0], [0, 0, 0], [0, 0, 1.0 / 3]])
  }

  @Test func `the quadratic form of a singular matrix is that of its image`() {
    // Rank 1: the matrix v·vᵀ with v = (1, −1, 0); x = 3v gives 9.
    let singular = matrix([[1], [-1, 1], [0, 0, 0]])
    #expect(isClose(CholeskyFactor(singular).quadraticForm([3, -3, 0]), to: 9))
  }
}

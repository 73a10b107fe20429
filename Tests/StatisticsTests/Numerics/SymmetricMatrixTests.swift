import Testing

@testable import Statistics

struct SymmetricMatrixTests {
  private func matrix(_ rows: [[Double]]) -> SymmetricMatrix {
    var matrix = SymmetricMatrix(size: rows.count)
    for (i, row) in rows.enumerated() {
      for (j, entry) in row.enumerated() where j <= i { matrix[i, j] = entry }
    }
    return matrix
  }

  @Test func `a system of equations, by hand`() {
    let solution = matrix([[2], [1, 3]]).solve([5, 10])
    #expect(solution.map { isClose($0[0], to: 1) && isClose($0[1], to: 3) } == true)
  }

  @Test func `an inverse, by hand`() {
    let inverse = matrix([[2], [1, 3]]).inverse()
    #expect(isClose(inverse?[0, 0], to: 0.6))
    #expect(isClose(inverse?[0, 1], to: -0.2))
    #expect(isClose(inverse?[1, 1], to: 0.4))
  }

  @Test func `a singular matrix has no inverse`() {
    #expect(matrix([[1], [1, 1]]).inverse() == nil)
  }

  @Test func `the quadratic form of a singular matrix is that of its image`() {
    // Rank 1: the matrix v·vᵀ with v = (1, −1, 0); x = 3v gives 9.
    let singular = matrix([[1], [-1, 1], [0, 0, 0]])
    #expect(isClose(singular.quadraticFormOfInverse([3, -3, 0]), to: 9))
  }
}

import Organizations
import Vocabulary

/// Brings the blocks of computed indicators up to date after their inputs changed.
enum CubeFormulas {
    static func apply(to state: inout Cube.State, touched: Set<Cube.Key>) {}
}

import Foundation
import Indicators

/// Forecasts of the series in a file, for Tests/load/forecast_backtest.py to compare with other people's.
enum ForecastBench {
    private struct Case: Decodable {
        var values: [Double]
        var percent: Bool
        var horizon: Int
    }

    private struct Answer: Encodable {
        struct Point: Encodable {
            var estimate: Double
            var low: Double
            var high: Double
        }
        var method: String
        var points: [Point]
    }

    static func run(path: String) throws {
        let cases = try JSONDecoder().decode([Case].self, from: Data(contentsOf: URL(fileURLWithPath: path)))
        let answers = cases.map { asked in
            let history = asked.values.enumerated().map { SeriesPoint(at: $0.offset, value: $0.element) }
            let forecast = Forecast(
                history, nature: asked.percent ? .percent : .count(lower: nil, upper: nil), horizon: asked.horizon)
            return Answer(
                method: forecast.method.rawValue,
                points: forecast.points.map { Answer.Point(estimate: $0.estimate, low: $0.low, high: $0.high) })
        }
        FileHandle.standardOutput.write(try JSONEncoder().encode(answers))
    }
}

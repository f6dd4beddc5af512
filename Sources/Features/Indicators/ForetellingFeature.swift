package import Logging
package import Vocabulary

extension IndicatorsFeature {
    /// Keeps what is foretold in step with the values until cancelled: once a minute, when anything was recorded since
    /// the last round. Any number of servers may do this on one database.
    package func foretell(log: Logger, every seconds: Int = 60) async {
        var last: ForecastsMoment?
        while !Task.isCancelled {
            do { last = try await foretell(after: last) } catch is CancellationError { return } catch {
                log.error("forecasts could not be kept", metadata: ["error": "\(String(describing: error))"])
            }
            // Woken by cancellation; the loop then ends by itself.
            try? await Task.sleep(for: .seconds(seconds))
        }
    }

    /// One round, left out when nothing of the values or the indicators has changed since `last`.
    ///
    /// - Returns: what the next round is given.
    func foretell(after last: ForecastsMoment?) async throws -> ForecastsMoment {
        let now = try await forecasts.moment()
        if now != last { try await forecasts.keep() }
        return now
    }
}

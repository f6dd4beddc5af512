import Hummingbird
import NIOCore

/// Hands pieces of a long reply from its maker to the wire, one at a time, so neither runs ahead of the other.
actor StreamedBody {
    private var piece: [UInt8]?
    private var isDone = false
    private var failure: (any Error)?
    private var taker: CheckedContinuation<Void, Never>?
    private var maker: CheckedContinuation<Void, Never>?

    /// Waits until the piece before is taken.
    private func put(_ bytes: [UInt8]) async throws {
        while piece != nil, !isDone { await withCheckedContinuation { maker = $0 } }
        if isDone { throw CancellationError() }
        piece = bytes
        taker?.resume()
        taker = nil
    }

    private func end(_ error: (any Error)?) {
        isDone = true
        failure = failure ?? error
        taker?.resume()
        maker?.resume()
        taker = nil
        maker = nil
    }

    /// The next piece; nil at the end.
    private func take() async throws -> [UInt8]? {
        while piece == nil, !isDone { await withCheckedContinuation { taker = $0 } }
        if let failure { throw failure }
        defer {
            piece = nil
            maker?.resume()
            maker = nil
        }
        return piece
    }

    /// A body that writes what `make` gives.
    static func of(
        _ make: @escaping @Sendable (@Sendable ([UInt8]) async throws -> Void) async throws -> Void
    ) -> ResponseBody {
        ResponseBody { writer in
            let hand = StreamedBody()
            let making = Task {
                do {
                    try await make { try await hand.put($0) }
                    await hand.end(nil)
                } catch {
                    await hand.end(error)
                }
            }
            do {
                while let piece = try await hand.take() { try await writer.write(ByteBuffer(bytes: piece)) }
                try await writer.finish(nil)
            } catch {
                making.cancel()
                await hand.end(error)
                throw error
            }
        }
    }
}

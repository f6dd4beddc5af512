import Design
import Organizations
import Vocabulary
import Web

/// What a device needs to go on without a network: the service worker, and who it sends for when the network is back.
struct WorkDevice: Sendable {
    var endpoints: [Endpoint] {
        [
            Endpoint(.get, "/sw.js", for: .everyone, worker),
            Endpoint(.get, "/viec-cua-toi/phien.json", for: WorkScreens.people, session),
        ]
    }

    /// The worker stands at the root so that it may serve /viec-cua-toi; it is asked for anew each time, so a new one
    /// replaces an old one at the next visit.
    private func worker(_ call: Call) async throws -> Reply {
        Reply(
            type: "text/javascript; charset=utf-8", body: .bytes(try DesignFiles.bytes("sw.js")),
            headers: [("Cache-Control", "no-cache")])
    }

    /// Whose session it is and the secret of its forms: kept entries are sent only for the account that wrote them.
    private func session(_ call: Call) async throws -> Reply {
        let body: JSON = ["account": .string(Viewer(call).actor), "token": .string(call.formToken)]
        return Reply(type: "application/json", body: .bytes(body.bytes))
    }
}

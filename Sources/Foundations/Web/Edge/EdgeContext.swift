package import Hummingbird
import NIOCore

/// What the framework keeps for one request, and where it came from.
package struct EdgeContext: RequestContext {
    package var coreContext: CoreRequestContextStorage
    /// The other end's network address; empty when it has none.
    let remote: String

    package init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        remote = source.channel.remoteAddress?.ipAddress ?? ""
    }
}

/// What the house's owner decides about its door.
package struct WebSettings: Sendable {
    /// Where it listens.
    package var host: String
    package var port: Int
    /// The name in the header: «UBND tỉnh Quảng Ngãi».
    package var owner: String
    /// A gate before the house speaks TLS: cookies are Secure, HSTS is sent, the gate's `X-Forwarded-For` is believed.
    package var isBehindTLS: Bool
    package var maxConnections: Int
    /// A connection that says nothing for so long is closed.
    package var idleSeconds: Int
    /// A body must be here after so long.
    package var bodySeconds: Int
    /// Of path and query together, in bytes.
    package var addressBytes: Int
    /// Of all header lines together, in bytes.
    package var headerBytes: Int

    package init(
        host: String = "127.0.0.1", port: Int = 8080, owner: String = "", isBehindTLS: Bool = false,
        maxConnections: Int = 1024, idleSeconds: Int = 60, bodySeconds: Int = 120, addressBytes: Int = 8192,
        headerBytes: Int = 32_768
    ) {
        self.host = host
        self.port = port
        self.owner = owner
        self.isBehindTLS = isBehindTLS
        self.maxConnections = maxConnections
        self.idleSeconds = idleSeconds
        self.bodySeconds = bodySeconds
        self.addressBytes = addressBytes
        self.headerBytes = headerBytes
    }
}

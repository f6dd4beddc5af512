/// Finds the endpoint of a path: steps as written come before `{name}` holes.
struct RouteTable: Sendable {
    /// Two endpoints share an address, or a pattern cannot be read.
    enum Mistake: Error, Equatable {
        case twice(String)
        case pattern(String)
    }

    /// What a path leads to.
    struct Found: Sendable {
        /// By method, each with the `{name}` parts of the path under the names it gave them.
        var doors: [Method: (endpoint: Endpoint, parameters: [String: String])]
    }

    private struct Node {
        var steps: [String: Int] = [:]
        var hole: Int?
        var endpoints: [Method: (endpoint: Endpoint, names: [String])] = [:]
    }

    private var nodes = [Node()]

    init(_ endpoints: [Endpoint]) throws {
        for endpoint in endpoints { try add(endpoint) }
    }

    private mutating func add(_ endpoint: Endpoint) throws {
        guard endpoint.path.utf8.first == UInt8(ascii: "/") else { throw Mistake.pattern(endpoint.path) }
        var at = 0
        var names: [String] = []
        for step in endpoint.path.split(separator: "/") {
            if step.hasPrefix("{") {
                guard step.hasSuffix("}"), step.count > 2 else { throw Mistake.pattern(endpoint.path) }
                names.append(String(step.dropFirst().dropLast()))
                at = hole(of: at)
            } else {
                at = self.step(String(step), of: at)
            }
        }
        guard nodes[at].endpoints[endpoint.method] == nil else {
            throw Mistake.twice("\(endpoint.method.rawValue) \(endpoint.path)")
        }
        nodes[at].endpoints[endpoint.method] = (endpoint, names)
    }

    private mutating func hole(of at: Int) -> Int {
        if let next = nodes[at].hole { return next }
        nodes.append(Node())
        nodes[at].hole = nodes.count - 1
        return nodes.count - 1
    }

    private mutating func step(_ name: String, of at: Int) -> Int {
        if let next = nodes[at].steps[name] { return next }
        nodes.append(Node())
        nodes[at].steps[name] = nodes.count - 1
        return nodes.count - 1
    }

    /// The endpoints of a path given in decoded steps; nil when there is none.
    func find(_ steps: [String]) -> Found? {
        var values: [String] = []
        guard let at = walk(steps[...], from: 0, &values) else { return nil }
        return Found(
            doors: nodes[at].endpoints.mapValues { door in
                (door.endpoint, Dictionary(zip(door.names, values)) { first, _ in first })
            })
    }

    private func walk(_ steps: ArraySlice<String>, from at: Int, _ values: inout [String]) -> Int? {
        guard let step = steps.first else { return nodes[at].endpoints.isEmpty ? nil : at }
        if let next = nodes[at].steps[step], let end = walk(steps.dropFirst(), from: next, &values) { return end }
        guard let next = nodes[at].hole, !step.isEmpty else { return nil }
        let mark = values.count
        values.append(step)
        if let end = walk(steps.dropFirst(), from: next, &values) { return end }
        values.removeSubrange(mark...)
        return nil
    }
}

import Design
package import Hummingbird
import Logging
import Vocabulary

/// The door: turns what comes over the wire into a `Call`, finds its endpoint, asks who it is and whether they may,
/// and turns what the screen answers into bytes.
package struct WebEdge: HTTPResponder {
    package typealias Context = EdgeContext

    let routes: RouteTable
    let identify: @Sendable (Call) async throws -> Visitor?
    let world: World
    let files: StaticFiles
    let face: Face
    let settings: WebSettings
    let logger: Logger

    /// Answers one request; every trouble becomes a page or a problem document, never a broken connection.
    package func respond(to request: Request, context: EdgeContext) async throws -> Response {
        let start = ContinuousClock.now
        var call = Call(world: world, requestID: world.newID())
        call.face = face
        call.isSecure = settings.isBehindTLS
        let incoming = Incoming(request: request, settings: settings)
        // Until the address is read, so that also the trouble of reading it is told in a program's words.
        if incoming.isForPrograms { call.path = "/api/" }
        var reply: Reply
        do {
            reply = try await answer(incoming, &call, context)
        } catch {
            reply = Trouble(error: error, call: call, logger: logger).reply
        }
        let cookies = MemoryOfVisit(call: call, reply: reply).cookies
        let response = Outgoing(isSecure: settings.isBehindTLS).response(
            reply, cookies: cookies, isHead: request.method == .head)
        note(request, call, reply, start.duration(to: .now))
        return response
    }

    private func answer(_ incoming: Incoming, _ call: inout Call, _ context: EdgeContext) async throws -> Reply {
        let steps = try incoming.steps()
        call.path = "/" + steps.joined(separator: "/")
        call.query = try incoming.query()
        call.headers = try incoming.headers()
        if steps.first == "tai-nguyen", incoming.request.method == .get || incoming.request.method == .head {
            let name = steps.dropFirst().joined(separator: "/")
            let seen = call.headers["if-none-match"]
            if let reply = files.reply(name, version: call.value("v"), ifNoneMatch: seen) { return reply }
        }
        call.cookies = incoming.cookies()
        call.remote = remote(call, context)
        call.language = Language(rawValue: call.value("lang") ?? call.cookies[HouseCookies.language] ?? "") ?? .vi
        call.notice = call.cookies[HouseCookies.notice].flatMap(HouseCookies.notice)
        call.visitor = try await identify(call)
        call.formToken = call.visitor?.formToken ?? FormSecret.anonymous(call)
        let endpoint = try choose(incoming.request.method, steps, &call)
        if let elsewhere = try elsewhere(endpoint, steps, call) { return elsewhere }
        if call.method == .post { try await receive(incoming, endpoint, &call) }
        let ready = call
        return try await Spoken.$language.withValue(call.language) { try await endpoint.answer(ready) }
    }

    /// The endpoint of this address and method.
    private func choose(_ method: HTTPRequest.Method, _ steps: [String], _ call: inout Call) throws -> Endpoint {
        let bare = steps.last == "" ? Array(steps.dropLast()) : steps
        guard let found = routes.find(bare) else { throw Refusal.notFound }
        call.method = method == .post ? .post : .get
        guard method == .get || method == .head || method == .post, let door = found.doors[call.method] else {
            throw Refusal.method(
                allowed: found.doors.keys.flatMap { $0 == .get ? ["GET", "HEAD"] : ["POST"] }.sorted())
        }
        call.parameters = door.parameters
        return door.endpoint
    }

    /// Sends to sign-in who must, and to the address without a last `/`; nil when the visitor may come in.
    private func elsewhere(_ endpoint: Endpoint, _ steps: [String], _ call: Call) throws -> Reply? {
        guard endpoint.audience.admits(call.visitor) else {
            if call.visitor != nil, !endpoint.isForPrograms { throw Refusal.notFound }
            if endpoint.isForPrograms { throw Refusal.signIn }
            let back =
                call.method == .get ? Address(path: call.path).with(call.query.map { ($0.name, $0.value) }).shown : ""
            return .redirect(Address("/dang-nhap").with([("ve", back)]))
        }
        guard steps.count > 1, steps.last == "", call.method == .get else { return nil }
        let straight = Address(path: call.path).with(call.query.map { ($0.name, $0.value) })
        return Reply(status: 308, type: "", headers: [("Location", straight.shown)])
    }

    /// Reads the body, and for a page's form makes sure it came from a page of this house.
    private func receive(_ incoming: Incoming, _ endpoint: Endpoint, _ call: inout Call) async throws {
        guard endpoint.isForPrograms || FormSecret.isFromHere(call) else { throw Refusal.foreign }
        call.body = try await incoming.body(limit: endpoint.bodyLimit)
        guard !endpoint.isForPrograms else { return }
        let form: Form
        do {
            form = try call.form()
        } catch let problem as FormProblem {
            throw Refusal.unreadable(problem)
        }
        guard FormSecret.same(form[Form.tokenName] ?? "", call.formToken) else { throw Refusal.foreign }
        call.sentForm = form
        call.body = []
    }

    /// The caller's network address; a gate before the house names it in the last part of `X-Forwarded-For`.
    private func remote(_ call: Call, _ context: EdgeContext) -> String {
        guard settings.isBehindTLS, let line = call.headers["x-forwarded-for"],
            let last = line.split(separator: ",").last
        else { return context.remote }
        return String(last.drop { $0 == " " }.prefix(45))
    }

    /// One line for each request, without query values.
    private func note(_ request: Request, _ call: Call, _ reply: Reply, _ taken: Duration) {
        let ms = taken.components.seconds * 1000 + taken.components.attoseconds / 1_000_000_000_000_000
        logger.info(
            "\(request.method.rawValue) \(call.loggedPath) \(reply.status) \(ms)ms",
            metadata: ["request": "\(call.requestID)", "account": "\(call.visitor?.account ?? "-")"])
    }
}

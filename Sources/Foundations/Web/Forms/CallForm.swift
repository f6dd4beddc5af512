import Vocabulary

/// How much a form may hold besides its bytes, which the endpoint limits.
package struct FormLimits: Sendable {
    package var fields = 5000
    package var files = 20
    /// Of the lines over one part.
    package var partHeadBytes = 8192

    package init() {}
}

extension Call {
    /// What the visitor's form sent, urlencoded or multipart.
    ///
    /// - Throws: `FormProblem` when it cannot be read; the edge then answers 400.
    package func form(limits: FormLimits = FormLimits()) throws -> Form {
        if let sentForm { return sentForm }
        let type = headers["content-type"] ?? ""
        switch HeaderParameters(type).first {
        case "application/x-www-form-urlencoded":
            return Form(fields: try Decoding.pairs(body[...], keepingLines: true, atMost: limits.fields))
        case "multipart/form-data":
            guard let boundary = Multipart.boundary(of: type) else { throw FormProblem.unreadable }
            return try Multipart(body: body, boundary: boundary, limits: limits).form()
        case "" where body.isEmpty: return Form()
        default: throw FormProblem.unknownType
        }
    }
}

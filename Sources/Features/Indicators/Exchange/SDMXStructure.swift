package import Vocabulary

/// What SDMX needs to know before it can read values: the lists of codes, what the columns mean, and how they stand
/// together. One data flow of one data structure, written as SDMX-ML 2.1 (ISO 17369).
package struct SDMXStructure: Sendable, Hashable {
    /// A code and what it says; the code goes through `SDMXCode.id`.
    package struct Item: Sendable, Hashable {
        package var code: String
        /// Vietnamese.
        package var name: String
        /// What more there is to say, Vietnamese; may be empty.
        package var meaning: String
        package init(code: String, name: String, meaning: String = "") {
            self.code = code
            self.name = name
            self.meaning = meaning
        }
    }

    /// A way of breaking values down, with its members.
    package struct Dimension: Sendable, Hashable {
        package var code: String
        package var members: [Item]
        package init(code: String, members: [Item]) {
            self.code = code
            self.members = members
        }
        /// Its column.
        var column: String { SDMXCode.column(code) }
        var list: String { "CL_\(column)" }
    }

    /// Who keeps the lists: letters, digits, `_` and `-`, a letter first.
    package var agency: String
    /// The name of the whole, Vietnamese.
    package var name: String
    package var indicators: [Item]
    package var areas: [Item]
    package var dimensions: [Dimension]
    /// When it was written.
    package var prepared: Instant

    package init(
        agency: String, name: String, indicators: [Item], areas: [Item], dimensions: [Dimension], prepared: Instant
    ) {
        self.agency = agency
        self.name = name
        self.indicators = indicators
        self.areas = areas
        self.dimensions = dimensions
        self.prepared = prepared
    }

    static let version = "1.0"
    static let flow = "CHI_SO"
    static let concepts = "CS_CHI_SO"
    static let definition = "DSD_CHI_SO"

    /// The structure as one SDMX-ML 2.1 message.
    package var markup: [UInt8] {
        var xml = SDMXMarkup()
        let spaces = ["message", "structure", "common"].map {
            (String($0.prefix(3)), "http://www.sdmx.org/resources/sdmxml/schemas/v2_1/\($0)")
        }
        xml.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
        xml.element("mes:Structure", spaces.map { ("xmlns:\($0)", $1) }) { xml in
            xml.element("mes:Header") { xml in
                xml.element("mes:ID") { $0.text("\(SDMXStructure.definition)-\(SDMXStructure.version)") }
                xml.element("mes:Test") { $0.text("false") }
                xml.element("mes:Prepared") { $0.text(prepared.text) }
                xml.element("mes:Sender", [("id", agency)]) { _ in }
            }
            // The order is the schema's: a data flow stands before the structure it refers to.
            xml.element("mes:Structures") { xml in
                xml.element("str:Dataflows") { writeFlow(&$0) }
                xml.element("str:Codelists") { writeLists(&$0) }
                xml.element("str:Concepts") { writeConcepts(&$0) }
                xml.element("str:DataStructures") { writeDefinition(&$0) }
            }
        }
        return xml.bytes
    }

    private func kept(_ id: String) -> [(String, String)] {
        [("id", id), ("agencyID", agency), ("version", SDMXStructure.version)]
    }

    private func writeFlow(_ xml: inout SDMXMarkup) {
        xml.element("str:Dataflow", kept(SDMXStructure.flow)) { xml in
            xml.words("com:Name", name)
            xml.element("str:Structure") { xml in
                xml.reference(kept(SDMXStructure.definition), "datastructure", "DataStructure")
            }
        }
    }

    private func writeLists(_ xml: inout SDMXMarkup) {
        let whole = Item(code: "", name: "Tổng số")
        write("CL_FREQ", "Kỳ", SDMXCode.frequencies, &xml)
        write("CL_OBS_STATUS", "Tình trạng của giá trị", SDMXCode.statuses, &xml)
        write("CL_INDICATOR", "Chỉ số", indicators, &xml)
        write("CL_AREA", "Đơn vị", areas, &xml)
        for dimension in dimensions { write(dimension.list, dimension.code, [whole] + dimension.members, &xml) }
    }

    private func write(_ id: String, _ name: String, _ items: [Item], _ xml: inout SDMXMarkup) {
        xml.element("str:Codelist", kept(id)) { xml in
            xml.words("com:Name", name)
            for item in items {
                xml.element("str:Code", [("id", SDMXCode.id(item.code))]) { xml in
                    xml.words("com:Name", item.name)
                    if !item.meaning.isEmpty { xml.words("com:Description", item.meaning) }
                }
            }
        }
    }

    private func writeConcepts(_ xml: inout SDMXMarkup) {
        xml.element("str:ConceptScheme", kept(SDMXStructure.concepts)) { xml in
            xml.words("com:Name", name)
            for concept in SDMXCode.concepts + dimensions.map({ Item(code: $0.column, name: $0.code) }) {
                xml.element("str:Concept", [("id", concept.code)]) { $0.words("com:Name", concept.name) }
            }
        }
    }

    private func writeDefinition(_ xml: inout SDMXMarkup) {
        xml.element("str:DataStructure", kept(SDMXStructure.definition)) { xml in
            xml.words("com:Name", name)
            xml.element("str:DataStructureComponents") { xml in
                xml.element("str:DimensionList", [("id", "DimensionDescriptor")]) { xml in
                    let coded =
                        [("FREQ", "CL_FREQ"), ("INDICATOR", "CL_INDICATOR"), ("REF_AREA", "CL_AREA")]
                        + dimensions.map { ($0.column, $0.list) }
                    for (place, (id, list)) in coded.enumerated() {
                        write("str:Dimension", id, [("position", "\(place + 1)")], .list(list), &xml)
                    }
                    write(
                        "str:TimeDimension", "TIME_PERIOD", [("position", "\(coded.count + 1)")],
                        .format("ObservationalTimePeriod"), &xml)
                }
                xml.element("str:AttributeList", [("id", "AttributeDescriptor")]) { xml in
                    for (id, content) in SDMXStructure.attributes {
                        let isNeeded = id == "OBS_STATUS" || id == "UNIT_MEASURE"
                        write(
                            "str:Attribute", id, [("assignmentStatus", isNeeded ? "Mandatory" : "Conditional")],
                            content, &xml)
                    }
                }
                xml.element("str:MeasureList", [("id", "MeasureDescriptor")]) { xml in
                    write("str:PrimaryMeasure", "OBS_VALUE", [], .format("Double"), &xml)
                }
            }
        }
    }

    /// What may stand in a column.
    private enum Content {
        case list(String)
        case format(String)
    }

    private static let attributes: [(String, Content)] = [
        ("UNIT_MEASURE", .format("String")), ("OBS_STATUS", .list("CL_OBS_STATUS")), ("NUMERATOR", .format("Double")),
        ("DENOMINATOR", .format("Double")), ("COMMENT_OBS", .format("String")),
    ]

    private func write(
        _ tag: String, _ id: String, _ attributes: [(String, String)], _ content: Content, _ xml: inout SDMXMarkup
    ) {
        xml.element(tag, [("id", id)] + attributes) { xml in
            xml.element("str:ConceptIdentity") { xml in
                xml.reference(
                    [
                        ("id", id), ("maintainableParentID", SDMXStructure.concepts),
                        ("maintainableParentVersion", SDMXStructure.version), ("agencyID", agency),
                    ], "conceptscheme", "Concept")
            }
            xml.element("str:LocalRepresentation") { xml in
                switch content {
                case .list(let list):
                    xml.element("str:Enumeration") { $0.reference(kept(list), "codelist", "Codelist") }
                case .format(let type): xml.element("str:TextFormat", [("textType", type)]) { _ in }
                }
            }
            if tag == "str:Attribute" {
                xml.element("str:AttributeRelationship") { xml in
                    xml.element("str:PrimaryMeasure") { $0.element("Ref", [("id", "OBS_VALUE")]) { _ in } }
                }
            }
        }
    }
}

/// SDMX-ML put together as bytes.
struct SDMXMarkup {
    private(set) var bytes: [UInt8] = []

    mutating func raw(_ markup: String) { bytes.append(contentsOf: markup.utf8) }

    mutating func text(_ words: String) {
        for byte in words.utf8 {
            switch byte {
            case 0x26: raw("&amp;")
            case 0x3C: raw("&lt;")
            case 0x3E: raw("&gt;")
            case 0x22: raw("&quot;")
            default: bytes.append(byte)
            }
        }
    }

    mutating func element(
        _ tag: String, _ attributes: [(String, String)] = [], _ body: (inout SDMXMarkup) -> Void
    ) {
        raw("<\(tag)")
        for (name, value) in attributes {
            raw(" \(name)=\"")
            text(value)
            raw("\"")
        }
        raw(">")
        body(&self)
        raw("</\(tag)>")
    }

    /// Vietnamese words for people.
    mutating func words(_ tag: String, _ words: String) {
        element(tag, [("xml:lang", "vi")]) { $0.text(SDMXCode.oneLine(words)) }
    }

    mutating func reference(_ attributes: [(String, String)], _ package: String, _ kind: String) {
        element("Ref", attributes + [("package", package), ("class", kind)]) { _ in }
    }
}

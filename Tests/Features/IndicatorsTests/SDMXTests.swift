import Testing
import Vocabulary

@testable import Indicators

@Suite struct SDMXTests {
    private static let structure = SDMXStructure(
        agency: "TIEN_DO", name: "Chỉ số & <thử>", indicators: [.init(code: "so-ho", name: "Số hộ \"nghèo\"")],
        areas: [.init(code: "xa-1", name: "Xã Một", meaning: "dòng\nhai")],
        dimensions: [.init(code: "nhom-tuoi", members: [.init(code: "tre", name: "Trẻ")])],
        prepared: Instant(milliseconds: 0))

    @Test(arguments: [
        ("dvc-truc-tuyen", "dvc-truc-tuyen"), ("xa-21040", "xa-21040"), ("", "_T"), ("_T", "$5FT"), ("a_b", "a_b"),
        ("ub/tỉnh.1", "ub$2Ft$E1$BB$89nh$2E1"), ("$5FT", "$245FT"), ("a b", "a$20b"), ("A@b", "A@b"),
    ])
    func `a code becomes an identifier of its own`(code: String, id: String) { #expect(SDMXCode.id(code) == id) }

    @Test(arguments: [
        ("gioi", "GIOI"), ("nhom-tuoi", "NHOM_TUOI"), ("freq", "D_FREQ"), ("area", "D_AREA"), ("1a", "D_1A"),
        ("obs-value", "D_OBS_VALUE"),
    ])
    func `a dimension has a column that is not another's`(code: String, column: String) {
        #expect(SDMXCode.column(code) == column)
    }

    @Test func `a value is one line whatever its note holds`() throws {
        var writer = SDMXDataWriter(Self.structure)
        let period = try #require(Period("2026-Q3"))
        writer.add(
            SDMXObservation(
                indicator: "so-ho", area: "xa-1", members: ["tre"], period: period, value: 12.5, numerator: 1,
                denominator: 8, unit: "%", status: .unvalidated, note: "a\r\nb\u{2028}c,\u{0}\"d\""))
        #expect(
            String(decoding: writer.take(), as: UTF8.self) == """
                STRUCTURE,STRUCTURE_ID,ACTION,FREQ,INDICATOR,REF_AREA,NHOM_TUOI,TIME_PERIOD,OBS_VALUE,UNIT_MEASURE,\
                OBS_STATUS,NUMERATOR,DENOMINATOR,COMMENT_OBS\r
                dataflow,TIEN_DO:CHI_SO(1.0),I,Q,so-ho,xa-1,tre,2026-Q3,12.5,%,V,1,8,"a b c, ""d\"""\r

                """)
        for (code, line) in [("2026-03", "M"), ("2026-S1", "S"), ("2026", "A")] {
            let period = try #require(Period(code))
            writer.add(SDMXObservation(indicator: "so-ho", area: "xa-1", period: period, value: -3, unit: "hộ"))
            #expect(
                String(decoding: writer.take(), as: UTF8.self)
                    == "dataflow,TIEN_DO:CHI_SO(1.0),I,\(line),so-ho,xa-1,_T,\(code),-3,hộ,A,,,\r\n")
        }
        #expect(writer.count == 0)
    }

    @Test func `the structure names every column of the values and escapes its words`() {
        let markup = String(decoding: Self.structure.markup, as: UTF8.self)
        let columns = [
            "FREQ", "INDICATOR", "REF_AREA", "NHOM_TUOI", "TIME_PERIOD", "OBS_VALUE", "UNIT_MEASURE", "OBS_STATUS",
            "NUMERATOR", "DENOMINATOR", "COMMENT_OBS",
        ]
        for column in columns { #expect(markup.contains("<str:Concept id=\"\(column)\">"), "\(column)") }
        #expect(markup.contains("Chỉ số &amp; &lt;thử&gt;") && markup.contains("Số hộ &quot;nghèo&quot;"))
        #expect(markup.contains("<com:Description xml:lang=\"vi\">dòng hai</com:Description>"))
        #expect(markup.contains("<str:Code id=\"_T\">") && markup.contains("<str:Code id=\"tre\">"))
        #expect(markup.contains("<str:TimeDimension id=\"TIME_PERIOD\" position=\"5\">"))
    }
}

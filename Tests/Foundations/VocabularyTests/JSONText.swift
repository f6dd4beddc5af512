import Testing
import Vocabulary

@Suite struct JSONText {
    @Test(arguments: [
        #"{"b":1,"a":[true,false,null,-0.5,"Đề án \"06\"\n"],"ê":{}}"#, "[]", #""""#, "0", "-12", "9223372036854775807",
        "1.5",
        #""\u0001\\/""#, "[[[]],{}]",
    ])
    func `what is read is written back the same`(text: String) throws {
        #expect(try JSON(parsing: text).text == text)
    }

    @Test func `escapes and blanks are read`() throws {
        #expect(
            try JSON(parsing: " [ \"\\u0110\\uD83D\\uDE00\\/\\b\\f\" ,\r\n\t1e2 ] ") == ["Đ😀/\u{8}\u{c}", .number(100)])
        #expect(try JSON(parsing: "9223372036854775808") == .number(9223372036854775808))
    }

    @Test(arguments: [
        "", " ", "{", "[1,]", "{\"a\":}", "{\"a\" 1}", "{a:1}", "[1 2]", "01", "1.", ".5", "-", "+1", "1e", "nul",
        "tru", "1 2",
        "\"", "\"\\x\"", "\"\\u12\"", "\"\\uD800\"", "\"\\uD800\\u0041\"", "\"\\uDC00\"", "\"a\nb\"", "1e999", "NaN",
        "[", "\u{feff}1",
    ])
    func `what is not JSON is refused`(text: String) {
        #expect(throws: JSONProblem.self) { try JSON(parsing: text) }
    }

    @Test func `limits and doubled members have their own problem`() {
        #expect(throws: JSONProblem.tooDeep) { try JSON(parsing: String(repeating: "[", count: 100_000)) }
        #expect(throws: JSONProblem.tooLong) { try JSON(parsing: "[1,2,3]", limit: 6) }
        #expect(throws: JSONProblem.memberTwice("a")) { try JSON(parsing: #"{"a":1,"\u0061":2}"#) }
        #expect(throws: JSONProblem.malformed(offset: 3)) { try JSON(parsing: [34, 0xff, 0xfe, 34] as [UInt8]) }
    }

    @Test func `sorting orders members at every depth`() throws {
        #expect(try JSON(parsing: #"{"b":[{"d":1,"c":2}],"a":0}"#).sorted.text == #"{"a":0,"b":[{"c":2,"d":1}]}"#)
    }

    @Test func `members are found by name`() throws {
        let value = try JSON(parsing: #"{"a":{"n":3,"f":1.5,"t":true,"s":"x","l":[1]},"z":null}"#)
        #expect(value["a"]?["n"]?.integer == 3)
        #expect(value["a"]?["n"]?.number == 3)
        #expect(value["a"]?["f"]?.number == 1.5)
        #expect(value["a"]?["t"]?.bool == true)
        #expect(value["a"]?["s"]?.string == "x")
        #expect(value["a"]?["l"]?.array == [1])
        #expect(value["z"]?.isNull == true)
        #expect(value["y"] == nil)
    }
}

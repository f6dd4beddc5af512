/// The attributes of one element, as the parser lends them: good only inside the call.
struct MarkupAttributes {
    /// Names and values in turn, ended by nil.
    let list: UnsafeMutablePointer<UnsafePointer<CChar>?>

    /// The value of an attribute, as a C string.
    @inline(__always)
    func raw(_ name: StaticString) -> UnsafePointer<CChar>? {
        var at = list
        while let key = at[0] {
            if key.equals(name) { return at[1].map { UnsafePointer($0) } }
            at += 2
        }
        return nil
    }

    subscript(_ name: StaticString) -> String? { raw(name).map { String(cString: $0) } }

    func integer(_ name: StaticString) -> Int? { raw(name)?.integer }

    /// A Word switch such as `<w:b/>`: on without a value.
    func isOn(_ name: StaticString = "w:val") -> Bool {
        guard let value = raw(name) else { return true }
        return !(value.equals("0") || value.equals("false") || value.equals("off"))
    }

    /// A namespace declared here is bound to another prefix than the usual one.
    @inline(__always)
    var declareUnusualPrefixes: Bool {
        var at = list
        while let key = at[0] {
            if key[0] == 0x78, key[1] == 0x6D, key.hasPrefix("xmlns"), let value = at[1],
                !NamespacedMarkup.isUsual(key, value)
            {
                return true
            }
            at += 2
        }
        return false
    }
}

extension UnsafePointer<CChar> {
    @inline(__always)
    func equals(_ text: StaticString) -> Bool {
        let count = text.utf8CodeUnitCount
        let other = text.utf8Start
        for index in 0..<count where UInt8(bitPattern: self[index]) != other[index] { return false }
        return self[count] == 0
    }

    func hasPrefix(_ text: StaticString) -> Bool {
        let other = text.utf8Start
        for index in 0..<text.utf8CodeUnitCount where UInt8(bitPattern: self[index]) != other[index] { return false }
        return true
    }

    /// A whole number in decimal digits; nil for anything else, also past twelve digits.
    var integer: Int? {
        var at = self
        var isNegative = false
        if at[0] == 0x2D {
            isNegative = true
            at += 1
        }
        guard at[0] != 0 else { return nil }
        var value = 0
        var digits = 0
        while at[0] != 0 {
            let digit = Int(at[0]) - 0x30
            guard 0...9 ~= digit, digits < 12 else { return nil }
            value = value * 10 + digit
            digits += 1
            at += 1
        }
        return isNegative ? -value : value
    }
}

package import Database
import Vocabulary

extension PageKey {
    /// The condition, order and limit of a page: `AND (sort, id) > (…) ORDER BY sort, id LIMIT …`.
    ///
    /// - Parameters:
    ///   - key: where the page begins; nil for the first.
    ///   - sort: the sort column; `id`: the id column; both ascending unless `descending`.
    ///   - size: rows of a page; one more is read to know whether there is a next page; nil for all.
    package static func clause(_ key: PageKey?, sort: SQL, id: SQL, descending: Bool, size: Int?) -> SQL {
        let backwards = key?.direction == .before
        var sql: SQL = .empty
        if let key {
            sql =
                backwards != descending
                ? " AND (\(sort), \(id)) < (\(key.sort), \(key.id))"
                : " AND (\(sort), \(id)) > (\(key.sort), \(key.id))"
        }
        sql = sql + (backwards != descending ? " ORDER BY \(sort) DESC, \(id) DESC" : " ORDER BY \(sort), \(id)")
        if let size { sql = sql + " LIMIT \(size + 1)" }
        return sql
    }
}

/// A condition that holds where a folded column has every word of one of the forms of what was searched for.
///
/// `keys` are folded forms of one query (as typed, abbreviations written out, long forms shortened); empty finds all.
package func matches(_ column: SQL, keys: [String]) -> SQL {
    guard !keys.isEmpty else { return "1 = 1" }
    let forms = keys.map { key -> SQL in
        let words = key.split(separator: " ").prefix(12).map { word -> SQL in
            "\(column) LIKE \(likePattern(String(word))) ESCAPE '\\'"
        }
        return words.isEmpty ? "1 = 1" : "(\(words.joined(separator: " AND ")))"
    }
    return "(\(forms.joined(separator: " OR ")))"
}

/// `%word%` with the signs of LIKE taken literally.
func likePattern(_ word: String) -> String {
    var bytes: [UInt8] = [UInt8(ascii: "%")]
    for byte in word.utf8 {
        if byte == UInt8(ascii: "%") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "\\") {
            bytes.append(UInt8(ascii: "\\"))
        }
        bytes.append(byte)
    }
    return String(decoding: bytes + [UInt8(ascii: "%")], as: UTF8.self)
}

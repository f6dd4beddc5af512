import Design
import Vocabulary

/// Merging, splitting and rejecting: each opens under its button and works without a script.
struct RowDeeds {
    let review: ReviewRow
    let hidden: HTML

    private var address: Address { IntakeRoute.decision(review.item.id, review.row.id) }

    var html: HTML { "\(review.hosts.isEmpty ? .empty : merge)\(review.row.parent == nil ? split : .empty)\(reject)" }

    private func deed(_ words: String, _ code: String, _ inside: HTML, button: String) -> HTML {
        """
        <details class="deed"><summary class="btn">\(words)</summary><form method="post" action="\(address)">\(hidden)\
        <input type="hidden" name="viec" value="\(code)">\(inside)<button class="btn" type="submit">\(button)</button></form></details>\n
        """
    }

    private var merge: HTML {
        deed(
            say("Gộp", "Merge"), "merge",
            """
            <div class="field"><label for="g-vao">\(say("Gộp vào dòng", "Merge into row"))</label><select id="g-vao" name="vao">\
            \(review.hosts.markup { "<option value=\"\($0.id.text)\">\($0.name.shortened(to: 80))</option>" })</select></div>\
            <div class="field check"><label for="g-noi"><input type="checkbox" id="g-noi" name="noi" value="1" checked>\
            <span>\(say("Nối thêm lời văn của dòng này", "Add the words of this row"))</span></label></div>
            """, button: say("Gộp dòng này", "Merge this row"))
    }

    private var split: HTML {
        deed(
            say("Tách", "Split"), "split",
            """
            <div class="field"><label for="t-phan">\(say("Mỗi phần một dòng", "One part per line"))</label>\
            <textarea id="t-phan" name="phan" rows="5">\n\(RowDeeds.pieces(review.row.fields.title).joined(separator: "\n"))</textarea>\
            <span class="lab-note">\(say("Cơ quan, thời hạn và sản phẩm chép sang từng phần để sửa riêng.", "Agencies, deadline and product are copied to each part, to be corrected there."))</span></div>
            """, button: say("Tách thành các phần", "Split into parts"))
    }

    private var reject: HTML {
        deed(
            say("Loại, ghi lý do", "Reject, with a reason"), "reject",
            """
            <div class="field"><label for="l-ly-do">\(say("Lý do loại", "Why it is rejected"))</label><input type="text" id="l-ly-do" name="lydo" list="ly-do" required>\
            <datalist id="ly-do"><option value="Không phải việc phải giao"></option><option value="Trùng với dòng khác"></option>\
            <option value="Dòng tiêu đề, không phải nội dung"></option></datalist></div>
            """, button: say("Loại dòng này", "Reject this row"))
    }

    /// The title cut where it seems to carry several assignments: at line breaks, else at semicolons.
    static func pieces(_ title: String) -> [String] {
        for separator in [UInt8(ascii: "\n"), UInt8(ascii: ";")] {
            let parts = title.utf8.split(separator: separator).map { RowForm.line(String(Substring($0))) }.filter {
                !$0.isEmpty
            }
            if parts.count > 1 { return parts }
        }
        return [title]
    }
}

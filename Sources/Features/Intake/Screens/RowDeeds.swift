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
            "Gộp", "merge",
            """
            <div class="field"><label for="g-vao">Gộp vào dòng</label><select id="g-vao" name="vao">\
            \(review.hosts.markup { "<option value=\"\($0.id.text)\">\($0.name.shortened(to: 80))</option>" })</select></div>\
            <div class="field check"><label for="g-noi"><input type="checkbox" id="g-noi" name="noi" value="1" checked>\
            <span>Nối thêm lời văn của dòng này</span></label></div>
            """, button: "Gộp dòng này")
    }

    private var split: HTML {
        deed(
            "Tách", "split",
            """
            <div class="field"><label for="t-phan">Mỗi phần một dòng</label>\
            <textarea id="t-phan" name="phan" rows="5">\n\(RowDeeds.pieces(review.row.fields.title).joined(separator: "\n"))</textarea>\
            <span class="lab-note">Cơ quan, thời hạn và sản phẩm chép sang từng phần để sửa riêng.</span></div>
            """, button: "Tách thành các phần")
    }

    private var reject: HTML {
        deed(
            "Loại, ghi lý do", "reject",
            """
            <div class="field"><label for="l-ly-do">Lý do loại</label><input type="text" id="l-ly-do" name="lydo" list="ly-do" required>\
            <datalist id="ly-do"><option value="Không phải việc phải giao"></option><option value="Trùng với dòng khác"></option>\
            <option value="Dòng tiêu đề, không phải nội dung"></option></datalist></div>
            """, button: "Loại dòng này")
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

import Organizations
import Plans
import Testing
import Vocabulary
import Web

@testable import Directions

@Suite struct PagesOfDirections {
    @Test func `an instruction goes its whole way through the pages`() async throws {
        try await withHouse { house in
            let mission = try await house.add("Lập danh mục <thiết bị>", lead: ["so-y-te"])
            let about = [(name: "loai", value: "mission"), (name: "ve", value: mission.text)]
            let form = try await house.ask(.get, "/chi-dao/moi", as: House.leader, query: about)
            #expect(
                form.status == 200 && form.text.contains("value=\"Sở Y tế\"") && form.text.contains("&lt;thiết bị&gt;"))
            #expect(try await house.ask(.get, "/chi-dao/moi", as: House.coordinator, query: about).status == 404)
            let wrong = try await house.ask(
                .post, "/chi-dao/moi", as: House.leader,
                form: about + [
                    (name: "noi-dung", value: "Báo cáo ngay"), (name: "co-quan", value: "Sở Không Có"),
                    (name: "han", value: "20/1/2026"),
                ])
            #expect(wrong.status == 422 && wrong.text.contains("Sở Không Có") && wrong.text.contains("Báo cáo ngay"))
            let done = try await house.ask(
                .post, "/chi-dao/moi", as: House.leader,
                form: about + [
                    (name: "noi-dung", value: "Báo cáo ngay"), (name: "co-quan", value: "Sở Y tế"),
                    (name: "han", value: "20/1/2026"),
                ])
            #expect(done.status == 303)
            let id = String(done.location.split(separator: "/").last ?? "")
            let focal = try await house.focal("so-y-te")
            let seen = try await house.ask(.get, "/chi-dao/{id}", as: focal, parameters: ["id": id])
            #expect(seen.status == 200 && seen.text.contains("Cơ quan đã làm xong") && !seen.text.contains("/ket-thuc"))
            let list = try await house.ask(.get, "/chi-dao", as: focal, query: [(name: "xem", value: "cho-tra-loi")])
            #expect(list.text.contains("Báo cáo ngay"))
            let other = try await house.focal("so-noi-vu")
            #expect(try await house.ask(.get, "/chi-dao/{id}", as: other, parameters: ["id": id]).status == 404)
            #expect(try await !house.ask(.get, "/chi-dao", as: other).text.contains("Báo cáo ngay"))
            let empty = try await house.ask(
                .post, "/chi-dao/{id}/tra-loi", as: focal, parameters: ["id": id],
                form: [(name: "ban", value: "1"), (name: "noi-dung", value: " ")])
            #expect(empty.status == 422)
            let answered = try await house.ask(
                .post, "/chi-dao/{id}/tra-loi", as: focal, parameters: ["id": id],
                form: [(name: "ban", value: "1"), (name: "noi-dung", value: "Đã xong"), (name: "xong", value: "1")])
            #expect(answered.status == 303)
            let stale = try await house.ask(
                .post, "/chi-dao/{id}/ket-thuc", as: House.leader, parameters: ["id": id],
                form: [(name: "ban", value: "1"), (name: "noi-dung", value: "Tốt")])
            #expect(stale.status == 409 && stale.text.contains("Tốt") && stale.text.contains("Đã xong"))
            let closed = try await house.ask(
                .post, "/chi-dao/{id}/ket-thuc", as: House.leader, parameters: ["id": id],
                form: [(name: "ban", value: "2"), (name: "noi-dung", value: "Tốt")])
            #expect(closed.status == 303)
        }
    }

    @Test func `the form of tasks grows, keeps what was typed, and gives`() async throws {
        try await withHouse { house in
            let typed = [
                (name: "nguon", value: "ket-luan"), (name: "so", value: "12/TB-UBND"),
                (name: "ngay", value: "10/01/2026"),
                (name: "trich-yeu", value: "Kết luận họp"), (name: "noi-dung", value: "Sửa trạm xá"),
                (name: "chu-tri", value: "Sở Y tế"), (name: "phoi-hop", value: ""), (name: "han", value: "2026-03-31"),
                (name: "san-pham", value: "Biên bản"),
            ]
            let more = try await house.ask(
                .post, "/giao-viec/moi", as: House.coordinator, form: typed + [(name: "viec", value: "them")])
            #expect(more.status == 200 && more.text.contains("Việc 2") && more.text.contains("Sửa trạm xá"))
            let wrong = typed.map { $0.name == "han" ? (name: "han", value: "khi nào xong") : $0 }
            let again = try await house.ask(.post, "/giao-viec/moi", as: House.coordinator, form: wrong)
            #expect(again.status == 422 && again.text.contains("khi nào xong") && again.text.contains("Biên bản"))
            let done = try await house.ask(.post, "/giao-viec/moi", as: House.coordinator, form: typed)
            #expect(done.status == 303 && done.location.hasPrefix("/nhiem-vu/"))
            #expect(try await house.ask(.get, "/giao-viec/moi", as: House.office).status == 404)
        }
    }
}

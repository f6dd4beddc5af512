import Design
import Documents
import Formats
import Foundation
import Organizations
import Plans
import TestHouse
import Testing
import Vocabulary
import Web

@Test func `the downloads of plans and agencies hold the rows of their pages in their order`() async throws {
    try await withHouse { house in
        try await house.add("Việc thứ nhất", lead: ["so-khcn"], due: Day("2026-01-31"))
        for index in 0..<30 {
            let new = NewPlan(document: nil, code: "KH \(index)", title: index % 2 == 0 ? "Chẵn" : "Lẻ")
            _ = try await house.plans.enter(new, by: House.coordinator)
        }
        let pages = Pages(house)
        for (list, query) in [
            ("/ke-hoach", ""), ("/ke-hoach", "?tim=chan&sap=ten"), ("/co-quan", ""), ("/co-quan", "?tim=so%20y"),
            ("/co-quan", "?loai=x%C3%A3"),
        ] {
            var shown: [String] = []
            var address = list + query
            while true {
                let text = try pages.text(try await pages.ask(address))
                #expect(text.contains("href=\"\(list).xlsx") && text.contains("href=\"\(list).csv"))
                for part in text.components(separatedBy: "<a class=\"row\" href=\"\(list)/").dropFirst() {
                    shown.append(part.components(separatedBy: ">")[1].components(separatedBy: "<")[0])
                }
                guard let next = text.components(separatedBy: "rel=\"next\" href=\"").dropFirst().first else { break }
                address = next.components(separatedBy: "\"")[0].replacing("&amp;", with: "&")
            }
            #expect(!shown.isEmpty)
            guard case .bytes(let csv) = try await pages.ask("\(list).csv\(query)").body else { return }
            let records = try readCSV(csv)
            #expect(records.dropFirst().map { $0.fields.first } == shown, "\(list)\(query)")
            guard case .bytes(let xlsx) = try await pages.ask("\(list).xlsx\(query)").body else { return }
            let rows = try readDocument(xlsx, fileName: "so.xlsx").blocks.compactMap { block in
                if case .table(let table) = block { table.rows.map { $0.cells.map(\.text) } } else { nil }
            }.joined()
            #expect(rows.map { $0.first } == records.map { $0.fields.first }, "\(list)\(query)")
        }
        let text = try pages.text(try await pages.ask("/co-quan.csv?tim=khoa%20hoc%20cong%20nghe", as: [.leader]))
        #expect(text.contains("so-khcn"))
    }
}

@Test func `a task's page leads every reader to its row in the source, and shows what others add`() async throws {
    try await withHouse { house in
        let mission = try await house.add("Việc có nguồn", lead: ["so-khcn"])
        let unit = try await house.focal("so-khcn").unit?.text ?? ""
        let pages = Pages(house, panels: [MissionPanel { id, _, viewer in "<p>\(id.text) \(viewer.actor)</p>" }])
        for roles: Set<Role> in [[.focal], [.leader], [.coordinator]] {
            let text = try pages.text(
                try await pages.ask("/nhiem-vu/\(mission.text)", as: roles, unit: roles == [.focal] ? unit : ""))
            #expect(text.contains("href=\"/van-ban/\(house.document.text)/nguon?bang=1&amp;hang=4\""))
            #expect(text.contains("<p>\(mission.text) thử</p>"))
        }
    }
}

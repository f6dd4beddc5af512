import Organizations
import Testing
import Vocabulary

@testable import Overview

@Suite struct NumbersOpenRows {
    /// Looks at every number of a page and counts the rows behind it.
    private func check(_ address: String, as viewer: Viewer, _ asking: Asking) async throws -> Int {
        let page = try await asking.page(address, as: viewer)
        let numbers = Set(LinkedNumber.all(in: page))
        for number in numbers {
            let rows = try await asking.rows(number.address, as: viewer)
            #expect(rows == number.count, "\(address) says \(number.count), \(number.address) has \(rows)")
        }
        return numbers.count
    }

    @Test func `every number of the province's pages equals the export of its rows`() async throws {
        try await withProvince { province in
            try await province.live()
            let asking = Asking(province)
            var numbers = 0
            for address in [
                "/tong-quan", "/tong-quan?muc-do=tu-khai", "/tong-quan?muc-do=xac-nhan&dong-ho=ban-dau",
                "/tong-quan?dong-ho=ban-dau&ke-hoach=\(province.plans[0].text)", "/tong-quan?cap=xa",
                "/tong-quan/a4", "/ty-le", "/ty-le?theo=co-quan", "/ty-le?theo=muc&muc-do=tu-khai", "/ty-le?theo=thang",
                "/ty-le?theo=quy&ke-hoach=\(province.plans[0].text)", "/co-quan/so-y-te", "/co-quan/so-xay-dung",
                "/ke-hoach/\(province.plans[0].text)", "/ke-hoach/\(province.plans[1].text)",
            ] {
                let found = try await check(address, as: Province.leader, asking)
                #expect(found > 3, "\(address) has \(found) numbers")
                numbers += found
            }
            #expect(numbers > 300)
        }
    }

    @Test func `every number of each role's first page equals the export of its rows`() async throws {
        try await withProvince { province in
            try await province.live()
            let asking = Asking(province)
            for viewer in [
                Province.office, Province.coordinator, try await province.focal("so-y-te"),
                try await province.focal("so-gddt"),
            ] {
                let found = try await check("/tong-quan", as: viewer, asking)
                #expect(found > 3, "\(viewer.actor) sees \(found) numbers")
            }
        }
    }

    @Test func `every line of what changed opens as many events as it says`() async throws {
        try await withProvince { province in
            try await province.live()
            let asking = Asking(province)
            let page = try await asking.page("/tong-quan?tu=01/01/2026")
            for kind in ChangeKind.allCases where ![.refused, .moved, .asked].contains(kind) {
                #expect(page.contains("thay-doi?loai=\(kind.rawValue)"), "\(kind)")
            }
            #expect(try await check("/tong-quan?tu=01/01/2026", as: Province.leader, asking) > 10)
            #expect(try await asking.rows("/tong-quan/thay-doi?loai=xin-gia-han", as: Province.office) == 1)
        }
    }
}

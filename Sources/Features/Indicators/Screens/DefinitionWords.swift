import Design
import Vocabulary

/// How the parts of a definition are called on pages.
enum DefinitionWords {
    static func direction(_ direction: Indicator.Direction) -> Phrase {
        switch direction {
        case .up: Phrase("Càng cao càng tốt", "Higher is better")
        case .down: Phrase("Càng thấp càng tốt", "Lower is better")
        case .keep: Phrase("Giữ ở mức đã định", "Hold a level")
        case .band: Phrase("Nằm trong khoảng", "Stay in a range")
        case .rank: Phrase("Thứ hạng, càng nhỏ càng tốt", "A rank, lower is better")
        case .yes: Phrase("Đạt hoặc chưa đạt", "Reached or not")
        case .level: Phrase("Cấp độ, càng cao càng tốt", "A maturity level, higher is better")
        }
    }

    static func kind(_ kind: Indicator.Kind) -> Phrase {
        switch kind {
        case .level: Phrase("Mức tại cuối kỳ", "How it stands at a period's end")
        case .flow: Phrase("Phát sinh trong kỳ", "What happened in a period")
        case .cumulative: Phrase("Lũy kế từ đầu", "Counted on since the start")
        case .ratio: Phrase("Tỷ lệ, có tử số và mẫu số", "A ratio, numerator over denominator")
        }
    }

    static func acrossUnits(_ rule: Indicator.AcrossUnits) -> Phrase {
        switch rule {
        case .sum: Phrase("Cộng các đơn vị", "Sum of units")
        case .ratio: Phrase("Cộng tử số, cộng mẫu số rồi chia", "Sum of numerators over sum of denominators")
        case .mean: Phrase("Trung bình các đơn vị", "Mean of units")
        case .min: Phrase("Nhỏ nhất trong các đơn vị", "Least of units")
        case .max: Phrase("Lớn nhất trong các đơn vị", "Greatest of units")
        case .own: Phrase("Tỉnh báo cáo riêng, không gộp", "The province's own value, nothing added up")
        }
    }

    static func acrossTime(_ rule: Indicator.AcrossTime) -> Phrase {
        switch rule {
        case .sum: Phrase("Cộng các kỳ", "Sum of periods")
        case .last: Phrase("Lấy kỳ cuối", "The last period")
        case .mean: Phrase("Trung bình các kỳ", "Mean of periods")
        case .max: Phrase("Lớn nhất trong các kỳ", "Greatest of periods")
        }
    }

    static func scope(_ scope: Indicator.Scope) -> Phrase {
        switch scope {
        case .province: Phrase("Đơn vị chủ trì, một số cho toàn tỉnh", "The steward, one value for the province")
        case .communes: Phrase("Từng xã, phường, đặc khu", "Each commune")
        case .departments: Phrase("Từng sở, ban, ngành", "Each department")
        case .listed: Phrase("Chỉ các đơn vị được nêu tên", "Only the units named")
        }
    }

    static func level(_ level: Aim.Level) -> Phrase {
        switch level {
        case .province: Phrase("cấp tỉnh", "province")
        case .district: Phrase("cấp huyện", "district")
        case .commune: Phrase("cấp xã", "commune")
        case .unsaid: Phrase("không nói cấp nào", "no level said")
        }
    }

    static func difference(_ difference: AimMatching.Difference) -> Phrase {
        switch difference {
        case .value: Phrase("khác giá trị", "another value")
        case .unit: Phrase("khác đơn vị tính", "another unit")
        case .horizon: Phrase("khác năm", "another year")
        }
    }

    /// Why a person should look; nil for a mark that is no reason.
    static func flag(_ flag: String) -> Phrase? {
        switch flag {
        case "level.obsolete":
            Phrase("Cấp huyện đã kết thúc ngày 01/7/2025.", "Districts ended on 1 July 2025.")
        case "text": Phrase("Chưa đọc ra một con số để tính.", "No number to reckon with was read.")
        case "group": Phrase("Dòng tiêu đề của các chỉ tiêu bên dưới.", "A heading over the targets below.")
        case "relative.needs-baseline":
            Phrase("So với một mức khác, cần số xuất phát.", "Relative to another level; needs a baseline.")
        case "aspirational": Phrase("Mức phấn đấu.", "Striven for, not demanded.")
        case "rising": Phrase("Tăng dần, chưa nói từng năm.", "To rise step by step; no years said.")
        case "ratio.names-missing":
            Phrase("Cần ghi tử số và mẫu số là gì.", "Say what numerator and denominator are.")
        case "scope.departments-too": Phrase("Văn bản giao cả sở, ban, ngành.", "Departments are named too.")
        default: nil
        }
    }
}

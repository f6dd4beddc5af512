import Design
import Vietnamese
import Vocabulary

/// How values, their states and their periods are called on pages.
enum ValueWords {
    static func state(_ state: ValueState, needsApproval: Bool) -> Phrase {
        switch state {
        case .draft: Phrase("Nháp", "Draft")
        case .sent: needsApproval ? Phrase("Chờ duyệt", "To approve") : Phrase("Đã gửi", "Sent")
        case .returned: Phrase("Bị trả lại", "Returned")
        case .approved: Phrase("Đã duyệt", "Approved")
        case .contested: Phrase("Có ý kiến", "Contested")
        }
    }

    static func badge(_ state: ValueState, needsApproval: Bool, _ language: Language) -> Badge {
        let look: Badge.State =
            switch state {
            case .draft: .draft
            case .sent: needsApproval ? .soon : .ok
            case .returned: .back
            case .approved: .done
            case .contested: .late
            }
        return Badge(look, language(Self.state(state, needsApproval: needsApproval)))
    }

    static func act(_ act: ValueAct) -> Phrase {
        switch act {
        case .send: Phrase("gửi bản nháp", "sent the draft")
        case .back: Phrase("trả lại", "returned it")
        case .approve: Phrase("duyệt", "approved it")
        case .contest: Phrase("không đồng ý", "contested it")
        case .keep: Phrase("giữ nguyên giá trị", "kept the value")
        case .replace: Phrase("thay bằng giá trị khác", "put another in its place")
        }
    }

    static func channel(_ channel: String) -> Phrase {
        switch channel {
        case "page": Phrase("nhập trên trang", "entered on a page")
        case "pack": Phrase("gói Excel", "Excel pack")
        case "file": Phrase("tệp", "file")
        case "api": Phrase("chương trình", "a program")
        default: Phrase("dữ liệu thử", "sample data")
        }
    }

    /// `Tháng 9/2026`, `Quý III/2026`, `6 tháng đầu năm 2026`, `Năm 2026`.
    static func period(_ period: Period) -> Phrase {
        let year = String(period.year)
        switch period.frequency {
        case .month: return Phrase("Tháng \(period.part)/\(year)", "\(period.part)/\(year)")
        case .quarter: return Phrase("Quý \(RomanNumeral.write(period.part))/\(year)", "Q\(period.part) \(year)")
        case .half:
            return period.part == 1
                ? Phrase("6 tháng đầu năm \(year)", "First half of \(year)")
                : Phrase("6 tháng cuối năm \(year)", "Second half of \(year)")
        case .year: return Phrase("Năm \(year)", year)
        }
    }

    static func frequency(_ frequency: Frequency) -> Phrase {
        switch frequency {
        case .month: Phrase("Hằng tháng", "Monthly")
        case .quarter: Phrase("Hằng quý", "Quarterly")
        case .half: Phrase("Sáu tháng", "Half-yearly")
        case .year: Phrase("Hằng năm", "Yearly")
        }
    }

    /// `45,2 %`, `9/10 = 90 %`; “đã rút” for a removal.
    static func value(_ says: Statement, of indicator: Indicator, _ language: Language) -> String {
        switch says {
        case .removed: language("đã rút, để trống", "taken back, empty")
        case .amount(let amount): number(amount, of: indicator)
        case .ratio(let numerator, let denominator):
            """
            \(GridForm.written(numerator))/\(GridForm.written(denominator)) = \
            \(number(says.value(factor: indicator.factor) ?? 0, of: indicator))
            """
        }
    }

    /// With the indicator's digits after the comma and its unit.
    static func number(_ value: Double, of indicator: Indicator) -> String {
        let text = VietnameseNumber.write(value, decimals: indicator.decimals)
        return indicator.unit.isEmpty ? text : "\(text) \(indicator.unit)"
    }
}

import Vietnamese
import Vocabulary

/// How the deeds on promises read in a history.
enum DeedWords {
    static func name(_ deed: String) -> Phrase {
        switch deed {
        case "mission-added": Phrase("đưa nhiệm vụ vào sổ", "registered the task")
        case "mission-corrected": Phrase("sửa nhiệm vụ", "corrected the task")
        case "mission-withdrawn": Phrase("rút nhiệm vụ", "withdrew the task")
        case "mission-given": Phrase("giao việc", "gave it out")
        case "assignment-changed": Phrase("sửa việc giao theo sổ", "changed it with the register")
        case "assignment-accepted": Phrase("nhận việc", "accepted it")
        case "assignment-contested": Phrase("báo không đúng đơn vị", "contested it")
        case "assignment-upheld": Phrase("giữ nguyên cơ quan", "kept the agency")
        case "assignment-reassigned": Phrase("giao cơ quan khác", "gave it to another agency")
        case "assignment-confirmed": Phrase("xác nhận kết quả", "confirmed the result")
        case "assignment-returned": Phrase("trả lại kết quả", "returned the result")
        case "assignment-suspended": Phrase("tạm dừng", "suspended it")
        case "assignment-resumed": Phrase("cho tiếp tục", "resumed it")
        case "assignment-withdrawn": Phrase("rút việc", "withdrew it")
        case "assignment-reopened": Phrase("mở lại", "reopened it")
        case "assignment-amended":
            Phrase("sửa nhiệm vụ sau khi đã xác nhận", "corrected the task after it was confirmed")
        case "progress-sent": Phrase("báo cáo", "reported")
        case "evidence-added": Phrase("thêm minh chứng", "added evidence")
        case "evidence-withdrawn": Phrase("rút minh chứng", "withdrew evidence")
        case "step-added": Phrase("thêm bước", "added a step")
        case "step-changed": Phrase("sửa bước", "changed a step")
        case "step-withdrawn": Phrase("rút bước", "withdrew a step")
        case "extension-asked": Phrase("đề nghị gia hạn", "asked for a later deadline")
        case "extension-taken-back": Phrase("rút đề nghị gia hạn", "took the request back")
        case "extension-granted": Phrase("gia hạn", "extended the deadline")
        case "extension-refused": Phrase("không gia hạn", "refused the extension")
        case "claim-made": Phrase("báo đang chờ cơ quan khác", "waits for another agency")
        case "claim-answered": Phrase("trả lời cơ quan đang chờ", "answered who waits")
        case "claim-closed": Phrase("khép việc chờ", "waits no longer")
        case "assignment-delegated": Phrase("giao cho người trong cơ quan", "gave it to a person")
        case "assignment-moved": Phrase("chuyển giao", "handed it over")
        default: Phrase(deed, deed)
        }
    }

    static func field(_ name: String) -> Phrase {
        switch name {
        case "title": Phrase("Nội dung", "Title")
        case "product": Phrase("Sản phẩm", "Product")
        case "lead": Phrase("Chủ trì", "Lead")
        case "coop": Phrase("Phối hợp", "Cooperating")
        case "leadUnits": Phrase("Mã cơ quan chủ trì", "Lead's code")
        case "coopUnits": Phrase("Mã cơ quan phối hợp", "Cooperating codes")
        case "deadline": Phrase("Thời hạn theo văn bản", "Deadline as written")
        case "deadlineKind": Phrase("Loại hạn", "Kind of deadline")
        case "start": Phrase("Từ ngày", "From")
        case "end", "due": Phrase("Hạn", "Deadline")
        case "section": Phrase("Mục", "Section")
        case "sectionTitle": Phrase("Tên mục", "Section title")
        case "annex": Phrase("Phụ lục", "Annex")
        case "no": Phrase("Số", "Number")
        case "state": Phrase("Trạng thái", "State")
        case "status": Phrase("Tình hình", "How it stands")
        case "part": Phrase("Vai", "Part")
        case "unit", "on": Phrase("Cơ quan", "Agency")
        case "words": Phrase("Lời ghi", "Words")
        case "reason": Phrase("Lý do", "Reason")
        case "document": Phrase("Văn bản", "Document")
        case "percent": Phrase("Tỷ lệ", "Percent")
        case "result": Phrase("Kết quả", "Result")
        case "nextStep": Phrase("Việc tiếp theo", "Next")
        case "obstacles": Phrase("Vướng mắc", "Obstacles")
        case "proposals": Phrase("Đề nghị", "Proposals")
        case "cause": Phrase("Nguyên nhân", "Cause")
        case "evidence": Phrase("Minh chứng", "Evidence")
        case "occurrence": Phrase("Mốc", "Date")
        case "source": Phrase("Cách gửi", "Sent by")
        case "wantedOn": Phrase("Hạn đề nghị", "Wanted deadline")
        case "promisedOn": Phrase("Ngày hứa", "Promised day")
        case "hash": Phrase("Mã băm nội dung đã xác nhận", "Hash of what was confirmed")
        case "amendments": Phrase("Số thay đổi sau xác nhận", "Amendments")
        case "level": Phrase("Mức minh chứng", "Proof")
        case "group": Phrase("Nhóm", "Group")
        case "doneOn": Phrase("Ngày hoàn thành", "Done on")
        case "doneBy": Phrase("Văn bản kết quả", "Resulting document")
        case "extension", "update", "assignment", "mission", "suggested", "step": Phrase("Mã", "Id")
        default: Phrase(name, name)
        }
    }

    /// A code of the house as a word, a day as people write it; what people wrote stays as they wrote it.
    static func value(_ text: String, of field: String) -> Phrase {
        switch field {
        case "state":
            if let state = WorkState(rawValue: text) { return state.name }
            if let state = Claim.State(rawValue: text) { return state.name }
            return text == "current" ? Phrase("trong sổ", "in the register") : Phrase(text, text)
        case "status": return ProgressEntry.Status(rawValue: text)?.name ?? Phrase(text, text)
        case "part": return Assignment.Part(rawValue: text)?.name ?? Phrase(text, text)
        case "cause": return DelayCause.of(text)?.name ?? Phrase(text, text)
        case "source":
            return switch text {
            case "page": Phrase("trên trang", "on the page")
            case "pack": Phrase("bằng tệp Excel", "by an XLSX pack")
            case "import": Phrase("từ văn bản nhập vào", "from an imported paper")
            case "api": Phrase("bằng chương trình", "by a program")
            default: Phrase(text, text)
            }
        case "due", "wantedOn", "promisedOn", "start", "end", "doneOn":
            guard let day = Day(text) else { return Phrase(text, text) }
            return Phrase(DayText.write(day), DayText.write(day))
        default: return Phrase(text, text)
        }
    }
}

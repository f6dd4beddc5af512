import Design
import Plans
import Vocabulary

/// The form of a new instruction, on a page of its own or under what it is about.
struct InstructionFields {
    let form: InstructionForm
    let subject: InstructionSubject
    let isLeader: Bool
    let token: HTML
    let language: Language

    var html: HTML {
        """
        <form class="form" method="post" action="\(Address("/chi-dao/moi"))">\(token)
        <input type="hidden" name="loai" value="\(subject.kind.rawValue)"><input type="hidden" name="ve" value="\(subject.id)">
        <div class="full">\(Field.area("noi-dung", language("Nội dung chỉ đạo", "What is asked"), value: form.words, rows: 3, required: true).inside("cd"))</div>
        \(Field.text("co-quan", language("Giao cho", "To"), value: form.units, hint: language("Tên cơ quan hoặc nhóm, cách nhau bằng dấu chấm phẩy", "Units or groups, parted by semicolons"), required: true).inside("cd"))
        \(Field.date("han", language("Trả lời trước hoặc trong ngày", "Answer by"), value: form.due).inside("cd"))
        \(Field.text("van-ban", language("Văn bản hoặc bút phê", "Paper"), value: form.document, hint: language("Số, ký hiệu và ngày", "Number and date"), required: !isLeader, maxLength: 300).inside("cd"))
        \(isLeader ? .empty : Field.text("lanh-dao", language("Lãnh đạo chỉ đạo", "On behalf of"), value: form.behalf, hint: language("Họ tên và chức vụ", "Name and office"), required: true, maxLength: 200).inside("cd").html)
        <div class="acts">\(Button(language("Gửi chỉ đạo", "Give the instruction"), .primary))</div></form>
        """
    }
}

/// The page of the form.
struct InstructionFormPage {
    let form: InstructionForm
    let subject: InstructionSubject
    let title: String
    let code: String
    let isLeader: Bool
    let problem: UserMessage?
    let token: HTML
    let language: Language

    var main: HTML {
        """
        \(Breadcrumb([(language("Chỉ đạo", "Instructions"), InstructionAddress.list), (language("Chỉ đạo mới", "New"), nil)]))
        \(PageHead(language("Chỉ đạo mới", "New instruction"), meta: "\(language(subject.kind.name)): <a href=\"\(InstructionAddress.subject(subject.kind, code))\">\(title)</a>"))
        \(problem.map { Notice(.trouble, $0.says, next: $0.next).html } ?? .empty)
        \(InstructionFields(form: form, subject: subject, isLeader: isLeader, token: token, language: language).html)
        """
    }
}

import Design
import Plans
import Vocabulary

/// The form of tasks from a paper.
struct TaskFormPage {
    let form: TaskForm
    /// The instruction that they come from; nil for a paper alone.
    let instruction: Instruction?
    let plans: [PlanLink]
    let year: Int
    let problem: UserMessage?
    let token: HTML
    let language: Language

    var main: HTML {
        """
        \(Breadcrumb([(language("Sổ nhiệm vụ", "Tasks"), Address("/nhiem-vu")), (language("Giao việc mới", "Give tasks"), nil)]))
        \(PageHead(language("Giao việc mới", "Give tasks"), meta: HTML(text: language("Từ văn bản chỉ đạo, thông báo kết luận hoặc văn bản đến; cơ quan chủ trì nhận việc ngay", "From an instruction, a meeting's conclusions or an incoming document; leads owe it at once"))))
        \(problem.map { Notice(.trouble, $0.says, next: $0.next).html } ?? .empty)
        \(origin)
        <form method="post" action="\(Address("/giao-viec/moi"))">\(token)
        <input type="hidden" name="chi-dao" value="\(form.instruction)">
        <section class="sec">\(SectionHead(language("Văn bản làm căn cứ", "The paper"), meta: "<a href=\"\(Address("/van-ban/tai-len"))\">\(language("Có tệp thì tải lên ở sổ văn bản trước", "With a file, upload it first"))</a>"))
        <div class="form">\(paper)</div></section>
        \(form.lines.enumerated().markup { task($0, $1) })
        <div class="acts sec">\(Button(language("Thêm một việc", "One more task"), name: "viec", value: "them"))\
        \(Button(language("Giao việc", "Give"), .primary, name: "viec", value: "giao"))</div></form>
        """
    }

    private var origin: HTML {
        guard let instruction else { return .empty }
        return """
            <p class="note">\(language("Từ chỉ đạo của", "From the instruction of")) \(instruction.giverName): \
            <a href="\(InstructionAddress.of(instruction.id))">\(instruction.words)</a></p>

            """
    }

    private var paper: HTML {
        let own = TaskGiving.ownPlan(year: year)
        let options =
            [Field.Option("", own.title)]
            + plans.filter { $0.code != own.code }.map { Field.Option($0.id.text, $0.code) }
        return """
            \(Field.choice("nguon", language("Loại", "Kind"), TaskGiving.Source.allCases.map { Field.Option($0.rawValue, language($0.name)) }, selected: form.source.rawValue))
            \(Field.text("so", language("Số, ký hiệu", "Number"), value: form.number, maxLength: 200))
            \(Field.date("ngay", language("Ngày", "Date"), value: form.issuedOn))
            \(Field.text("noi-ban-hanh", language("Cơ quan ban hành", "Issuer"), value: form.issuer, maxLength: 200))
            \(Field.text("trich-yeu", language("Trích yếu", "Subject"), value: form.paperTitle, hint: instruction == nil ? language("Văn bản đã có trong sổ thì chỉ cần số và ngày", "A paper on the shelf is found by number and date") : language("Để trống khi chỉ đạo không có văn bản", "Blank when the instruction has no paper"), maxLength: 1000))
            \(Field.choice("ke-hoach", language("Đưa vào kế hoạch", "Into the plan"), options, selected: form.plan))
            """
    }

    private func task(_ index: Int, _ line: TaskForm.Line) -> HTML {
        let at = "v\(index)"
        return """
            <fieldset class="sec"><legend>\(language("Việc \(index + 1)", "Task \(index + 1)"))</legend><div class="form">
            <div class="full">\(Field.area("noi-dung", language("Nội dung", "What is to be done"), value: line.title, rows: 2).inside(at))</div>
            \(Field.text("chu-tri", language("Chủ trì", "Lead"), value: line.lead, hint: language("Cơ quan hoặc nhóm, cách nhau bằng dấu chấm phẩy", "Units or groups, parted by semicolons")).inside(at))
            \(Field.text("phoi-hop", language("Phối hợp", "Cooperating"), value: line.coop).inside(at))
            \(Field.text("han", language("Thời hạn", "Deadline"), value: line.deadline, hint: language("Như văn bản viết: 31/12/2026, quý III năm 2026, hằng quý", "As papers write it"), maxLength: 300).inside(at))
            \(Field.text("san-pham", language("Sản phẩm", "Product"), value: line.product, maxLength: 1000).inside(at))</div></fieldset>

            """
    }
}

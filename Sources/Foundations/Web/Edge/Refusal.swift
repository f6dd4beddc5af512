import Vocabulary

/// Why the edge answers in place of a screen.
enum Refusal: Error, Equatable {
    /// Broken percent-encoding, wrong UTF-8, too many fields.
    case unreadable(FormProblem)
    case addressTooLong
    case headersTooLarge
    case bodyTooLarge(limit: Int)
    case bodyTooSlow
    case notFound
    /// `allowed` are the methods of this address.
    case method(allowed: [String])
    case signIn
    /// A POST that did not come from one of this house's pages.
    case foreign

    var status: Int {
        switch self {
        case .unreadable: 400
        case .addressTooLong: 414
        case .headersTooLarge: 431
        case .bodyTooLarge: 413
        case .bodyTooSlow: 408
        case .notFound: 404
        case .method: 405
        case .signIn: 401
        case .foreign: 403
        }
    }

    var message: UserMessage {
        switch self {
        case .unreadable(let problem): problem.message
        case .addressTooLong:
            UserMessage(code: "WEB-10", says: "Địa chỉ quá dài.", next: "Hãy bỏ bớt điều kiện lọc rồi thử lại.")
        case .headersTooLarge:
            UserMessage(
                code: "WEB-11", says: "Trình duyệt gửi kèm quá nhiều dữ liệu.",
                next: "Hãy xoá cookie của trang này rồi mở lại.")
        case .bodyTooLarge(let limit):
            UserMessage(
                code: "WEB-12", says: "Nội dung gửi lên lớn hơn mức cho phép (\(size(limit))).",
                next: "Hãy chia nhỏ tệp, hoặc bỏ ảnh trong tệp rồi gửi lại.")
        case .bodyTooSlow:
            UserMessage(
                code: "WEB-13", says: "Đường truyền quá chậm, dữ liệu chưa nhận được hết.",
                next: "Hãy kiểm tra mạng rồi gửi lại.")
        case .notFound:
            UserMessage(
                code: "WEB-14", says: "Không có trang này, hoặc tài khoản không được xem.",
                next: "Hãy kiểm tra lại địa chỉ, hoặc bắt đầu từ mục lục ở cuối trang.")
        case .method:
            UserMessage(
                code: "WEB-15", says: "Địa chỉ này không nhận kiểu yêu cầu đó.",
                next: "Hãy quay lại và dùng nút trên trang.")
        case .signIn:
            UserMessage(
                code: "WEB-16", says: "Cần đăng nhập hoặc khoá truy cập hợp lệ.",
                next: "Hãy gửi khoá trong đầu Authorization: Bearer …")
        case .foreign: FormProblem.stale.message
        }
    }

    private func size(_ bytes: Int) -> String { bytes >= 1 << 20 ? "\(bytes >> 20) MB" : "\(max(1, bytes >> 10)) KB" }
}

package import Vocabulary

/// Why a form could not be read.
package enum FormProblem: UserFacing, Equatable {
    /// Broken percent-encoding, text that is not UTF-8, or parts that do not fit together.
    case unreadable
    /// More fields or files than a page of this house ever sends.
    case tooManyFields
    /// Neither of the two kinds browsers send.
    case unknownType
    /// The form was not given out by this house to this visitor, or long ago.
    case stale

    package var message: UserMessage {
        switch self {
        case .unreadable:
            UserMessage(
                code: "WEB-01", says: "Không đọc được dữ liệu gửi lên.", next: "Hãy mở lại trang, nhập và gửi lại.")
        case .tooManyFields:
            UserMessage(
                code: "WEB-02", says: "Biểu mẫu gửi lên có quá nhiều ô.", next: "Hãy chia thành nhiều lần gửi nhỏ hơn.")
        case .unknownType:
            UserMessage(
                code: "WEB-03", says: "Dữ liệu gửi lên không phải biểu mẫu.",
                next: "Hãy gửi bằng biểu mẫu trên trang của hệ thống.")
        case .stale:
            UserMessage(
                code: "WEB-04", says: "Trang đã mở quá lâu hoặc được mở từ nơi khác nên chưa ghi nhận được.",
                next: "Hãy quay lại, tải lại trang rồi gửi lần nữa; dữ liệu cũ chưa thay đổi.")
        }
    }
}

package import Vocabulary

extension SignInRules.Limit {
    /// What the limit is called on the settings page.
    package var label: Phrase {
        switch self {
        case .wrongAttempts: Phrase("Số lần sai trước khi khóa tài khoản", "Wrong attempts before an account is locked")
        case .lockHours: Phrase("Thời gian khóa (giờ)", "Hours an account stays locked")
        case .idleMinutes: Phrase("Phiên tự khóa sau (phút)", "Minutes of rest before a session ends")
        case .keeperIdleMinutes:
            Phrase("Phiên của người quản trị tự khóa sau (phút)", "Minutes of rest before a keeper's session ends")
        case .sessionHours: Phrase("Phiên dài nhất (giờ)", "Hours a session lasts at most")
        case .linkHours: Phrase("Hạn của liên kết dùng một lần (giờ)", "Hours a one-time link is good")
        case .dormantDays:
            Phrase("Ngừng tài khoản không dùng sau (ngày)", "Days without a sign-in before an account rests")
        case .keeperPasswordDays:
            Phrase("Người quản trị đổi mật khẩu sau (ngày)", "Days a keeper's password is good")
        case .rememberedPasswords: Phrase("Số mật khẩu cũ không được dùng lại", "Former passwords that may not return")
        case .plainLength:
            Phrase("Độ dài mật khẩu khi không có xác thực hai bước", "Password length without a second factor")
        case .securedLength: Phrase("Độ dài mật khẩu khi có xác thực hai bước", "Password length with a second factor")
        case .remoteAttempts:
            Phrase("Số lần sai từ một máy trước khi tạm chặn", "Wrong attempts from one address before it waits")
        case .remoteMinutes:
            Phrase("Thời gian đếm lần sai từ một máy (phút)", "Minutes over which one address is counted")
        }
    }
}

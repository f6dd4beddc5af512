import Vocabulary

extension Phrase {
    static let signInTitle = Phrase("Đăng nhập", "Sign in")
    static let signedOut = Phrase("Đã đăng xuất.", "You are signed out.")
    static let login = Phrase("Tên đăng nhập", "Login name")
    static let password = Phrase("Mật khẩu", "Password")
    static let forgotten = Phrase(
        "Quên mật khẩu hoặc chưa có tài khoản: xin người quản trị một liên kết dùng một lần.",
        "Forgotten, or no account yet: ask a keeper for a one-time link.")
    static let secondStep = Phrase("Xác thực hai bước", "Second step")
    static let code = Phrase("Mã xác thực", "Code")
    static let codeNote = Phrase(
        "Sáu chữ số trong ứng dụng xác thực, hoặc một mã dự phòng.",
        "Six digits of the authenticator app, or a recovery code.")
    static let goOn = Phrase("Tiếp tục", "Go on")
    static let newPassword = Phrase("Mật khẩu mới", "New password")
    static let again = Phrase("Nhập lại mật khẩu mới", "New password again")
    static let setPassword = Phrase("Đặt mật khẩu", "Set the password")
    static let setUpSecondStep = Phrase("Bật xác thực hai bước", "Set up the second step")
    static let keeperNeedsIt = Phrase(
        "Tài khoản quản trị phải dùng xác thực hai bước.", "A keeper's account must have a second step.")
    static let enrolOpen = Phrase(
        "Mở ứng dụng xác thực trên điện thoại, chọn thêm tài khoản bằng khóa.",
        "Open the authenticator app on the phone and add an account by its key.")
    static let enrolType = Phrase("Nhập khóa dưới đây, loại theo thời gian.", "Type the key below, time based.")
    static let enrolCode = Phrase("Nhập sáu chữ số ứng dụng hiện ra.", "Type the six digits the app shows.")
    static let sharedSecret = Phrase("Khóa", "Key")
    static let secretAddress = Phrase("Địa chỉ của khóa", "Address of the key")
    static let turnOn = Phrase("Bật", "Turn on")
    static let recoveryCodes = Phrase("Mã dự phòng", "Recovery codes")
    static let secondStepIsOn = Phrase("Đã bật xác thực hai bước.", "The second step is on.")
    static let recoveryNote = Phrase(
        "In hoặc chép mười mã này và cất nơi an toàn. Mỗi mã thay điện thoại được một lần. Trang này không hiện lại.",
        "Print or copy these ten codes and keep them safe. Each replaces the phone once. They are not shown again.")
    static let codesKept = Phrase("Đã cất mã, vào hệ thống", "The codes are kept, go in")
}

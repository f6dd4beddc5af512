import Vocabulary

extension Phrase {
    static let skip = Phrase("Đến nội dung chính", "Skip to main content")
    static let mainMenu = Phrase("Mục chính", "Main menu")
    static let index = Phrase("Mục lục", "Index")
    static let signIn = Phrase("Đăng nhập", "Sign in")
    static let signOut = Phrase("Đăng xuất", "Sign out")
}

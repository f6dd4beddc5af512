"""The demonstration province's five-year plan: its targets, tasks and projects, in this project's own words."""

SBN = "Các sở, ban, ngành"
XA = "UBND các xã, phường, đặc khu"
ALL = f"{SBN}; {XA}"
KHCN = "Sở Khoa học và Công nghệ"
VP = "Văn phòng UBND tỉnh"
CA = "Công an tỉnh"
NV = "Sở Nội vụ"
TK = "Thống kê tỉnh"
VT = "Các doanh nghiệp viễn thông trên địa bàn tỉnh"
NNMT = "Sở Nông nghiệp và Môi trường"
BAO = "Báo và Phát thanh, Truyền hình Quảng Ngãi"
GDDT = "Sở Giáo dục và Đào tạo"
VHTT = "Sở Văn hóa, Thể thao và Du lịch"
DQ = "Ban Quản lý KKT Dung Quất và các KCN tỉnh"

# (section or None, [(name, value, lead, performers)])
TARGETS = [
    ("A", "Giai đoạn 2026-2027", [
        ("I", "Chính quyền phục vụ bằng dữ liệu", []),
        ("I.1", "Dịch vụ số cho người dân và doanh nghiệp", [
            ("Thủ tục đủ điều kiện được làm trọn vẹn trên mạng", "100%", VP, ALL),
            ("Giấy tờ về sản xuất, kinh doanh chỉ phải nộp một lần", "100%", VP, ALL),
            ("Người dùng hài lòng với dịch vụ công trực tuyến", "95%", VP, ALL),
            ("Dịch vụ thiết yếu có trí tuệ nhân tạo hỗ trợ ít nhất một khâu", "100%", KHCN, ALL),
        ]),
        ("I.2", "Điều hành trong bộ máy", [
            ("Nền tảng số quốc gia được đưa vào dùng đúng lộ trình tại tỉnh", "100%", KHCN, SBN),
            ("Hồ sơ công việc cấp tỉnh và cấp xã xử lý trên mạng, ký số cá nhân", "100%", KHCN, SBN + ";"),
            ("Chế độ báo cáo thực hiện trên hệ thống thông tin báo cáo", "100%", VP, ALL),
            ("Việc do UBND tỉnh và Chủ tịch giao được theo dõi, chấm điểm trên mạng", "100%", VP, ALL),
            ("Tỉnh đạt cấp độ 3 về quản trị dữ liệu", "Đạt", CA, ALL),
            ("Cán bộ, công chức, viên chức qua lớp kỹ năng số cơ bản", "100%", NV, ALL),
            ("Cán bộ chuyên trách có chứng chỉ quản trị dữ liệu", "50%", CA, ALL),
        ]),
        ("II", "Kinh tế số", [
            ("Kinh tế số trong tổng sản phẩm của tỉnh", "15%", KHCN, f"{ALL}; {TK}"),
            ("Phần kinh tế số của từng ngành", "10%", SBN, f"{KHCN}; {XA}; {TK}"),
            ("Mức tăng năng suất lao động mỗi năm", "5%", NV, f"{ALL}; {TK}"),
            ("Doanh nghiệp nhỏ và vừa có dùng nền tảng số", "50%", KHCN, f"{ALL}; {TK}"),
            ("Doanh nghiệp ký hợp đồng điện tử", "20%", "Sở Công Thương", ALL),
        ]),
        ("III", "Xã hội số", [
            ("Người từ 15 tuổi có tài khoản ngân hàng hoặc tương đương", "80%", KHCN, f"Các Ngân hàng trên địa bàn tỉnh; {XA}"),
            ("Người trưởng thành có chữ ký số cá nhân", "50%", KHCN, ALL),
            ("Người dân có sổ sức khỏe điện tử", "85%", "Sở Y tế", f"{KHCN}; {XA}"),
            ("Người dân biết dùng công nghệ thông tin ở mức phổ thông", "80%", KHCN, ALL),
            ("Dân số trong vùng phủ sóng 5G", "85%", KHCN, f"{VT}; {XA}"),
            ("Lưu lượng Internet dùng địa chỉ IPv6", "60%", KHCN, f"{ALL}; {VT}"),
            ("Người trưởng thành có điện thoại thông minh", "80%", KHCN, f"{VT}; {XA}"),
            ("Người dân xem được kênh thông tin chính thống trên nền tảng số", "85%", KHCN, ALL),
            ("Hộ có Internet dùng nền tảng truyền hình số quốc gia", "60%", f"{KHCN}; {BAO}", f"{VT}; {XA}"),
        ]),
    ]),
    ("B", "Giai đoạn 2028-2030", [
        ("I", "Chính quyền phục vụ bằng dữ liệu", []),
        ("I.1", "Dịch vụ số cho người dân và doanh nghiệp", [
            ("Người dùng hài lòng với dịch vụ công trực tuyến", "99%", VP, ALL),
            ("Dịch vụ trực tuyến toàn trình có trí tuệ nhân tạo hỗ trợ", "100%", KHCN, ALL),
            ("Dịch vụ thiết yếu chủ động gợi ý theo sự kiện trong đời", "50%", KHCN, ALL),
            ("Bộ dữ liệu mở có người truy cập hoặc dùng lại", "70%", f"{CA}; {KHCN}", ALL),
            ("Hồ sơ và kết quả thủ tục được số hóa", "100%", VP, ALL),
            ("Hồ sơ đã số hóa được dùng lại khi giải quyết thủ tục", "100%", VP, ALL),
            ("Ứng dụng dùng chung chạy trên mạng truyền số liệu chuyên dùng", "100%", ALL, f"{KHCN}; {VT}"),
        ]),
        ("I.2", "Điều hành trong bộ máy", [
            ("Tỉnh đạt cấp độ 4 về quản trị dữ liệu", "Đạt", CA, ALL),
            ("Hệ thống thông tin nối với dịch vụ chia sẻ dữ liệu", "100%", CA, ALL),
            ("Công chức thường xuyên dùng trợ lý ảo trong công việc", "100%", ALL, f"{KHCN}; {NV}"),
            ("Cơ quan có ít nhất 01 ứng dụng trí tuệ nhân tạo cho điều hành", "100%", ALL, f"{KHCN}; {NV}"),
            ("Việc của cơ quan hành chính được theo dõi trên môi trường số", "100%", VP, ALL),
            ("Cơ quan nhà nước quản trị nội bộ trên môi trường số", "100%", ALL, f"{KHCN}; {VP}"),
            ("Cán bộ chuyên trách dữ liệu có chứng chỉ cơ bản", "100%", CA, ALL),
            ("Hệ thống được duyệt hồ sơ an ninh mạng trước khi vận hành", "100%", CA, ALL),
            ("Cơ quan và doanh nghiệp nhà nước dùng đám mây trong nước", "100%", f"{ALL}; các doanh nghiệp nhà nước trên địa bàn tỉnh", f"{KHCN}; {CA}"),
            ("Dự án chính quyền số theo hình thức hợp tác công tư", "01 dự án", KHCN, f"{ALL}; các doanh nghiệp nhà nước trên địa bàn tỉnh"),
        ]),
        ("II", "Kinh tế số", [
            ("Kinh tế số trong tổng sản phẩm của tỉnh", "30%", KHCN, f"{ALL}; {TK}"),
            ("Phần kinh tế số của từng ngành", "20%", SBN, f"{KHCN}; {XA}; {TK}"),
            ("Mức tăng năng suất lao động mỗi năm", "8%", NV, f"{ALL}; {TK}"),
            ("Doanh nghiệp nhỏ và vừa có dùng nền tảng số", "70%", KHCN, f"{ALL}; {TK}"),
            ("Doanh nghiệp ký hợp đồng điện tử", "50%", "Sở Công Thương", ALL),
        ]),
        ("III", "Xã hội số", [
            ("Người từ 15 tuổi có tài khoản ngân hàng hoặc tương đương", "95%", KHCN, f"Các Ngân hàng trên địa bàn tỉnh; {XA}"),
            ("Người trưởng thành có chữ ký số cá nhân", "70%", KHCN, ALL),
            ("Người dân có sổ sức khỏe điện tử", "95%", "Sở Y tế", f"{KHCN}; {XA}"),
            ("Người dân biết dùng công nghệ thông tin ở mức phổ thông", "95%", KHCN, ALL),
            ("Dân số trong vùng phủ sóng 5G", "99%", KHCN, f"{VT}; {XA}"),
            ("Lưu lượng Internet dùng địa chỉ IPv6", "90%", KHCN, f"{ALL}; {VT}"),
            ("Người trưởng thành có điện thoại thông minh", "95%", KHCN, f"{VT}; {XA}"),
            ("Người dân xem được kênh thông tin chính thống trên nền tảng số", "100%", KHCN, ALL),
            ("Hộ có Internet dùng nền tảng truyền hình số quốc gia", "100%", f"{KHCN}; {BAO}", f"{VT}; {XA}"),
        ]),
    ]),
]

Y5 = "Năm 2026-2030"
R = "Báo cáo thực hiện"
V = "Hệ thống chạy ổn định, có số liệu sử dụng hằng quý"

# (number, section, [(no, title, lead, coop, result, time)])
TASKS = [
    ("I", "Chỉ đạo và kiểm tra", [
        ("1", "Ra văn bản điều hành công tác chuyển đổi số hằng năm của tỉnh", f"{KHCN}; {NV}; {CA}", ALL, "Văn bản điều hành của UBND tỉnh và Ban Chỉ đạo", "Năm 2026 - 2030"),
        ("2", "Người đứng đầu trực tiếp làm trưởng ban chỉ đạo của đơn vị mình", ALL, f"{KHCN}; {NV}; {CA}", "Quyết định kiện toàn ban chỉ đạo", "Năm 2026 - 2030"),
        ("3", "Đưa bộ chỉ số theo dõi mục tiêu, nhiệm vụ vào sử dụng", f"{KHCN}; {NV}; {CA}", ALL, "Bộ chỉ số vận hành", "Năm 2028 - 2030"),
        ("4", "Đo và công khai các chỉ số chính của chính quyền số", f"{KHCN}; {CA}", ALL, "Báo cáo đo định kỳ", "Năm 2026 - 2030"),
        ("5", "Kiểm tra trực tuyến các đơn vị, địa phương", VP, f"{KHCN}; {CA}", "Báo cáo kiểm tra", "Năm 2026 - 2030"),
        ("6", "Mỗi năm tổ chức một đoàn kiểm tra tại chỗ", KHCN, ALL, "Kết luận kiểm tra", "Năm 2026 - 2030"),
    ]),
    ("II", "Thể chế và chính sách", [
        ("1", "Rà soát, ban hành văn bản thúc đẩy chuyển đổi số của ngành mình", SBN, KHCN, "Chỉ thị; Quyết định; Kế hoạch", "Năm 2026 - 2030"),
        ("2", "Áp dụng hướng dẫn kỹ thuật về trí tuệ nhân tạo trong dịch vụ công", f"{KHCN}; {CA}", ALL, "Văn bản triển khai", Y5),
        ("3", "Cập nhật khung kiến trúc số của tỉnh", KHCN, ALL, "Quyết định ban hành khung kiến trúc", "Năm 2026"),
        ("4", "Chính sách hỗ trợ doanh nghiệp nhỏ và vừa chuyển đổi số", KHCN, ALL, "Quyết định ban hành chính sách", "Năm 2026-2027"),
        ("5", "Trình HĐND tỉnh chế độ cho tổ công nghệ số cộng đồng", KHCN, ALL, "Nghị quyết của HĐND tỉnh", "Năm 2026"),
    ]),
    ("III", "Hạ tầng số", [
        ("1", "Chuyển mạng của cơ quan nhà nước sang chỉ dùng IPv6", KHCN, f"{VT}; {ALL}", "Kế hoạch của UBND tỉnh", Y5),
        ("2", "Bảo mật mạng truyền số liệu chuyên dùng đến cấp xã", KHCN, f"{VT}; {ALL}", R, Y5),
        ("3", "Xây dựng trung tâm dữ liệu của tỉnh đạt tối thiểu Tier 3", KHCN, CA, V, "Năm 2026-2028"),
        ("4", "Nâng cấp nền tảng họp trực tuyến ba cấp", f"{VP}; {KHCN}", ALL, V, Y5),
        ("5", "Phủ sóng 5G tại mọi khu công nghiệp, khu đô thị, khu du lịch", KHCN, f"{XA}; {VT}", R, Y5),
        ("6", "Cảm biến và giám sát giao thông thông minh", "Sở Xây dựng", f"{KHCN}; {XA}", R, Y5),
        ("7", "Đưa cáp quang và di động tới thôn vùng sâu, vùng biên", KHCN, f"{XA}; {VT}", R, Y5),
    ]),
    ("IV", "Nhân lực số", [
        ("1", "Học liệu mở về kỹ năng số cho người dân", KHCN, ALL, "Bộ học liệu", Y5),
        ("2", "Bố trí cán bộ chuyên trách chuyển đổi số ở từng xã", ALL, f"{CA}, {KHCN}, {NV}", R, Y5),
        ("3", "Cầm tay chỉ việc cho công chức cấp xã", SBN, ALL, R, Y5),
        ("4", "Khung năng lực số cho cán bộ, công chức, viên chức", NV, KHCN, "Quyết định ban hành khung", "Năm 2026-2028"),
        ("5", "Lớp tư duy số cho lãnh đạo các cấp", f"{KHCN}; {NV}", ALL, R, Y5),
        ("6", "Lớp phân tích dữ liệu và trí tuệ nhân tạo hằng năm", ALL, f"{KHCN}, {CA}, {GDDT}", R, Y5),
    ]),
    ("V", "Dữ liệu số", [
        ("1", "Số hóa và dùng lại dữ liệu để bớt giấy tờ", ALL, f"{CA}; {KHCN}", R, Y5),
        ("2", "Hoàn thành cơ sở dữ liệu dùng chung của tỉnh", ALL, f"{CA}, {VP}, {NV}, {KHCN}", R, Y5),
        ("3", "Kế hoạch mở dữ liệu và đo mức dùng lại", f"{CA}; {KHCN}", ALL, "Kế hoạch được ban hành", "Năm 2026"),
        ("4", "Quy chế chia sẻ và đưa dữ liệu lên sàn", f"{CA}, {KHCN}, Sở Tài chính", ALL, "Văn bản được cấp có thẩm quyền ban hành", "Năm 2026"),
    ]),
    ("VI", "An ninh mạng", [
        ("1", "Áp dụng quy định bảo vệ dữ liệu cá nhân", CA, ALL, "Văn bản triển khai", "Năm 2026"),
        ("2", "Duyệt cấp độ và bảo vệ bốn lớp cho mọi hệ thống", ALL, CA, "Báo cáo triển khai", "Năm 2026"),
        ("3", "Đánh giá rủi ro chuỗi cung ứng phần mềm", CA, ALL, "Văn bản triển khai", "Năm 2026"),
        ("4", "Giám sát an ninh mạng tập trung", CA, ALL, R, Y5),
    ]),
    ("VII", "Chính quyền số", [
        ("1", "Kết nối nền tảng của bộ, ngành trung ương về tỉnh", SBN, f"{KHCN}; {CA}; {XA}", V, Y5),
        ("2", "Hoàn thiện nền tảng tích hợp, chia sẻ dữ liệu của tỉnh", KHCN, ALL, V, Y5),
        ("3", "Rà soát, bỏ phần mềm trùng chức năng", KHCN, ALL, "Danh mục hệ thống sau rà soát", "Năm 2026-2027"),
        ("4", "Đưa trung tâm điều hành thông minh vào hoạt động chính thức", KHCN, ALL, V, Y5),
        ("5", "Trang bị máy tính, thiết bị đồng bộ cho cơ quan nhà nước", KHCN, ALL, "Đề án được duyệt", "Năm 2026-2027"),
        ("6", "Nền tảng trí tuệ nhân tạo dùng chung cấp tỉnh", f"{CA}, {KHCN}", ALL, V, Y5),
        ("7", "Cơ sở dữ liệu kiểm soát tài sản, thu nhập", "Thanh tra tỉnh", f"Thanh tra Chính phủ; {ALL}", V, Y5),
    ]),
    ("VIII", "Kinh tế số và xã hội số", [
        ("1", "Hỗ trợ hộ kinh doanh và cửa hàng dùng nền tảng số", ALL, f"{KHCN}; Sở Tài chính", "Báo cáo kết quả", Y5),
        ("2", "Nông nghiệp thông minh và truy xuất nguồn gốc", NNMT, f"{KHCN}; Sở Công Thương; {XA}", "Báo cáo kinh tế số ngành", Y5),
        ("4", "Kho, bến, bãi và vận tải dùng dữ liệu chung", "Sở Xây dựng", f"{KHCN}; {CA}; {ALL}", "Báo cáo kinh tế số ngành", Y5),
        ("5", "Khám chữa bệnh từ xa và hồ sơ sức khỏe", "Sở Y tế", f"{KHCN}; {CA}; {XA}", "Báo cáo ngành y tế", Y5),
        ("6", "Trường học quản lý, tuyển sinh bằng dữ liệu", GDDT, f"{KHCN}; {CA}; {XA}", "Báo cáo ngành giáo dục", Y5),
        ("7", "Số hóa di tích và điểm du lịch bằng mô hình ba chiều", VHTT, f"{KHCN}; {CA}; {XA}", "Báo cáo ngành du lịch", Y5),
        ("8", "Lớp học số cho mọi nhà", f"{KHCN}; {CA}", ALL, "Báo cáo phong trào", "Năm 2026-2027"),
        ("9", "Tổ công nghệ số cộng đồng đến từng hộ", XA, f"{KHCN}; {SBN}", "Báo cáo hoạt động của tổ", Y5),
    ]),
    ("IX", "Truyền thông", [
        ("1", "Phổ biến luật và hướng dẫn về chuyển đổi số", KHCN, ALL, "Tài liệu phổ biến", Y5),
        ("2", "Chuyên mục định kỳ trên báo, đài", f"{ALL}; {BAO}", KHCN, "Số chuyên mục đã phát", Y5),
        ("3", "Phát thanh cơ sở về an toàn trên mạng", XA, f"{KHCN}; {SBN}", "Báo cáo truyền thông", Y5),
        ("04", "Cuộc thi và tọa đàm hằng năm", f"{NV}; {KHCN}", ALL, "Báo cáo kết quả", Y5),
    ]),
    ("X", "Hợp tác", [
        ("1", "Chương trình hợp tác quốc tế về công nghệ số", f"{KHCN}, {CA}", ALL, R, Y5),
        ("2", "Học tập mô hình của tỉnh bạn", KHCN, f"{CA}, {VP}; {ALL}", R, Y5),
    ]),
    ("XI", "Kinh phí", [
        ("1", "Bố trí kinh phí theo phân cấp ngân sách", "Sở Tài chính", ALL, R, Y5),
        ("2", "Bảo đảm tỷ lệ chi hằng năm cho khoa học và chuyển đổi số", "Sở Tài chính", ALL, R, Y5),
    ]),
]

A5 = (2026, 2027, 2028, 2029, 2030)
A3 = (2026, 2027, 2028)
A2 = (2026, 2027)

PROJECTS = [
    ("I", "Chính quyền số", []),
    ("I.1", "Hạ tầng", [
        ("Khung kiến trúc số và kiến trúc ICT", KHCN, A5),
        ("Thiết bị và ứng dụng hằng năm của cơ quan nhà nước", f"Các sở, ban ngành; {XA}", A5),
        ("An toàn thông tin cho cơ quan đảng", "Văn phòng Tỉnh ủy", A3),
        ("Hạ tầng kỹ thuật của cơ quan đảng", "Văn phòng Tỉnh ủy", A3),
        ("Mở rộng hệ thống camera giám sát an ninh", CA, A5),
        ("Trung tâm dữ liệu tỉnh và khu khởi nghiệp", KHCN, A3),
        ("Kho dữ liệu dùng chung và hệ sinh thái dữ liệu mở", KHCN, A3),
        ("Vận hành trung tâm dữ liệu", KHCN, A5),
        ("Vận hành trung tâm điều hành thông minh", KHCN, A5),
        ("Thử nghiệm bản sao số", KHCN, (2027,)),
        ("Hội nghị truyền hình cho 30 xã phía tây", KHCN, A2),
        ("Hạ tầng họp trực tuyến của ngành", NNMT, A2),
        ("Bản đồ số vùng ngập phục vụ di dời dân", NNMT, A5),
        ("Mạng nội bộ cho trụ sở xã mới", XA, A2),
        ("Camera thông minh tại cửa khẩu Bờ Y", DQ, A3),
        ("Hạ tầng IoT dùng chung cho khu công nghiệp", DQ, (2027, 2028, 2029, 2030)),
        ("Thông tin cơ sở và thông tin đối ngoại", VHTT, A3),
        ("Cảm biến nước tại trạm cấp nước nông thôn", NNMT, (2026,)),
        ("Giám sát sinh vật hại lúa", NNMT, (2027, 2028)),
        ("Dự báo dịch bệnh thủy sản", NNMT, (2027,)),
        ("Máy tính cho phòng tin học tiểu học", GDDT, A5),
        ("Mô hình ứng dụng trí tuệ nhân tạo trong trường học", GDDT, A5),
    ]),
    ("I.2", "Nền tảng và đào tạo", [
        ("Hệ thống thông tin chỉ đạo, điều hành", "Văn Phòng UBND tỉnh", A5),
        ("Thuê và duy trì nền tảng dùng chung", f"Các sở, ban ngành; {XA}", A5),
        ("Số hóa tài liệu, tạo lập cơ sở dữ liệu", f"Các sở, ban ngành; {XA}", A5),
        ("Bệnh án điện tử tại 04 bệnh viện", "Sở Y tế", A5),
        ("Trạm quan trắc cháy rừng", NNMT, A5),
        ("Hệ thống thông tin đất đai", NNMT, A5),
        ("Giám sát rừng thông minh", NNMT, (2027, 2028)),
        ("Tòa soạn số", "Báo và Phát thanh, Truyền hình", A3),
        ("Chuyển đổi số của Mặt trận tỉnh", "UBMT Tổ quốc Việt Nam tỉnh", A5),
        ("Lưu trữ điện tử cấp tỉnh", KHCN, A5),
        ("Cơ sở dữ liệu quy hoạch đô thị và nông thôn", "Sở Xây dựng", A5),
        ("Chuẩn hóa tài liệu cấp huyện đã kết thúc hoạt động", NV, (2026, 2027, 2028, 2029)),
        ("Điểm du lịch trên bản đồ số", VHTT, A2),
    ]),
    ("I.3", "An ninh mạng", [
        ("Tường lửa cho hệ thống cơ quan nhà nước", f"{CA}; {ALL}", A5),
        ("Giám sát an ninh mạng tập trung", CA, A5),
        ("Phòng chống mã độc tập trung", CA, A5),
        ("Diễn tập thực chiến hằng năm", f"{CA}; {ALL}", A5),
    ]),
    ("II", "Kinh tế số", [
        ("Hỗ trợ doanh nghiệp nhỏ và vừa", f"{SBN}, UBND các phường, xã, đặc khu", A5),
        ("Tập huấn bộ chỉ số chuyển đổi số doanh nghiệp", f"{SBN}, UBND các phường, xã, đặc khu", A5),
        ("Quản lý văn bằng, chứng chỉ", GDDT, A3),
        ("Quản lý khách hàng dùng nước", NNMT, A5),
    ]),
    ("III", "Xã hội số", [
        ("Hỗ trợ tổ công nghệ số cộng đồng", f"{KHCN}, UBND phường, xã, đặc khu", A5),
        ("Phổ cập kỹ năng số cho 70% dân số", f"{KHCN}; {GDDT}; {XA}", A5),
        ("Truyền thông ngày chuyển đổi số", KHCN, A5),
        ("Kho tiếng nói các dân tộc thiểu số", "Sở Dân tộc và Tôn giáo", A3),
        ("Thư viện thông minh", VHTT, A5),
        ("Y tế thông minh đến năm 2030", "Sở Y tế", A5),
        ("Quản lý cảng cá", NNMT, (2026,)),
        ("Học bạ số các cấp", GDDT, A5),
    ]),
]

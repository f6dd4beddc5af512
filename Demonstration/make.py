"""Makes the three documents of the demonstration province with python-docx and openpyxl.

    .tools/venv/bin/python Demonstration/make.py

The files it writes are committed in Sources/App/Data/Demonstration; the product imports them at its first start with
its own importer. Everything in them is invented or public fact; no person is named.
"""

from datetime import datetime
from pathlib import Path

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side

import plan_digital
import plan_urgent

OUT = Path(__file__).resolve().parent.parent / "Sources" / "App" / "Data" / "Demonstration"
CENTER = WD_ALIGN_PARAGRAPH.CENTER


def blank():
    document = Document()
    style = document.styles["Normal"]
    style.font.name = "Times New Roman"
    style.element.rPr.rFonts.set(qn("w:eastAsia"), "Times New Roman")
    style.font.size = Pt(13)
    for stamp in ("created", "modified"):
        setattr(document.core_properties, stamp, datetime(2026, 2, 12))
    document.core_properties.author = "Tiến Độ"
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(3), Cm(1.5)
    section.top_margin = section.bottom_margin = Cm(2)
    return document


def line(holder, text, bold=False, italic=False, align=None, size=None):
    paragraph = holder.add_paragraph()
    run = paragraph.add_run(text)
    run.bold, run.italic = bold, italic
    if size:
        run.font.size = Pt(size)
    if align is not None:
        paragraph.alignment = align
    return paragraph


def fill(cell, lines):
    """Writes (text, bold, italic) lines, centred, into a cell."""
    for index, (text, bold, italic) in enumerate(lines):
        paragraph = cell.paragraphs[0] if index == 0 else cell.add_paragraph()
        paragraph.alignment = CENTER
        run = paragraph.add_run(text)
        run.bold, run.italic = bold, italic


def head(document, issuer, number, place, kind, title):
    table = document.add_table(rows=2, cols=2)
    fill(table.cell(0, 0), [(text, index == len(issuer) - 1, False) for index, text in enumerate(issuer)])
    fill(table.cell(0, 1), [("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", True, False), ("Độc lập - Tự do - Hạnh phúc", True, False)])
    fill(table.cell(1, 0), [(number, False, False)])
    fill(table.cell(1, 1), [(place, False, True)])
    document.add_paragraph()
    line(document, kind, bold=True, align=CENTER, size=14)
    line(document, title, bold=True, align=CENTER, size=14)


def foot(document, recipients, titles):
    table = document.add_table(rows=1, cols=2)
    left, right = table.rows[0].cells
    left.paragraphs[0].add_run("Nơi nhận:").bold = True
    for index, text in enumerate(recipients):
        left.add_paragraph(f"- {text}{'.' if index == len(recipients) - 1 else ';'}").runs[0].font.size = Pt(11)
    fill(right, [(text, True, False) for text in titles])


def grid(document, header, widths, repeat=True):
    table = document.add_table(rows=1, cols=len(header))
    table.style = "Table Grid"
    for cell, text, width in zip(table.rows[0].cells, header, widths):
        cell.width = Cm(width)
        fill(cell, [(text, True, False)])
    if repeat:
        mark(table.rows[0])
    return table


def mark(row):
    """Repeats a row at the head of each page."""
    properties = row._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:tblHeader"))


def put(table, values, widths, bold=False):
    cells = table.add_row().cells
    for cell, text, width in zip(cells, values, widths):
        cell.width = Cm(width)
        run = cell.paragraphs[0].add_run(text)
        run.bold = bold
    return cells


def wide(document):
    section = document.add_section()
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)


def annex(document, name, title, kept):
    line(document, name, bold=True, align=CENTER, size=14)
    line(document, title, bold=True, align=CENTER, size=14)
    line(document, kept, italic=True, align=CENTER)


def digital():
    document = blank()
    head(
        document, ["ỦY BAN NHÂN DÂN", "TỈNH QUẢNG NGÃI"], "Số: 118/KH-UBND", "Quảng Ngãi, ngày 12 tháng 02 năm 2026",
        "KẾ HOẠCH", "Chuyển đổi số của tỉnh giai đoạn 2026 - 2030 (bản minh họa)")
    line(document, "Thực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị, Nghị quyết số 71/NQ-CP ngày 01/4/2025 của "
         "Chính phủ và Kế hoạch số 359-KH/TU ngày 29/4/2025 của Tỉnh ủy, UBND tỉnh lập kế hoạch này.")
    line(document, "I. MỤC TIÊU", bold=True)
    line(document, "Các mục tiêu, cơ quan theo dõi và cơ quan thực hiện ghi tại Phụ lục I.")
    line(document, "II. NHIỆM VỤ VÀ DỰ ÁN", bold=True)
    line(document, "Nhiệm vụ ghi tại Phụ lục II; danh mục dự án ghi tại Phụ lục III.")
    line(document, "III. TỔ CHỨC THỰC HIỆN", bold=True)
    line(document, "1. Các sở, ban, ngành, địa phương báo cáo kết quả về Sở Khoa học và Công nghệ định kỳ hằng năm trước ngày 30/11.")
    line(document, "2. Sở Khoa học và Công nghệ tổng hợp, báo cáo Bộ Khoa học và Công nghệ và UBND tỉnh định kỳ hằng năm trước ngày 15/12./.")
    foot(document, ["Bộ Khoa học và Công nghệ", "Các sở, ban, ngành", "UBND các xã, phường, đặc khu", "Lưu: VT"],
         ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"])

    wide(document)
    kept = "(Kèm theo Kế hoạch số 118/KH-UBND ngày 12/02/2026 của UBND tỉnh)"
    annex(document, "Phụ lục I", "CHỈ TIÊU CỤ THỂ", kept)
    widths = (1.4, 11, 2.4, 5, 6)
    table = grid(document, ("TT", "Chỉ tiêu", "Kết quả", "Cơ quan chủ trì triển khai, theo dõi và đánh giá", "Cơ quan thực hiện"), widths)
    for letter, phase, sections in plan_digital.TARGETS:
        put(table, (letter, phase, "", "", ""), widths, bold=True)
        for number, title, rows in sections:
            put(table, (number, title, "", "", ""), widths, bold=True)
            for index, (name, value, lead, performers) in enumerate(rows, 1):
                put(table, (str(index), name, value, lead, performers), widths)
    document.add_page_break()

    annex(document, "Phụ lục II", "NHIỆM VỤ TRỌNG TÂM", kept)
    widths = (1.2, 9, 4.5, 5, 4, 2.6)
    table = grid(document, ("TT", "Nhiệm vụ, giải pháp", "Cơ quan chủ trì", "Cơ quan phối hợp", "Kết quả", "Thời gian thực hiện"), widths)
    for number, title, rows in plan_digital.TASKS:
        cells = put(table, (number, title, "", "", "", ""), widths, bold=True)
        cells[1].merge(cells[5])
        for row in rows:
            put(table, row, widths)
    document.add_page_break()

    annex(document, "Phụ lục III", "DỰ ÁN TRỌNG TÂM GIAI ĐOẠN 2026-2030", kept)
    widths = (1.4, 11, 6, 1.6, 1.6, 1.6, 1.6, 1.6)
    table = grid(document, ("TT", "Tên dự án", "Cơ quan, đơn vị chủ trì", "Phân kỳ thời gian triển khai", "", "", "", ""), widths)
    second = put(table, ("", "", "", "2026", "2027", "2028", "2029", "2030"), widths, bold=True)
    mark(table.rows[1])
    first = table.rows[0].cells
    for column in range(3):
        first[column].merge(second[column])
    first[3].merge(first[7])
    for number, title, rows in plan_digital.PROJECTS:
        put(table, (number, title) + ("",) * 6, widths, bold=True)
        for index, (name, lead, years) in enumerate(rows, 1):
            put(table, (str(index), name, lead) + tuple("x" if year in years else "" for year in range(2026, 2031)), widths)
    document.add_paragraph()
    document.save(OUT / "ke-hoach-chuyen-doi-so-2026-2030.docx")


def urgent():
    document = blank()
    head(
        document, ["UBND TỈNH QUẢNG NGÃI", "BAN CHỈ ĐẠO VỀ KHOA HỌC, CÔNG NGHỆ, ĐỔI MỚI SÁNG TẠO, CHUYỂN ĐỔI SỐ VÀ ĐỀ ÁN 06"],
        "Số:      /KH-BCĐ", "Quảng Ngãi, ngày      tháng 01 năm 2026", "KẾ HOẠCH",
        "Những việc cần làm ngay trong năm 2026 (bản minh họa)")
    line(document, "DỰ THẢO", bold=True)
    line(document, "Ban Chỉ đạo lập kế hoạch này để thực hiện Thông báo kết luận số 04-TB/BCĐTW ngày 30/5/2025.")
    line(document, "I. NHIỆM VỤ", bold=True)
    line(document, "Danh mục việc, thời hạn và cơ quan thực hiện ghi tại Phụ lục.")
    line(document, "II. BÁO CÁO", bold=True)
    line(document, "Thủ trưởng các sở, ban, ngành, địa phương định kỳ hàng tháng, 3 tháng, 6 tháng, 1 năm báo cáo qua Sở Khoa học "
         "và Công nghệ trước ngày 10 hàng tháng để tổng hợp, báo cáo Ban Chỉ đạo./.")
    foot(document, ["Thường trực Tỉnh ủy", "Các sở, ban, ngành", "Lưu: VT, KGVX"], ["TRƯỞNG BAN", "CHỦ TỊCH UBND TỈNH"])
    document.add_page_break()
    annex(document, "PHỤ LỤC", "DANH MỤC NHIỆM VỤ", "(Kèm theo Kế hoạch số      /KH-BCĐ ngày     /01/2026 của Ban Chỉ đạo)")
    widths = (1.2, 5.5, 2.3, 3, 2.6, 2.6)
    table = grid(document, ("TT", "Nội dung nhiệm vụ", "Thời hạn hoàn thành", "Cơ quan tham mưu thực hiện", "Cơ quan phối hợp", "Kết quả dự kiến"), widths)
    for title, deadline, lead, coop, result in plan_urgent.TASKS:
        cells = put(table, ("", title, deadline, lead, coop, result), widths)
        cells[0].paragraphs[0].style = document.styles["List Number"]
    document.add_paragraph()
    document.save(OUT / "ke-hoach-viec-can-lam-ngay-2026.docx")


def progress():
    book = Workbook()
    book.properties.creator = "Tiến Độ"
    book.properties.created = book.properties.modified = datetime(2026, 5, 13)
    sheet = book.active
    sheet.title = "Tiến độ"
    sheet["A1"] = "SỞ KHOA HỌC VÀ CÔNG NGHỆ"
    sheet["A2"] = "KẾT QUẢ THỰC HIỆN NHIỆM VỤ THEO NGHỊ QUYẾT SỐ 71/NQ-CP (bản minh họa)"
    sheet["A3"] = "(Kèm theo Công văn số 891/SKHCN-QLKHCN ngày 13/5/2026)"
    header = ("TT", "Tên nhiệm vụ", "Cơ quan chủ trì", "Kết quả", "Thời hạn yêu cầu hoàn thành", "Kết quả (đến ngày 10/5/2026)",
              "Dự kiến kết quả đến tháng 6/2026", "Vướng mắc, kiến nghị")
    thin = Side(style="thin")
    for row in range(1, 4):
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=8)
        sheet.cell(row, 1).alignment = Alignment(horizontal="center", wrap_text=True)
        sheet.cell(row, 1).font = Font(name="Times New Roman", bold=row < 3, italic=row == 3)
    for column, text in enumerate(header, 1):
        cell = sheet.cell(5, column, text)
        cell.font = Font(name="Times New Roman", bold=True)
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    at = 6
    for row in plan_urgent.PROGRESS:
        for column, text in enumerate(row, 1):
            value = int(text) if column == 1 and text.isdigit() else text
            sheet.cell(at, column, value or None)
        if len(row) == 2:
            sheet.merge_cells(start_row=at, start_column=2, end_row=at, end_column=8)
        at += 1
    for cells in sheet.iter_rows(min_row=5, max_row=at - 1, max_col=8):
        for cell in cells:
            cell.border = Border(left=thin, right=thin, top=thin, bottom=thin)
            if cell.row > 5:
                cell.font = Font(name="Times New Roman", bold=sheet.cell(cell.row, 3).value is None and cell.column < 3)
                cell.alignment = Alignment(vertical="top", wrap_text=True)
    for column, width in zip("ABCDEFGH", (6, 34, 22, 22, 18, 34, 30, 22)):
        sheet.column_dimensions[column].width = width
    sheet.freeze_panes = "A6"
    book.save(OUT / "tien-do-nghi-quyet-71.xlsx")


if __name__ == "__main__":
    OUT.mkdir(parents=True, exist_ok=True)
    digital()
    urgent()
    progress()
    for file in sorted(OUT.iterdir()):
        print(file.name, file.stat().st_size)

"""A long annex made by python-docx, and how long python-docx takes to read it back.

    annex.py make FILE ROWS
    annex.py read FILE RUNS
"""

import sys
import time

from docx import Document

LEADS = ["Sở Khoa học và Công nghệ", "Các sở, ban, ngành; UBND các xã, phường, đặc khu", "Công an tỉnh", "Sở Y tế"]
COOPS = ["Sở Tài chính; Sở Nội vụ", "Các sở, ban, ngành", "", "Văn phòng UBND tỉnh"]
TIMES = ["Quý III/2026", "31/12/2026", "Thường xuyên", "Năm 2026 - 2030", "Tháng 9/2026"]
HEADER = ("TT", "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Sản phẩm", "Thời hạn hoàn thành")


def make(path, rows):
    document = Document()
    document.add_paragraph("KẾ HOẠCH")
    document.add_paragraph("Phụ lục I")
    table = document.add_table(rows=1, cols=6)
    table.style = "Table Grid"
    for cell, text in zip(table.rows[0].cells, HEADER):
        cell.text = text
    for number in range(1, rows + 1):
        values = (
            str(number),
            f"Rà soát, chuẩn hóa và đưa vào khai thác bộ dữ liệu chuyên ngành số {number}, bảo đảm kết nối với kho dữ liệu dùng chung của tỉnh",
            LEADS[number % 4], COOPS[number % 4], f"Báo cáo kết quả đợt {number % 12 + 1}; bộ dữ liệu được công bố", TIMES[number % 5],
        )
        for cell, text in zip(table.add_row().cells, values):
            cell.text = text
    document.save(path)


def read(path, runs):
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        document = Document(path)
        count = sum(len(cell.text) for table in document.tables for row in table.rows for cell in row.cells)
        times.append((time.perf_counter() - start) * 1000)
    print(f"python-docx, every cell's text, ms {sorted(times)[runs // 2]:.2f}   ({count} characters)")


if __name__ == "__main__":
    {"make": make, "read": read}[sys.argv[1]](sys.argv[2], int(sys.argv[3]))

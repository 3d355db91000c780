#!/usr/bin/env python3
"""Makes the workbooks of this folder with programs that are not ours, each trait in each format. All persons are invented.

    pip install openpyxl xlsxwriter xlwt odfpy && python3 make.py OUT [--soffice]

A file is named TRAIT.PROGRAM.ENDING. Each trait is described once, as sheets of cells, and written by each program;
LibreOffice turns the workbooks of xlsxwriter into its own xlsx, xls and ods. What `kutia` must find in each stands in
`expected.txt`, which a person has read.
"""
import csv, datetime, os, subprocess, sys, unicodedata

D = datetime.date
WEIGHTS = (1, 1, 2, 3, 4, 5, 6, 7, 8)
ALPHABET = "WABCDEFGHIJKLMNOPQRSTUV"

def nid(born, sex, serial):
    decade = chr(ord("A") + (born.year - 1900) // 10)
    body = f"{decade}{born.year % 10}{born.month + (50 if sex == 'F' else 0):02}{born.day:02}{serial:03}"
    total = sum(w * (ALPHABET.index(c) if c.isalpha() else int(c)) for w, c in zip(WEIGHTS, body))
    return body + ALPHABET[total % 23]

HEAD = ["Nr. rendor", "Emri", "Atësia", "Mbiemri", "Gjinia", "Datëlindja", "NID", "Vendbanimi", "Deklarata", "Lista"]
NAMES = [("Arben", "Zef", "Hysaj", "M"), ("Besa", "Ilir", "Çelaj", "F"), ("Çlirim", "Gjon", "Përlala", "M"),
         ("Drita", "Llazar", "Gjeçi", "F"), ("Ëngjëll", "Petro", "Xhindi", "M"), ("Fatos", "Sadik", "Rrapaj", "M"),
         ("Gjyste", "Ndue", "Shyti", "F"), ("Hasan", "Myrto", "Thanaj", "M"), ("Ilda", "Njazi", "Zhupa", "F")]

def people(shift=0):
    """Two fixed names and seven open ones: a sound list of Berat. A dict each."""
    rows = []
    for i, (first, father, last, sex) in enumerate(NAMES):
        born = D(1965 + 3 * i + shift, 1 + (i + shift) % 12, 2 + 2 * i)
        last = last if shift == 0 else last + "u" * shift
        rows.append({"Nr. rendor": i + 1 if i < 2 else i - 1, "Emri": first, "Atësia": father, "Mbiemri": last,
                     "Gjinia": sex, "Datëlindja": born, "NID": nid(born, sex, 100 + i), "Vendbanimi": f"Rruga e Urës {i + 1}",
                     "Deklarata": "PO", "Lista": "fikse" if i < 2 else "preferenciale"})
    return rows

class Sheet:
    def __init__(self, name, hidden=False):
        self.name, self.hidden, self.cells, self.merges, self.hidden_rows, self.comments = name, hidden, {}, [], [], {}
        self.row = 0
    def add(self, values):
        for column, value in enumerate(values):
            if value is not None:
                self.cells[(self.row, column)] = value
        self.row += 1
    def table(self, rows, head=HEAD):
        self.add(head)
        for row in rows:
            self.add([row.get(name) for name in head])
        return self

class Formula:
    def __init__(self, text, value):
        self.text, self.value = text, value

class Serial:
    """A date as a bare number, without a format that says so."""
    def __init__(self, day):
        self.number = (day - D(1899, 12, 30)).days

def plain():
    return [Sheet("Lista").table(people())]

def titles():
    s = Sheet("Lista")
    s.add(["Lista e kandidatëve për Kuvendin"]); s.merges.append((0, 0, 0, 9))
    s.add(["Qarku Berat"]); s.merges.append((1, 0, 1, 9))
    s.add(["Partia e Provës, selia: Rruga Tiranë 5"])
    s.row += 1
    return [s.table(people())]

def blank_rows():
    s = Sheet("Lista"); s.add(HEAD)
    for row in people():
        s.add([row[name] for name in HEAD]); s.row += 2
    s.add(["Gjithsej", 9])
    return [s]

def hidden():
    s = Sheet("Lista").table(people()); s.hidden_rows = [4, 5]
    return [s, Sheet("Shënime", hidden=True).table(people(1))]

def zones():
    # Kukës has three seats: one fixed name, three open ones.
    kukes = people(1)
    kukes = [kukes[0]] + kukes[2:5]
    return [Sheet("Berat").table(people()), Sheet("Kukës").table(kukes)]

def lists():
    other = people(1)
    other[8] = dict(people()[8], **{"Nr. rendor": 7})  # the same person on both lists
    return [Sheet("LGB").table(people()), Sheet("PDP").table(other)]

def sections():
    s = Sheet("Fleta1"); head = HEAD[:-1]; s.add(head)
    for at, row in enumerate(people()):
        if at in (0, 2):
            s.add(["Lista me renditje fikse" if at == 0 else "Lista me votim preferencial"])
            s.merges.append((s.row - 1, 0, s.row - 1, 8))
        s.add([row[name] for name in head])
    return [s]

def merged():
    s = Sheet("Lista"); s.add(HEAD)
    for at, row in enumerate(people()):
        s.add([row[name] if name != "Lista" or at in (0, 2) else None for name in HEAD])
    s.merges += [(1, 9, 2, 9), (3, 9, 9, 9)]
    return [s]

def two_heads():
    s = Sheet("Lista")
    s.add(["Nr.", "Kandidati", None, None, "Gjinia", "Datëlindja", "NID", "Vendbanimi", "Deklarata", "Lista"])
    s.add([None, "Emri", "Atësia", "Mbiemri"])
    s.merges += [(0, 1, 0, 3), (0, 0, 1, 0)] + [(0, c, 1, c) for c in range(4, 10)]
    for row in people():
        s.add([row[name] for name in HEAD])
    return [s]

def formulas():
    s = Sheet("Lista").table(people())
    for at in range(1, 10):
        s.cells[(at, 0)] = Formula(f"=ROW()-{1 if at < 3 else 3}", at if at < 3 else at - 2)
    s.cells[(4, 7)] = Formula("=1/0", "#DIV/0!")
    return [s]

def numbers():
    s = Sheet("Lista").table(people())
    for at in range(1, 10):
        s.cells[(at, 0)] = str(s.cells[(at, 0)]) + ("." if at % 2 else "")
    s.cells[(3, 0)] = "një"
    s.cells[(5, 7)] = 17
    return [s]

def dates():
    s = Sheet("Lista").table(people())
    for at, row in enumerate(people(), 1):
        born = row["Datëlindja"]
        s.cells[(at, 5)] = [Serial(born), f"{born:%d.%m.%Y}", f"{born:%d/%m/%y}", f"{born:%Y-%m-%d}", f"{born.day}.{born.month}.{born.year}",
                            f"{born:%d-%m-%Y}", born, "31.02.1990", "nesër"][at - 1]
    return [s]

def spaces():
    s = Sheet("Lista").table(people())
    for at in range(1, 10):
        for column in (1, 3, 4, 6, 8, 9):
            text = s.cells[(at, column)]
            s.cells[(at, column)] = ["  " + text + " ", text + "\u00a0", "\u200b" + text, "\u00a0" + text + "\u2007"][(at + column) % 4]
    return [s]

def decomposed():
    s = Sheet("Lista").table(people())
    for at, value in list(s.cells.items()):
        if isinstance(value, str):
            s.cells[at] = unicodedata.normalize("NFD", value)
    return [s]

def letters():
    s = Sheet("Lista").table(people())
    s.cells[(1, 1)] = "\u0410rben"        # Cyrillic А
    s.cells[(3, 3)] = "P\u0451rlala"      # Cyrillic ё
    s.cells[(6, 6)] = s.cells[(6, 6)].replace("J", "\u0408").replace("I", "\u0399").replace("H", "\u041d")
    s.cells[(7, 3)] = "Sh\u03c5ti"        # Greek υ
    return [s]

def heads():
    names = ["nr rendor", "EMRI:", "Atesia", "Mbiemr", "Gjinja (F/M)", "Data e lindjes", "Numri personal", "Adresa", "Deklarat", "lista (fikse/preferenciale)"]
    s = Sheet("Lista"); s.add(names + ["Telefon", "Shenja e zodiakut"])
    for row in people():
        s.add([row[name] for name in HEAD] + ["069", "dashi"])
    return [s]

def english():
    names = ["No.", "First name", "Father's name", "Surname", "Gender", "Date of birth", "National ID", "Residence", "Declaration", "List type"]
    s = Sheet("Candidates"); s.add(names)
    for row in people():
        s.add([{"fikse": "fixed", "preferenciale": "open", "PO": "yes"}.get(row[n], row[n]) if isinstance(row[n], str) else row[n] for n in HEAD])
    return [s]

def faults():
    """Every rule that a workbook alone can break, once."""
    rows = people()
    head = HEAD + ["Vetëdeklarimi 138/2015", "Nënshkrimi", "Nënshkrime mbështetëse"]
    for row in rows:
        row.update({head[10]: "PO", head[11]: "PO", head[12]: None})
    rows[0].update({"Emri": None, head[12]: 4200})                       # C101 B2, C241 M2
    rows[1].update({"Gjinia": "M"})                                      # C112 E3
    rows[2].update({"Atësia": None, "Vendbanimi": None})                 # C103, C107
    rows[3].update({"Datëlindja": D(2008, 1, 1)})                        # C110, C111
    rows[4].update({"NID": rows[4]["NID"][:9] + ("A" if rows[4]["NID"][9] != "A" else "B")})  # C118
    rows[5].update({"NID": "1234", "Deklarata": "ndoshta"})              # C001, C007
    rows[6].update({"Gjinia": "M", "Deklarata": "JO", head[10]: "JO", head[11]: "JO"})  # C112, C131, C132, C133
    rows[7].update({"Nr. rendor": 4, "Mbiemri": "Rrapaj", "Emri": "Fatos", "Atësia": "Sadik"})  # C202, C123
    rows[8].update({"NID": rows[2]["NID"], "Datëlindja": rows[2]["Datëlindja"], "Gjinia": "M"})  # C121, C204
    s = Sheet("Lista").table(rows, head)
    return [s]

TRAITS = [plain, titles, blank_rows, hidden, zones, lists, sections, merged, two_heads, formulas, numbers, dates, spaces,
          decomposed, letters, heads, english, faults]

def with_openpyxl(sheets, path):
    import openpyxl
    book = openpyxl.Workbook(); book.remove(book.active)
    for sheet in sheets:
        ws = book.create_sheet(sheet.name)
        for (r, c), v in sheet.cells.items():
            cell = ws.cell(r + 1, c + 1)
            if isinstance(v, Formula): v = v.text
            if isinstance(v, Serial): v = v.number
            cell.value = v
            if isinstance(v, D): cell.number_format = "dd.mm.yyyy"
        for r1, c1, r2, c2 in sheet.merges:
            ws.merge_cells(start_row=r1 + 1, start_column=c1 + 1, end_row=r2 + 1, end_column=c2 + 1)
        for r in sheet.hidden_rows: ws.row_dimensions[r].hidden = True
        if sheet.hidden: ws.sheet_state = "hidden"
    book.save(path)

def with_xlsxwriter(sheets, path, date_1904=False):
    import xlsxwriter
    book = xlsxwriter.Workbook(path, {"date_1904": date_1904}); day = book.add_format({"num_format": "dd.mm.yyyy"})
    for sheet in sheets:
        ws = book.add_worksheet(sheet.name)
        for r1, c1, r2, c2 in sheet.merges: ws.merge_range(r1, c1, r2, c2, "")
        for (r, c), v in sheet.cells.items():
            if isinstance(v, Formula): ws.write_formula(r, c, v.text, None, v.value)
            elif isinstance(v, Serial): ws.write_number(r, c, v.number)
            elif isinstance(v, D): ws.write_datetime(r, c, datetime.datetime(v.year, v.month, v.day), day)
            elif isinstance(v, str): ws.write_string(r, c, v)
            else: ws.write(r, c, v)
        for r in sheet.hidden_rows: ws.set_row(r - 1, None, None, {"hidden": True})
        if sheet.hidden: ws.hide()
    book.close()

def with_xlwt(sheets, path):
    import xlwt
    book = xlwt.Workbook(encoding="utf-8"); day = xlwt.easyxf(num_format_str="dd.mm.yyyy")
    for sheet in sheets:
        ws = book.add_sheet(sheet.name, cell_overwrite_ok=True)
        for r1, c1, r2, c2 in sheet.merges: ws.merge(r1, r2, c1, c2)
        for (r, c), v in sheet.cells.items():
            if isinstance(v, Formula): v = v.value     # xlwt keeps no cached value; an error is no value for it either
            if isinstance(v, Serial): v = v.number
            if isinstance(v, D): ws.write(r, c, v, day)
            else: ws.write(r, c, v)
        for r in sheet.hidden_rows: ws.row(r - 1).hidden = True
        if sheet.hidden: ws.visibility = 1
    book.save(path)

def with_odfpy(sheets, path):
    from odf.opendocument import OpenDocumentSpreadsheet
    from odf.table import Table, TableRow, TableCell, CoveredTableCell
    from odf.style import Style, TableProperties
    from odf.text import P
    doc = OpenDocumentSpreadsheet()
    gone = Style(name="gone", family="table"); gone.addElement(TableProperties(display="false")); doc.automaticstyles.addElement(gone)
    for sheet in sheets:
        table = Table(name=sheet.name, **({"stylename": gone} if sheet.hidden else {}))
        last = max(r for r, _ in sheet.cells); width = max(c for _, c in sheet.cells)
        spans = {(r1, c1): (r2 - r1 + 1, c2 - c1 + 1) for r1, c1, r2, c2 in sheet.merges}
        covered = {(r, c) for r1, c1, r2, c2 in sheet.merges for r in range(r1, r2 + 1) for c in range(c1, c2 + 1)} - set(spans)
        for r in range(last + 1):
            row = TableRow(**({"visibility": "collapse"} if r + 1 in sheet.hidden_rows else {}))
            for c in range(width + 1):
                v = sheet.cells.get((r, c)); about = {}
                if (r, c) in spans: about = {"numberrowsspanned": spans[(r, c)][0], "numbercolumnsspanned": spans[(r, c)][1]}
                if isinstance(v, Formula): about["formula"] = "of:" + v.text; v = v.value
                if isinstance(v, Serial): v = v.number
                if (r, c) in covered: row.addElement(CoveredTableCell()); continue
                if v is None: row.addElement(TableCell(**about)); continue
                if isinstance(v, D): cell = TableCell(valuetype="date", datevalue=v.isoformat(), **about); text = f"{v:%d.%m.%Y}"
                elif isinstance(v, (int, float)): cell = TableCell(valuetype="float", value=v, **about); text = str(v)
                else: cell = TableCell(valuetype="string", **about); text = v
                cell.addElement(P(text=text)); row.addElement(cell)
            table.addElement(row)
        doc.spreadsheet.addElement(table)
    doc.save(path)

def with_csv(sheets, path, delimiter, encoding, mark=b""):
    """The first sheet as a spreadsheet program exports it."""
    sheet = sheets[0]
    import io
    out = io.StringIO(); writer = csv.writer(out, delimiter=delimiter, lineterminator="\r\n")
    for r in range(max(r for r, _ in sheet.cells) + 1):
        row = []
        for c in range(max(c for _, c in sheet.cells) + 1):
            v = sheet.cells.get((r, c), "")
            if isinstance(v, Formula): v = v.value
            if isinstance(v, Serial): v = v.number
            if isinstance(v, D): v = f"{v:%d.%m.%Y}"
            row.append(v)
        writer.writerow(row)
    with open(path, "wb") as file:
        file.write(mark + out.getvalue().encode(encoding))

def main():
    out = sys.argv[1]; os.makedirs(out, exist_ok=True)
    here = lambda *parts: os.path.join(out, ".".join(parts))
    for trait in TRAITS:
        name, sheets = trait.__name__, trait()
        if trait is not formulas: with_openpyxl(sheets, here(name, "openpyxl", "xlsx"))
        with_xlsxwriter(sheets, here(name, "xlsxwriter", "xlsx"))
        with_xlwt(sheets, here(name, "xlwt", "xls"))
        with_odfpy(sheets, here(name, "odfpy", "ods"))
        if len(sheets) == 1 and trait not in (decomposed,): with_csv(sheets, here(name, "utf8", "csv"), ";", "utf-8")
    with_xlsxwriter([s for s in plain()], here("dates1904", "xlsxwriter", "xlsx"), date_1904=True)
    for label, delimiter, encoding, mark in [("comma-utf8-mark", ",", "utf-8", b"\xef\xbb\xbf"), ("tab-utf16-mark", "\t", "utf-16", b""),
            ("tab-utf16le", "\t", "utf-16-le", b""), ("semicolon-utf16be", ";", "utf-16-be", b""), ("semicolon-cp1250", ";", "cp1250", b""),
            ("comma-cp1252", ",", "cp1252", b"")]:
        with_csv(plain(), here("plain", label, "csv"), delimiter, encoding, mark)
    with_csv(decomposed(), here("decomposed", "utf8", "csv"), ";", "utf-8")
    if "--soffice" in sys.argv:
        made = [here(t.__name__, "xlsxwriter", "xlsx") for t in TRAITS]
        profile = "-env:UserInstallation=file://" + os.path.abspath(here("profile"))
        for ending in ("xlsx", "xls", "ods"):
            folder = here("soffice-" + ending); os.makedirs(folder, exist_ok=True)
            subprocess.run(["soffice", profile, "--headless", "--convert-to", ending, "--outdir", folder] + made, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            for t in TRAITS:
                os.replace(os.path.join(folder, f"{t.__name__}.xlsxwriter.{ending}"), here(t.__name__, "soffice", ending))
            os.rmdir(folder)
        import shutil; shutil.rmtree(here("profile"))

main()

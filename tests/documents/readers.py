"""The text of a PDF as PDFium and MuPDF read it: two lines of JSON, one a reader."""

import json
import sys

import pymupdf
import pypdfium2

path = sys.argv[1]
pdfium = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(path)]
mupdf = [page.get_text() for page in pymupdf.open(path)]
print(json.dumps(["PDFium", "\n".join(pdfium)]))
print(json.dumps(["MuPDF", "\n".join(mupdf)]))

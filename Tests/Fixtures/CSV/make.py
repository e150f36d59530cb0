"""Writes the tables beside this file, and the fields that Python's csv module finds in them.

Usage: make.py   (Python 3.11; the seed is fixed, so the same version gives the same bytes)

A `.csv` holds the table, a `.fields` the same as text: fields end with the unit separator but for the last of a row, and
rows end with the record separator. Blanks at both ends of a field are left out of the `.fields`, as the reader leaves them
out. There are no quotation marks inside fields that have none around them: Python keeps them, the reader drops them.
"""

import csv
import pathlib
import random

draw = random.Random(4180)
here = pathlib.Path(__file__).parent
parts = ["a", "B", "7", "é", "ß", "–", " ", "'", "-", "=", "@", "3.5", "Ōtautahi", "\u00a0"]
special = [",", ";", "\t", '"', "\n", "\r\n", '""']


def field(separators):
    text = "".join(draw.choice(parts) for _ in range(draw.randint(0, 5)))
    if draw.random() < 0.3:
        text += draw.choice(special) + draw.choice(parts)
    return text


def write(name, delimiter=",", quoting=csv.QUOTE_MINIMAL, end="\r\n", ragged=False):
    path = here / f"{name}.csv"
    with open(path, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, delimiter=delimiter, quoting=quoting, lineterminator=end)
        writer.writerow(["id", "name", "note", "amount"])
        for number in range(150):
            row = [str(number)] + [field(delimiter) for _ in range(3)]
            if ragged and number % 7 == 0:
                row = row[: draw.randint(1, 3)]
            if ragged and number % 11 == 0:
                row += ["extra", "more"]
            writer.writerow(row)
    with open(path, newline="", encoding="utf-8") as file:
        rows = list(csv.reader(file, delimiter=delimiter))
    text = "".join("\x1f".join(cell.strip(" \t") for cell in row) + "\x1e" for row in rows)
    (here / f"{name}.fields").write_text(text, encoding="utf-8", newline="")


write("commas")
write("semicolons", delimiter=";")
write("tabs", delimiter="\t", end="\n")
write("carriage_returns", end="\r")
write("quoted", quoting=csv.QUOTE_ALL, end="\n")
write("ragged", ragged=True)

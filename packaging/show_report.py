"""Prints the chief cells of a credential report as a table for people: show_report.py REPORT.csv"""

import csv
import sys

BLANK = {"N/A", "false", "no_information"}


def password(row):
    if row["password_enabled"] not in ("true", "false"):
        return row["password_enabled"]
    if row["password_enabled"] == "false":
        return "-"
    expires = row["password_next_rotation"]
    return "yes" if expires in BLANK else f"yes, until {expires[:10]}"


def key(number):
    def show(row):
        prefix = f"access_key_{number}"
        if row[f"{prefix}_active"] != "true":
            changed = row[f"{prefix}_last_rotated"] not in BLANK
            return "inactive" if changed or row[f"{prefix}_last_used_date"] not in BLANK else "-"
        used = row[f"{prefix}_last_used_date"]
        if used in BLANK:
            return "never used"
        where = row[f"{prefix}_last_used_service"], row[f"{prefix}_last_used_region"]
        return f"{used[:10]} {' '.join(where)}"

    return show


def certificates(row):
    active = [row[f"cert_{number}_active"] for number in (1, 2)].count("true")
    return f"{active} active" if active else "-"


COLUMNS = (
    ("user", lambda row: row["user"]),
    ("password", password),
    ("MFA", lambda row: "yes" if row["mfa_active"] == "true" else "-"),
    ("key 1, last used", key(1)),
    ("key 2, last used", key(2)),
    ("certificates", certificates),
)


def main(path):
    with open(path, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    table = [[name for name, _ in COLUMNS]] + [[show(row) for _, show in COLUMNS] for row in rows]
    widths = [max(len(cells[i]) for cells in table) for i in range(len(COLUMNS))]
    for number, cells in enumerate(table):
        print("  " + "  ".join(cell.ljust(width) for cell, width in zip(cells, widths)).rstrip())
        if number == 0:
            print("  " + "  ".join("-" * width for width in widths))


if __name__ == "__main__":
    main(sys.argv[1])

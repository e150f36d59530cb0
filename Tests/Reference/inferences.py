"""Counts what an audit found: python3 inferences.py REPORT.json prints forms attacked, inferences, guesses.

Guesses are what would follow if every hidden count were small, and strips of ground where perhaps nobody lives.
"""
import json
import sys

report = json.load(open(sys.argv[1]))
guesses = sum(found["attack"] in ("assumedSmall", "bareGround") for found in report["findings"])
print(report["protectedForms"], len(report["findings"]) - guesses, guesses, sep=",")

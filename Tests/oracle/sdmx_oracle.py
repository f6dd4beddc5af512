#!/usr/bin/env python3
"""Holds the SDMX that this program writes against the sdmx1 package of PyPI.

    sdmx_oracle.py --samples "bench sdmx"                 files of its own, 6000 values of all frequencies
    sdmx_oracle.py STRUCTURE.xml VALUES.csv EXPECTED.json  any others

EXPECTED.json is a list of `{"key": {"FREQ": …, "INDICATOR": …, …}, "value": …, "numerator": …, "denominator": …,
"unit": …, "status": …, "note": …}`, one for each observation; of a value only what is named is compared.

Exit 0: everything agrees. Exit 1: something differs; each difference is one line.
"""
import argparse
import json
import logging
import pathlib
import shlex
import subprocess
import sys
import tempfile

import sdmx
from lxml import etree

FLOW = "CHI_SO"
ATTRIBUTES = {"numerator": "NUMERATOR", "denominator": "DENOMINATOR", "unit": "UNIT_MEASURE", "status": "OBS_STATUS", "note": "COMMENT_OBS"}
differences = []
checks = 0


def check(name, found, expected):
    global checks
    checks += 1
    if found != expected:
        differences.append(name)
        if len(differences) <= 40:
            print(f"DIFFERS {name}\n  expected {expected!r}\n  found    {found!r}")


class Warnings(logging.Handler):
    """sdmx1 says in its log what it could not resolve or match."""

    def __init__(self):
        super().__init__(logging.WARNING)
        self.words = []

    def emit(self, record):
        self.words.append(record.getMessage())


def number(text):
    return None if text in ("", None) else float(text)


def compare(structure_path, values_path, expected_path):
    warnings = Warnings()
    logging.getLogger("sdmx").addHandler(warnings)
    etree.parse(str(structure_path))
    structure = sdmx.read_sdmx(structure_path)
    check("the flow is there", list(structure.dataflow), [FLOW])
    flow = structure.dataflow[FLOW]
    definition = flow.structure
    check("the flow's structure is the one in the file", definition is structure.structure["DSD_CHI_SO"], True)
    check("the flow has a name", str(flow.name) != "", True)
    data = sdmx.read_sdmx(values_path, structure=flow)
    check("one data set", len(data.data), 1)
    check("it informs", data.data[0].action.name, "information")
    found = data.data[0].obs
    expected = json.loads(pathlib.Path(expected_path).read_text(encoding="utf-8"))
    check("as many observations as there are values", len(found), len(expected))
    lists = {}
    for dimension in definition.dimensions.components:
        representation = dimension.local_representation
        if representation.enumerated is not None:
            lists[dimension.id] = {code.id for code in representation.enumerated}
    check("all dimensions but time have lists", sorted(lists), sorted(d.id for d in definition.dimensions.components if d.id != "TIME_PERIOD"))
    statuses = {code.id for code in definition.attributes.get("OBS_STATUS").local_representation.enumerated}
    for place, (observation, wanted) in enumerate(zip(found, expected)):
        key = {name: value.value for name, value in observation.dimension.values.items()}
        check(f"{place}: key", key, wanted["key"])
        check(f"{place}: value", number(observation.value), wanted["value"])
        attributes = {name: value.value for name, value in observation.attached_attribute.items()}
        for name, column in ATTRIBUTES.items():
            if name in wanted:
                text = attributes[column]
                check(f"{place}: {name}", number(text) if name in ("numerator", "denominator") else text, wanted[name])
        unlisted = [name for name, codes in lists.items() if key.get(name) not in codes]
        check(f"{place}: codes that no list knows", unlisted, [])
        check(f"{place}: status is listed", attributes["OBS_STATUS"] in statuses, True)
    check("what sdmx1 warned of", warnings.words, [])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", metavar="STRUCTURE.xml VALUES.csv EXPECTED.json")
    parser.add_argument("--samples", help="a command that writes the three files into the folder named after it")
    options = parser.parse_args()
    if options.samples:
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run(shlex.split(options.samples) + [folder], check=True)
            compare(*(pathlib.Path(folder) / name for name in ("structure.xml", "values.csv", "expected.json")))
    elif len(options.files) == 3:
        compare(*map(pathlib.Path, options.files))
    else:
        parser.error("three files or --samples")
    print(f"sdmx: {checks} checks, {len(differences)} differences")
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main())

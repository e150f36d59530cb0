"""Reads the open data of a release with other people's programs; opendata.sh installs them and calls this.

Prints one line for each check and ends with 1 where one failed.
"""

import contextlib
import csv
import io
import json
import pathlib
import re
import subprocess
import sys
import warnings

release = pathlib.Path(sys.argv[1])
work = pathlib.Path(sys.argv[2])
data = release / "data"
failures = 0
warnings.filterwarnings("ignore")


def say(name, faults, note=""):
    """One line for a check, and its first faults."""
    global failures
    faults = list(faults)
    failures += bool(faults)
    print(f"{'FAIL' if faults else 'ok':4}  {name:44} {note}")
    for fault in faults[:5]:
        print(f"        {str(fault)[:200]}")


def run(*command, cwd=None):
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True)
    return done.returncode, (done.stdout + done.stderr).strip()


def sums():
    code, text = run("sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS", cwd=data)
    listed = {line.split("  ", 1)[1] for line in (data / "SHA256SUMS").read_text().splitlines()}
    there = {str(p.relative_to(data)) for p in data.rglob("*") if p.is_file()} - {"SHA256SUMS"}
    say("sha256sum --check", [text] * (code != 0) + sorted(listed ^ there), f"{len(listed)} files")


def data_package():
    from frictionless import Package, validate
    from jsonschema import Draft7Validator

    text = json.loads((data / "datapackage.json").read_text())
    profile = json.loads(next((work / "profile").rglob("data-package-2-0.json")).read_text())
    # The published profile names no dialect of JSON Schema; it is written in draft 7.
    faults = Draft7Validator(profile).iter_errors(text)
    say("jsonschema: profile of Data Package 2.0", (f"{list(f.path)}: {f.message}" for f in faults))
    report = validate(str(data / "datapackage.json"))
    faults = report.flatten(["title", "rowNumber", "fieldName", "note"]) + report.errors
    rows = sum(task.stats.get("rows", 0) for task in report.tasks)
    say("frictionless validate datapackage.json", faults, f"{len(report.tasks)} resources, {rows} rows")
    names = Package(str(data / "datapackage.json")).resource_names
    say("names of resources are unique", [n for n in set(names) if names.count(n) > 1])


def csv_on_the_web():
    faults = []
    files = sorted(data.rglob("*.csv-metadata.json"))
    for file in files:
        code, text = run(str(work / "venv/bin/csvwvalidate"), file.name, cwd=file.parent)
        if code or not text.endswith("OK"):
            faults.append(f"{file.name}: {text[-160:]}")
    say("csvw: csvwvalidate", faults, f"{len(files)} tables")


SHAPES = """
@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dcterms: <http://purl.org/dc/terms/> . @prefix spdx: <http://spdx.org/rdf/terms#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix foaf: <http://xmlns.com/foaf/0.1/> .
[] a sh:NodeShape ; sh:targetClass dcat:Dataset ;
  sh:property [ sh:path dcterms:title ; sh:minCount 1 ], [ sh:path dcterms:description ; sh:minCount 1 ],
    [ sh:path dcterms:publisher ; sh:minCount 1 ; sh:maxCount 1 ; sh:class foaf:Agent ],
    [ sh:path dcat:distribution ; sh:minCount 1 ; sh:class dcat:Distribution ],
    [ sh:path dcterms:temporal ; sh:class dcterms:PeriodOfTime ; sh:maxCount 1 ],
    [ sh:path dcterms:spatial ; sh:class dcterms:Location ], [ sh:path dcterms:license ; sh:nodeKind sh:IRI ],
    [ sh:path dcterms:issued ; sh:datatype xsd:date ; sh:maxCount 1 ],
    [ sh:path dcat:version ; sh:minCount 1 ; sh:maxCount 1 ], [ sh:path dcat:contactPoint ; sh:maxCount 1 ] .
[] a sh:NodeShape ; sh:targetClass dcat:Distribution ;
  sh:property [ sh:path dcat:downloadURL ; sh:nodeKind sh:IRI ; sh:minCount 1 ],
    [ sh:path dcat:accessURL ; sh:nodeKind sh:IRI ; sh:minCount 1 ],
    [ sh:path dcat:mediaType ; sh:nodeKind sh:IRI ; sh:minCount 1 ; sh:maxCount 1 ],
    [ sh:path dcterms:license ; sh:nodeKind sh:IRI ; sh:minCount 1 ],
    [ sh:path dcat:byteSize ; sh:datatype xsd:nonNegativeInteger ; sh:minCount 1 ],
    [ sh:path spdx:checksum ; sh:minCount 1 ; sh:node [ sh:property
      [ sh:path spdx:checksumValue ; sh:datatype xsd:hexBinary ; sh:minCount 1 ],
      [ sh:path spdx:algorithm ; sh:nodeKind sh:IRI ; sh:minCount 1 ] ] ] .
foaf:Organization <http://www.w3.org/2000/01/rdf-schema#subClassOf> foaf:Agent .
"""


def catalogue():
    import pyshacl
    import rdflib

    graph = rdflib.Graph().parse(data / "catalog.jsonld", format="json-ld", publicID="https://example.org/data/")
    shapes = rdflib.Graph().parse(data=SHAPES, format="turtle")
    conforms, _, text = pyshacl.validate(graph, shacl_graph=shapes, ont_graph=shapes)
    say("rdflib and pyshacl: catalog.jsonld (DCAT)", [] if conforms else [text], f"{len(graph)} statements")
    dcat = rdflib.Namespace("http://www.w3.org/ns/dcat#")
    faults = []
    for item in graph.subjects(rdflib.RDF.type, dcat.Distribution):
        address = str(graph.value(item, dcat.downloadURL)).removeprefix("https://example.org/data/")
        if not (data / address).is_file():
            faults.append(f"{address} is not there")
        elif (data / address).stat().st_size != int(graph.value(item, dcat.byteSize)):
            faults.append(f"{address} has another size")
    say("every download of the catalogue is there", faults)

    page = (release / "data.html").read_text()
    block = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.S)[1])
    faults = [k for k in ("name", "description", "license", "creator", "distribution", "version") if k not in block]
    faults += [] if 50 <= len(block["description"]) <= 5000 else ["length of the description"]
    # The context lies on another server: its words are all of one vocabulary.
    block["@context"] = {"@vocab": "https://schema.org/"}
    found = rdflib.Graph().parse(data=json.dumps(block), format="json-ld")
    say("rdflib: Dataset of schema.org in data.html", faults, f"{len(found)} statements")


def rings_wrong(geometry):
    """Shells that run clockwise and holes that do not (RFC 7946)."""
    from shapely import LinearRing

    for polygon in geometry.geoms:
        yield from ["shell"] * (not polygon.exterior.is_ccw)
        yield from ["hole" for ring in polygon.interiors if LinearRing(ring).is_ccw]


def map_files():
    import fastjsonschema
    import frictionless
    import geojson
    import pyogrio

    profile = pathlib.Path(frictionless.__file__).parent / "assets/profiles/geojson.json"
    # Compiled: a file has a hundred thousand coordinates.
    is_fitting = fastjsonschema.compile(json.loads(profile.read_text()))
    faults, count = [], 0
    files = sorted(data.glob("*.geojson"))
    for file in files:
        text = file.read_text()
        plain = json.loads(text)
        try:
            is_fitting(plain)
        except fastjsonschema.JsonSchemaException as fault:
            faults.append(f"{file.name}: {fault.message[:90]}")
        parsed = geojson.loads(text)
        faults += [f"{file.name}: {e}" for e in ([] if parsed.is_valid else parsed.errors())]
        if "crs" in plain:
            faults.append(f"{file.name}: crs")
        keys = {tuple(f["properties"]) for f in plain["features"]}
        faults += [f"{file.name}: keys differ"] * (len(keys) != 1)
        ids = [f["id"] for f in plain["features"]]
        faults += [f"{file.name}: order"] * (ids != sorted(set(ids)))
        layer = pyogrio.read_dataframe(file)
        count += len(layer)
        faults += [f"{file.name}: {n} not valid" for n in [(~layer.is_valid).sum()] if n]
        faults += [f"{file.name}: {w}" for g in layer.geometry for w in rings_wrong(g)]
        faults += [f"{file.name}: {set(layer.geom_type)}"] * (set(layer.geom_type) != {"MultiPolygon"})
        box = [round(v, 6) for v in layer.total_bounds]
        faults += [f"{file.name}: bbox"] * (box != plain["bbox"])
        code, said = run("ogrinfo", "-ro", "-so", "-al", str(file))
        faults += [f"{file.name}: {said[-120:]}"] * (code != 0 or "ERROR" in said or "Warning" in said)
    say("geojson, JSON schema, GDAL, shapely: map files", faults, f"{len(files)} files, {count} areas")


def geopackage():
    import pyogrio
    import sqlite3

    file = next(data.glob("*.gpkg"))
    # The checker of GDAL needs its bindings for pictures and elevations only.
    checker = next((work / "gdal").rglob("validate_gpkg.py"))
    code, text = run(sys.executable, str(checker), "-q", "-k", str(file))
    say("GDAL validate_gpkg.py", [text] * (code != 0 or bool(text)), file.name)
    code, text = run("ogrinfo", "-ro", "-so", "-al", str(file))
    say("ogrinfo", [text[-200:]] * (code != 0 or "ERROR" in text or "Warning" in text))
    faults, count = [], 0
    for name, _ in pyogrio.list_layers(file):
        layer = pyogrio.read_dataframe(file, layer=name)
        if layer.get("geometry") is None:
            continue
        count += len(layer)
        faults += [f"{name}: not valid"] * (not layer.is_valid.all())
        faults += [f"{name}: {layer.crs}"] * (layer.crs is None or layer.crs.to_epsg() != 27700)
        faults += [f"{name}: codes twice"] * (not layer["area_code"].is_unique)
    say("pyogrio and shapely: layers", faults, f"{count} areas")
    with contextlib.closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as database:
        styles = database.execute("select f_table_name, styleQML, useAsDefault from layer_styles").fetchall()
        import xml.etree.ElementTree as tree

        for name, style, _ in styles:
            tree.fromstring(style.split("\n", 1)[1])
        layers = {row[0] for row in database.execute("select table_name from gpkg_contents where data_type='features'")}
        default = [row[0] for row in styles if row[2]]
        said = database.execute("select count(*) from gpkg_metadata").fetchone()[0]
    say("QGIS styles: one default a layer, XML whole", set(default) ^ layers, f"{len(styles)} styles, {said} metadata")


def tables():
    import pandas

    faults, rows = [], 0
    files = sorted(data.rglob("*.csv"))
    for file in files:
        raw = file.read_bytes()
        is_excel = file.parent.name == "excel"
        if raw.startswith(b"\xef\xbb\xbf") != is_excel:
            faults.append(f"{file.name}: mark")
        if raw.count(b"\n") != raw.count(b"\r\n") or not raw.endswith(b"\r\n"):
            faults.append(f"{file.name}: line ends")
        frame = pandas.read_csv(file, encoding="utf-8-sig" if is_excel else "utf-8", low_memory=False)
        rows += len(frame)
        with file.open(newline="", encoding="utf-8-sig") as lines:
            widths = {len(row) for row in csv.reader(lines, strict=True)}
        faults += [f"{file.name}: {widths}"] * (len(widths) != 1)
        if "value_status" in frame:
            text = [c for c in ("value", "lower_ci_95", "numerator", "denominator") if frame[c].dtype == object]
            faults += [f"{file.name}: {c} is text" for c in text]
            silent = frame["value"].isna() & frame["value_status"].isna()
            faults += [f"{file.name}: {silent.sum()} empty values without reason"] * bool(silent.sum())
            small = frame[["numerator", "denominator"]].isin([1, 2, 3, 4, 6, 7]).any().any()
            faults += [f"{file.name}: a count that is not rounded"] * bool(small)
    say("pandas and csv: every table", faults, f"{len(files)} files, {rows} rows")


def department():
    """The pairs as the Department's guide asks for them."""
    import pandas

    faults = []
    pairs = sorted((data / "dfe").glob("*.meta.csv")) if (data / "dfe").is_dir() else []
    for meta in pairs:
        file = meta.with_name(meta.name.replace(".meta.csv", ".csv"))
        frame = pandas.read_csv(file, dtype=str, keep_default_na=False)
        about = pandas.read_csv(meta, dtype=str, keep_default_na=False)
        faults += [f"{file.name}: {c} is not there" for c in about["col_name"] if c not in frame]
        for name in about.loc[about["col_type"] == "Indicator", "col_name"]:
            odd = frame[~frame[name].str.fullmatch(r"-?[0-9]+(\.[0-9]+)?|c|k|low|u|x|z")]
            faults += [f"{file.name} {name}: {len(odd)} cells"] * bool(len(odd))
        keys = [c for c in frame if c not in set(about.loc[about["col_type"] == "Indicator", "col_name"])]
        faults += [f"{file.name}: rows twice"] * bool(frame.duplicated(keys).any())
    say("pairs of the Department", faults, f"{len(pairs)} pairs")


CHECKS = (sums, data_package, catalogue, map_files, geopackage, tables, department, csv_on_the_web)
for check in CHECKS:
    if len(sys.argv) < 4 or check.__name__ in sys.argv[3:]:
        with contextlib.redirect_stderr(io.StringIO()):
            check()
        sys.stdout.flush()
sys.exit(1 if failures else 0)

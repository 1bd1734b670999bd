#!/usr/bin/env python3
"""Build Parley's base map from QGIS's bundled world map (Natural Earth 1:10m v4.1, public domain).

Input : world_map.gpkg of Debian's package `qgis-common` (pinned by sha256 below).  Get it once with
            apt-get download qgis-common && dpkg -x qgis-common_*.deb x
            # -> x/usr/share/qgis/resources/data/world_map.gpkg
        (any directory; nothing is installed), or let --fetch do it in a temporary directory.
Output: units.geojson               27 first-level units, ISO 3166-2 codes, shared borders shared
        context.geojson             neighbouring countries, clipped to the frame (Crimea is NOT in Russia)
        land.geojson                land of the frame as one MultiPolygon (its rim = Black Sea / Azov coast)
        borders.geojson             lines: state border, oblast border, coast (for thin outlines)
        report.json                 vertices, sizes, areas, validity

Needs geopandas >= 1.0 and shapely >= 2.1 with GEOS >= 3.12 (coverage_simplify).
Same input + same versions -> byte-identical output.
"""
from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import subprocess
import tempfile
from pathlib import Path

import geopandas as gpd
import numpy as np
import shapely
from shapely.geometry import box, mapping
from shapely.geometry.polygon import orient

GPKG_SHA256 = "ff5cceefc4b27abea094fa82459d8aef9417023236c326a666978b62ffe85db2"
FRAME = (20.0, 43.0, 42.5, 53.5)            # lon/lat window kept for the context layers
EQUAL_AREA = "+proj=laea +lat_0=48.5 +lon_0=31 +datum=WGS84 +units=m +no_defs"
DECIMALS = 4                                 # 1e-4 deg = 11 m N-S, 7 m E-W at 48.5 N

# FIPS 10-4 code in the gpkg -> ISO 3166-2, English name (KMU-style), Ukrainian name, type, official area km2.
# Joined by FIPS because the gpkg codes Crimea and Sevastopol iso_a2 = "RU", adm0_a3 = "RUS" (Natural Earth's
# de-facto rule) and carries no ISO 3166-2 column.
UNITS = {
    "UP01": ("UA-71", "Cherkasy", "Черкаська область", "oblast", 20900),
    "UP02": ("UA-74", "Chernihiv", "Чернігівська область", "oblast", 31865),
    "UP03": ("UA-77", "Chernivtsi", "Чернівецька область", "oblast", 8097),
    "UP04": ("UA-12", "Dnipropetrovsk", "Дніпропетровська область", "oblast", 31914),
    "UP05": ("UA-14", "Donetsk", "Донецька область", "oblast", 26517),
    "UP06": ("UA-26", "Ivano-Frankivsk", "Івано-Франківська область", "oblast", 13928),
    "UP07": ("UA-63", "Kharkiv", "Харківська область", "oblast", 31415),
    "UP08": ("UA-65", "Kherson", "Херсонська область", "oblast", 28461),
    "UP09": ("UA-68", "Khmelnytskyi", "Хмельницька область", "oblast", 20645),
    "UP10": ("UA-35", "Kirovohrad", "Кіровоградська область", "oblast", 24588),
    "UP11": ("UA-43", "Crimea", "Автономна Республіка Крим", "autonomous republic", 26081),
    "UP12": ("UA-30", "Kyiv (city)", "Київ", "city", 839),
    "UP13": ("UA-32", "Kyiv", "Київська область", "oblast", 28131),
    "UP14": ("UA-09", "Luhansk", "Луганська область", "oblast", 26684),
    "UP15": ("UA-46", "Lviv", "Львівська область", "oblast", 21833),
    "UP16": ("UA-48", "Mykolaiv", "Миколаївська область", "oblast", 24598),
    "UP17": ("UA-51", "Odesa", "Одеська область", "oblast", 33310),
    "UP18": ("UA-53", "Poltava", "Полтавська область", "oblast", 28748),
    "UP19": ("UA-56", "Rivne", "Рівненська область", "oblast", 20047),
    "UP20": ("UA-40", "Sevastopol", "Севастополь", "city", 864),
    "UP21": ("UA-59", "Sumy", "Сумська область", "oblast", 23834),
    "UP22": ("UA-61", "Ternopil", "Тернопільська область", "oblast", 13823),
    "UP23": ("UA-05", "Vinnytsia", "Вінницька область", "oblast", 26513),
    "UP24": ("UA-07", "Volyn", "Волинська область", "oblast", 20144),
    "UP25": ("UA-21", "Zakarpattia", "Закарпатська область", "oblast", 12777),
    "UP26": ("UA-23", "Zaporizhzhia", "Запорізька область", "oblast", 27183),
    "UP27": ("UA-18", "Zhytomyr", "Житомирська область", "oblast", 29832),
}
NAME_EN = {"Russia": "Russia", "Turkey": "Türkiye", "Czech Republic": "Czechia", "Macedonia": "North Macedonia",
           "Republic of Serbia": "Serbia"}


def fetch_gpkg(tmp: Path) -> Path:
    """apt-get download + dpkg -x: unpacks, installs nothing."""
    subprocess.run(["apt-get", "download", "qgis-common"], cwd=tmp, check=True)
    deb = next(tmp.glob("qgis-common_*.deb"))
    subprocess.run(["dpkg", "-x", str(deb), str(tmp / "x")], check=True)
    return tmp / "x/usr/share/qgis/resources/data/world_map.gpkg"


def polygons(geom):
    """Keep the areal part only, as Polygon/MultiPolygon."""
    parts = [p for p in shapely.get_parts(geom, return_index=False) if p.geom_type == "Polygon" and not p.is_empty]
    if geom.geom_type == "GeometryCollection":
        parts = [q for p in shapely.get_parts(geom) for q in shapely.get_parts(p) if q.geom_type == "Polygon"]
    return parts[0] if len(parts) == 1 else shapely.MultiPolygon(parts)


def rounded(geoms):
    """Round every vertex the same way (keeps shared borders shared), then drop repeated points and dust rings."""
    out = []
    for g in geoms:
        polys = []
        for p in shapely.get_parts(g):
            rings = []
            for i, r in enumerate([p.exterior, *p.interiors]):
                c = np.round(shapely.get_coordinates(r), DECIMALS) + 0.0
                c = c[np.r_[True, np.any(np.diff(c, axis=0) != 0, axis=1)]]
                if len(c) >= 4:
                    rings.append(c)
                elif i == 0:
                    rings = []
                    break
            if rings:
                polys.append(shapely.Polygon(rings[0], rings[1:]))
        out.append(polys[0] if len(polys) == 1 else shapely.MultiPolygon(polys))
    return np.array(out, dtype=object)


def ccw(geom):
    """RFC 7946 winding: exterior rings counter-clockwise, holes clockwise."""
    if geom.geom_type == "Polygon":
        return orient(geom, 1.0)
    return shapely.MultiPolygon([orient(p, 1.0) for p in geom.geoms])


def dump(path: Path, features: list[dict], **meta) -> dict:
    def r(c):
        return [r(x) for x in c] if isinstance(c[0], (list, tuple)) else [round(float(v), DECIMALS) for v in c]
    for f in features:
        f["geometry"] = {"type": f["geometry"]["type"], "coordinates": r(f["geometry"]["coordinates"])}
    text = json.dumps({"type": "FeatureCollection", **meta, "features": features}, ensure_ascii=False,
                      separators=(",", ":"))
    path.write_text(text + "\n", encoding="utf-8")
    raw = path.read_bytes()
    return {"file": path.name, "bytes": len(raw), "gzip_bytes": len(gzip.compress(raw, 9, mtime=0)),
            "sha256": hashlib.sha256(raw).hexdigest()}


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("gpkg", nargs="?", type=Path, help="world_map.gpkg")
    ap.add_argument("--fetch", action="store_true", help="apt-get download qgis-common into a temporary directory")
    ap.add_argument("--out", type=Path, default=Path("."))
    ap.add_argument("--tolerance", type=float, default=2000.0,
                    help="coverage_simplify tolerance in metres (sqrt of the triangle area dropped); 0 = none")
    ap.add_argument("--any-version", action="store_true", help="accept a gpkg with another sha256")
    a = ap.parse_args()
    tmp = tempfile.TemporaryDirectory()
    path = fetch_gpkg(Path(tmp.name)) if a.fetch else a.gpkg
    if path is None:
        ap.error("give world_map.gpkg or --fetch")
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    if digest != GPKG_SHA256 and not a.any_version:
        raise SystemExit(f"sha256 of {path} is {digest}, expected {GPKG_SHA256}; check, then use --any-version")
    a.out.mkdir(parents=True, exist_ok=True)

    # 1. read; every province that touches the frame
    g = gpd.read_file(path, layer="states_provinces", bbox=FRAME)
    g = g[g.geometry.notna() & ~g.geometry.is_empty].copy()
    assert g.crs.to_epsg() == 4326
    is_ua = g["fips"].isin(UNITS)                    # by code, not by country column: see UNITS
    ua = g[is_ua].set_index("fips").loc[list(UNITS)]
    assert len(ua) == 27 and not g.loc[~is_ua, "adm0_a3"].eq("UKR").any()
    ctx = g[~is_ua]

    # 2. one coverage: 27 units + each neighbour dissolved
    names, geoms = [], []
    for country, grp in sorted(ctx.groupby("admin"), key=lambda t: t[0]):
        names.append(country)
        geoms.append(shapely.coverage_union_all(grp.geometry.values))
    cover = gpd.GeoSeries(list(ua.geometry.values) + geoms, crs=4326).to_crs(EQUAL_AREA)
    src = cover.iloc[:27]
    assert shapely.coverage_is_valid(cover.values), "source is not a clean coverage"
    simp = shapely.coverage_simplify(cover.values, a.tolerance, simplify_boundary=True) if a.tolerance else cover.values
    ll = gpd.GeoSeries(simp, crs=EQUAL_AREA).to_crs(4326)

    # 3. clip neighbours to the frame, round all alike, wind
    frame = box(*FRAME)
    units = rounded(ll.iloc[:27].values)
    nb = [(n, polygons(shapely.intersection(shapely.make_valid(x), frame))) for n, x in zip(names, ll.iloc[27:].values)]
    nb = [(n, x) for n, x in nb if not x.is_empty and x.area > 1e-3]
    ctxg = rounded([x for _, x in nb])
    ctxn = [NAME_EN.get(n, n) for n, _ in nb]
    allg = np.concatenate([units, ctxg])
    problems = []
    if not shapely.is_valid(allg).all():
        problems.append("invalid: " + ", ".join(str(shapely.is_valid_reason(x)) for x in allg if not x.is_valid))
    if not shapely.coverage_is_valid(units):
        problems.append("units: not a valid coverage")
    if not shapely.coverage_is_valid(allg):
        problems.append("units + context: not a valid coverage")

    # 4. write
    prov = {"source": "Natural Earth 1:10m admin-1 v4.1 (public domain), as simplified in QGIS's world_map.gpkg",
            "source_sha256": digest, "crs_note": "WGS84 lon/lat (RFC 7946)", "built_by": "build_boundaries.py"}
    ea_u = gpd.GeoSeries(units, crs=4326).to_crs(EQUAL_AREA)
    feats, rows = [], []
    for i, (fips, (iso, en, uk, kind, off)) in enumerate(UNITS.items()):
        geo = ea_u.iloc[i].area / 1e6
        rep = shapely.point_on_surface(units[i])
        feats.append({"type": "Feature", "id": iso, "properties": {
            "iso_3166_2": iso, "name": en, "name_uk": uk, "kind": kind, "area_official_km2": off,
            "label_lon": round(rep.x, 3), "label_lat": round(rep.y, 3),
            # occupied since 2014 and annexed by Russia; Ukraine under UNGA res. 68/262
            "status_note": "occupied by Russia since 2014; internationally recognised as Ukraine (UNGA 68/262)"
            if iso in ("UA-43", "UA-40") else ""},
            "geometry": mapping(ccw(units[i]))})
        rows.append({"iso": iso, "name": en, "vertices": int(shapely.get_num_coordinates(units[i])),
                     "area_km2": round(geo, 1), "official_km2": off, "diff_pct": round((geo / off - 1) * 100, 2),
                     "source_gpkg_km2": round(src.iloc[i].area / 1e6, 1)})
    feats.sort(key=lambda f: f["id"])
    files = [dump(a.out / "units.geojson", feats, name="units", provenance=prov)]
    files.append(dump(a.out / "context.geojson", [
        {"type": "Feature", "id": n, "properties": {"name": n}, "geometry": mapping(ccw(x))}
        for n, x in zip(ctxn, ctxg)], name="context", provenance=prov))
    land = shapely.coverage_union_all(allg)
    if not land.is_valid or land.geom_type not in ("Polygon", "MultiPolygon"):
        land = polygons(shapely.make_valid(shapely.union_all(allg)))
    land = rounded([land])[0]
    files.append(dump(a.out / "land.geojson", [{"type": "Feature", "properties": {"name": "land"},
                                                "geometry": mapping(ccw(land))}], name="land", provenance=prov))
    # outlines: classify every unit edge by what lies on the other side
    ub = shapely.union_all(shapely.boundary(units))
    outer = shapely.boundary(shapely.coverage_union_all(units))
    coast = shapely.intersection(outer, shapely.boundary(land))
    state = shapely.difference(outer, coast)
    oblast = shapely.difference(ub, outer)

    def lines(x):
        m = shapely.line_merge(x)
        return shapely.MultiLineString([p for p in shapely.get_parts(m) if p.geom_type == "LineString"])
    files.append(dump(a.out / "borders.geojson", [
        {"type": "Feature", "properties": {"kind": k}, "geometry": mapping(lines(v))}
        for k, v in (("state", state), ("oblast", oblast), ("coast", coast))], name="borders", provenance=prov))

    # 5. report
    u = shapely.union_all(ea_u.values)
    holes = [h for p in shapely.get_parts(shapely.coverage_union_all(units)) for h in p.interiors]
    tot = float(sum(x.area for x in ea_u) / 1e6)
    rep = {
        "gpkg_sha256": digest, "tolerance_m": a.tolerance, "shapely": shapely.__version__,
        "geos": shapely.geos_version_string, "units": 27, "neighbours": ctxn,
        "vertices": {"units": int(shapely.get_num_coordinates(units).sum()),
                     "units_source": int(shapely.get_num_coordinates(src.values).sum()),
                     "context": int(shapely.get_num_coordinates(ctxg).sum())},
        "files": files,
        "valid": bool(shapely.is_valid(allg).all()),
        "coverage_valid_units": bool(shapely.coverage_is_valid(units)),
        "coverage_valid_all": bool(shapely.coverage_is_valid(allg)),
        "overlap_km2": round(tot - u.area / 1e6, 6), "gap_holes_in_union": len(holes),
        "winding_ccw": all(p.exterior.is_ccw for f in feats for p in shapely.get_parts(
            shapely.geometry.shape(f["geometry"]))),
        "area_km2": round(tot, 1), "area_official_km2": sum(v[4] for v in UNITS.values()),
        "area_source_km2": round(float(src.area.sum() / 1e6), 1),
        "problems": problems, "rows": sorted(rows, key=lambda r: r["iso"]),
    }
    (a.out / "report.json").write_text(json.dumps(rep, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(json.dumps({k: v for k, v in rep.items() if k != "rows"}, ensure_ascii=False, indent=1))
    for r in rep["rows"]:
        print("{iso} {name:16s} {vertices:5d} {area_km2:9.1f} {official_km2:7d} {diff_pct:+7.2f}%"
              "  (gpkg {source_gpkg_km2:.1f})".format(**r))
    if problems:
        raise SystemExit("PROBLEMS: " + "; ".join(problems))


if __name__ == "__main__":
    main()

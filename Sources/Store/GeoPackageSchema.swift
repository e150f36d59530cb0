import GRDB

/// The tables that OGC 12-128r15 prescribes, in its column order (annex C), and the one that QGIS reads styles from.
enum GeoPackageSchema {
  static let core = """
    CREATE TABLE gpkg_spatial_ref_sys (
      srs_name TEXT NOT NULL,
      srs_id INTEGER NOT NULL PRIMARY KEY,
      organization TEXT NOT NULL,
      organization_coordsys_id INTEGER NOT NULL,
      definition TEXT NOT NULL,
      description TEXT);
    CREATE TABLE gpkg_contents (
      table_name TEXT NOT NULL PRIMARY KEY,
      data_type TEXT NOT NULL,
      identifier TEXT UNIQUE,
      description TEXT DEFAULT '',
      last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
      min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE,
      srs_id INTEGER,
      CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
    CREATE TABLE gpkg_geometry_columns (
      table_name TEXT NOT NULL,
      column_name TEXT NOT NULL,
      geometry_type_name TEXT NOT NULL,
      srs_id INTEGER NOT NULL,
      z TINYINT NOT NULL,
      m TINYINT NOT NULL,
      CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
      CONSTRAINT uk_gc_table_name UNIQUE (table_name),
      CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
      CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
    """

  static let extensions = """
    CREATE TABLE gpkg_extensions (
      table_name TEXT,
      column_name TEXT,
      extension_name TEXT NOT NULL,
      definition TEXT NOT NULL,
      scope TEXT NOT NULL,
      CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name));
    """

  static let metadata = """
    CREATE TABLE gpkg_metadata (
      id INTEGER CONSTRAINT m_pk PRIMARY KEY ASC NOT NULL,
      md_scope TEXT NOT NULL DEFAULT 'dataset',
      md_standard_uri TEXT NOT NULL,
      mime_type TEXT NOT NULL DEFAULT 'text/xml',
      metadata TEXT NOT NULL DEFAULT '');
    CREATE TABLE gpkg_metadata_reference (
      reference_scope TEXT NOT NULL,
      table_name TEXT,
      column_name TEXT,
      row_id_value INTEGER,
      timestamp DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
      md_file_id INTEGER NOT NULL,
      md_parent_id INTEGER,
      CONSTRAINT crmr_mfi_fk FOREIGN KEY (md_file_id) REFERENCES gpkg_metadata(id),
      CONSTRAINT crmr_mpi_fk FOREIGN KEY (md_parent_id) REFERENCES gpkg_metadata(id));
    """

  /// The table in which QGIS keeps the styles of a file's layers.
  static let styles = """
    CREATE TABLE layer_styles (
      id INTEGER PRIMARY KEY,
      f_table_catalog TEXT(256),
      f_table_schema TEXT(256),
      f_table_name TEXT(256),
      f_geometry_column TEXT(256),
      styleName TEXT(30),
      styleQML TEXT,
      styleSLD TEXT,
      useAsDefault BOOLEAN,
      description TEXT,
      owner TEXT(30),
      ui TEXT(30),
      update_time DATETIME DEFAULT CURRENT_TIMESTAMP);
    """

  static let treeDefinition = "http://www.geopackage.org/spec120/#extension_rtree"
  static let metadataDefinition = "http://www.geopackage.org/spec120/#extension_metadata"

  /// The table of one layer, its key first.
  static func table(_ layer: GeoPackage.Layer) -> String {
    var columns = ["fid INTEGER PRIMARY KEY NOT NULL"]
    if layer.ground != nil { columns.append("geom MULTIPOLYGON") }
    for column in layer.columns {
      let unique = column.isUnique ? " NOT NULL UNIQUE" : ""
      columns.append("\(column.name.quotedDatabaseIdentifier) \(column.kind.rawValue)\(unique)")
    }
    return "CREATE TABLE \(layer.name.quotedDatabaseIdentifier) "
      + "(\(columns.joined(separator: ", ")));"
  }

  static func tree(of layer: String) -> String { "rtree_\(layer)_geom" }

  /// The triggers that keep the tree true when another program edits the layer (annex F.3).
  static func triggers(of layer: String) -> String {
    let table = layer.quotedDatabaseIdentifier
    let tree = tree(of: layer)
    let target = tree.quotedDatabaseIdentifier
    let filled = "NEW.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom)"
    let bare = "(NEW.geom ISNULL OR ST_IsEmpty(NEW.geom))"
    let put = """
      INSERT OR REPLACE INTO \(target) VALUES (NEW.fid, \
      ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom));
      """
    let drop = "DELETE FROM \(target) WHERE id = OLD.fid;"
    let dropBoth = "DELETE FROM \(target) WHERE id IN (OLD.fid, NEW.fid);"
    let rules = [
      ("insert", "INSERT ON \(table)", filled, put),
      ("update1", "UPDATE OF geom ON \(table)", "OLD.fid = NEW.fid AND \(filled)", put),
      ("update2", "UPDATE OF geom ON \(table)", "OLD.fid = NEW.fid AND \(bare)", drop),
      ("update3", "UPDATE ON \(table)", "OLD.fid != NEW.fid AND \(filled)", drop + " " + put),
      ("update4", "UPDATE ON \(table)", "OLD.fid != NEW.fid AND \(bare)", dropBoth),
      ("delete", "DELETE ON \(table)", "OLD.geom NOT NULL", drop),
    ]
    return rules.map { name, event, condition, action in
      """
      CREATE TRIGGER \("\(tree)_\(name)".quotedDatabaseIdentifier) AFTER \(event)
      WHEN (\(condition)) BEGIN \(action) END;
      """
    }.joined(separator: "\n")
  }
}

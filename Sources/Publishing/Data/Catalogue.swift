import Files
import Model

extension Report {
  /// `catalog.jsonld`: the data set and each of its files in the vocabulary of data portals (DCAT 2).
  func catalogue(of files: [OpenFile]) -> OpenFile {
    let published = edition.published?.description
    let corrected = edition.history.changes.map(\.day).max()?.description
    let title = datasetTitle
    let dataset = JSONValue.compact([
      ("@context", Self.context),
      ("@id", .string("urn:uuid:\(releaseIdentifier)")), ("@type", "dcat:Dataset"),
      ("title", .string(title)), ("description", .string(datasetDescription)),
      ("identifier", .string(releaseIdentifier)), ("version", .string(version)),
      ("issued", JSONValue(published)), ("modified", JSONValue(corrected ?? published)),
      ("language", "en"), ("license", .string(Licence.address)),
      ("publisher", ["@type": "foaf:Organization", "name": .string(edition.council)]),
      ("contactPoint", contact),
      (
        "temporal",
        coverage.map {
          [
            "@type": "dcterms:PeriodOfTime", "startDate": .string($0.first.description),
            "endDate": .string($0.last.description),
          ]
        } ?? .null
      ),
      (
        "spatial",
        .compact([
          ("@id", JSONValue(placeAddress)), ("@type", "dcterms:Location"),
          ("label", .string(edition.partnership)),
        ])
      ),
      ("keyword", ["special educational needs", "waiting times", "equity", "local area"]),
      (
        "previousVersion",
        edition.history.supersedes.map {
          .string("urn:uuid:\(identifier(ofRelease: String($0.prefix { $0 != " " })))")
        } ?? .null
      ),
      ("versionNotes", JSONValue(edition.history.changes.first?.text)),
      ("distribution", .array(files.map(Self.distribution))),
    ])
    return OpenFile(
      file: OutputFile("data/catalog.jsonld", bytes: dataset.bytes), title: "Catalogue record",
      description: "The data set and its files for data portals (DCAT).",
      mediaType: "application/ld+json")
  }

  private var contact: JSONValue {
    guard let contact = edition.contact else { return .null }
    let isAddress = contact.contains("@") && !contact.contains(" ")
    return .compact([
      ("@type", "vcard:Kind"), ("fn", .string(edition.council)),
      ("hasEmail", isAddress ? .string("mailto:\(contact)") : .null),
      ("note", isAddress ? .null : .string(contact)),
    ])
  }

  private static func distribution(_ file: OpenFile) -> JSONValue {
    [
      "@type": "dcat:Distribution", "title": .string(file.title),
      "description": .string(file.description), "accessURL": .string(file.name),
      "downloadURL": .string(file.name),
      "mediaType": .string(
        "https://www.iana.org/assignments/media-types/\(file.mediaType)"),
      "byteSize": .string(String(file.file.bytes.count)),
      "license": .string(Licence.address),
      "checksum": [
        "@type": "spdx:Checksum", "algorithm": "spdx:checksumAlgorithm_sha256",
        "checksumValue": .string(sha256(file.file.bytes)),
      ],
    ]
  }

  /// The meaning of every key, so that nothing need be fetched.
  private static let context: JSONValue = [
    "dcat": "http://www.w3.org/ns/dcat#", "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/", "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#", "xsd": "http://www.w3.org/2001/XMLSchema#",
    "adms": "http://www.w3.org/ns/adms#",
    "title": "dcterms:title", "description": "dcterms:description",
    "identifier": "dcterms:identifier", "version": "dcat:version",
    "issued": ["@id": "dcterms:issued", "@type": "xsd:date"],
    "modified": ["@id": "dcterms:modified", "@type": "xsd:date"],
    "language": "dcterms:language", "license": ["@id": "dcterms:license", "@type": "@id"],
    "publisher": "dcterms:publisher", "name": "foaf:name",
    "contactPoint": "dcat:contactPoint", "fn": "vcard:fn", "note": "vcard:note",
    "hasEmail": ["@id": "vcard:hasEmail", "@type": "@id"],
    "temporal": "dcterms:temporal",
    "startDate": ["@id": "dcat:startDate", "@type": "xsd:date"],
    "endDate": ["@id": "dcat:endDate", "@type": "xsd:date"],
    "spatial": "dcterms:spatial", "label": "rdfs:label", "keyword": "dcat:keyword",
    "previousVersion": ["@id": "dcat:previousVersion", "@type": "@id"],
    "versionNotes": "adms:versionNotes", "distribution": "dcat:distribution",
    "accessURL": ["@id": "dcat:accessURL", "@type": "@id"],
    "downloadURL": ["@id": "dcat:downloadURL", "@type": "@id"],
    "mediaType": ["@id": "dcat:mediaType", "@type": "@id"],
    "byteSize": ["@id": "dcat:byteSize", "@type": "xsd:nonNegativeInteger"],
    "checksum": "spdx:checksum", "algorithm": ["@id": "spdx:algorithm", "@type": "@id"],
    "checksumValue": ["@id": "spdx:checksumValue", "@type": "xsd:hexBinary"],
  ]

  /// The `Dataset` of schema.org that search engines read on the data page.
  func datasetBlock(_ files: [OpenFile]) -> JSONText {
    JSONValue.compact([
      ("@context", "https://schema.org"), ("@type", "Dataset"),
      ("name", .string(datasetTitle)), ("description", .string(datasetDescription)),
      ("identifier", .string("urn:uuid:\(releaseIdentifier)")),
      ("license", .string(Licence.address)), ("version", .string(version)),
      ("datePublished", JSONValue(edition.published?.description)),
      ("temporalCoverage", JSONValue(coverage.map { "\($0.first)/\($0.last)" })),
      ("spatialCoverage", ["@type": "Place", "name": .string(edition.partnership)]),
      ("isAccessibleForFree", .bool(true)),
      ("creator", ["@type": "Organization", "name": .string(edition.council)]),
      (
        "distribution",
        files.isEmpty
          ? .null
          : .array(
            files.map {
              [
                "@type": "DataDownload", "name": .string($0.title),
                "encodingFormat": .string($0.mediaType), "contentUrl": .string($0.path),
              ]
            })
      ),
    ]).line
  }
}

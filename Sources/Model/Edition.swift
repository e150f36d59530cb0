/// What every page and file says of the release it belongs to; nothing here is about a child.
public struct Edition: Sendable, Equatable {
  /// The name of the local area, such as "Exampleshire Local Area Partnership".
  public var partnership: String
  public var partnershipCode: AreaCode
  /// The name of the council whose pages these are.
  public var council: String
  /// Where questions go: an e-mail address or a sentence.
  public var contact: String?
  public var period: String
  public var snapshot: Day?
  /// The day printed as the day of publication.
  public var published: Day?
  /// The release's number, such as `2026.1`.
  public var release: String
  public var revision: Int
  public var toolVersion: String
  /// The digest of configuration and inputs, in hexadecimal.
  public var fingerprint: String
  /// Whether the children are made up.
  public var isMadeUp: Bool
  public var seed: UInt64
  /// The lines that licences ask for.
  public var attributions: [String]
  /// The edition of the postcode directory, where one was used.
  public var postcodeVintage: String?
  /// The indicator that pages lead with.
  public var headline: String
  /// The number that the Department for Education gives the authority, such as `830`; open data asks for it.
  public var authorityNumber: String?
  /// How this release stands to earlier ones.
  public var history: ReleaseHistory
  /// The digests of the inputs, in the order of the configuration.
  public var inputs: [InputDigest]
  /// Whether open tables are written a second time with the mark by which Excel knows UTF-8.
  public var hasExcelCopies: Bool
  /// How long exact figures may be kept; said on the page for the data protection officer.
  public var safekeeping: Safekeeping
  /// What others have published of the same children, to set the totals beside.
  public var publishedTotals: [PublishedTotal] = []

  public init(
    partnership: String, partnershipCode: AreaCode, council: String, contact: String?,
    period: String, snapshot: Day?, published: Day?, release: String, revision: Int,
    toolVersion: String, fingerprint: String, isMadeUp: Bool, seed: UInt64,
    attributions: [String], postcodeVintage: String?, headline: String,
    authorityNumber: String? = nil, history: ReleaseHistory = ReleaseHistory(),
    inputs: [InputDigest] = [], hasExcelCopies: Bool = false,
    safekeeping: Safekeeping = Safekeeping(days: 365)
  ) {
    self.partnership = partnership
    self.partnershipCode = partnershipCode
    self.council = council
    self.contact = contact
    self.period = period
    self.snapshot = snapshot
    self.published = published
    self.release = release
    self.revision = revision
    self.toolVersion = toolVersion
    self.fingerprint = fingerprint
    self.isMadeUp = isMadeUp
    self.seed = seed
    self.attributions = attributions
    self.postcodeVintage = postcodeVintage
    self.headline = headline
    self.authorityNumber = authorityNumber
    self.history = history
    self.inputs = inputs
    self.hasExcelCopies = hasExcelCopies
    self.safekeeping = safekeeping
  }
}

import Disclosure
import Model
import Publishing

/// Writes releases that are made up for the test, without the last look that real ones get.
func publish(
  _ releases: [Release], atlas: Atlas, edition: Edition, look: Look = Look(), to folder: String
) throws(PublishingError) -> [String] {
  try Publishing.publish(releases, atlas: atlas, edition: edition, look: look, to: folder) { _ in }
}

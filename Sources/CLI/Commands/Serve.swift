import ArgumentParser
import FlyingFox
import FlyingSocks

/// A preview of the pages in a browser.
struct Serve: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Previews a release on this machine, for nobody else",
    discussion: """
      Examples:
        postcode-equity serve
        postcode-equity serve Output/public --port 8100

      Answers on 127.0.0.1 only, until it is stopped with Control-C. Pages also open straight from the folder; a \
      preview shows them as a web server would. Start it again after a new run.
      """)

  @Argument(help: "The folder that run wrote.") var folder = "Output"
  @Option(help: "The port to answer on.") var port: UInt16 = 8080

  mutating func run() async throws {
    let site = try PreviewSite(folder: folder, port: port)
    let server = HTTPServer(
      address: try .inet(ip4: "127.0.0.1", port: port), logger: .disabled, handler: site)
    Console(loudness: .normal).result("http://127.0.0.1:\(port)\(site.start)")
    do {
      try await server.run()
    } catch is CancellationError {
      return
    } catch {
      throw Failure.failed("port \(port) cannot be used. Choose another with --port.")
    }
  }
}

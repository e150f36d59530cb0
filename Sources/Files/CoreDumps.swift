import Foundation

/// Makes sure that no picture of this program's memory is left behind when it crashes.
///
/// The limit keeps the kernel from writing a file. Where the system pipes dumps to a collector, which the limit does not
/// stop, the filter leaves every page out. Neither can fail in a way that matters: what is refused was not allowed before.
public func forbidCoreDumps() {
  var limit = rlimit(rlim_cur: 0, rlim_max: 0)
  setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &limit)
  let filter = open("/proc/self/coredump_filter", O_WRONLY | O_CLOEXEC)
  guard filter >= 0 else { return }
  let nothing = Array("0x0".utf8)
  _ = nothing.withUnsafeBytes { write(filter, $0.baseAddress, $0.count) }
  close(filter)
}

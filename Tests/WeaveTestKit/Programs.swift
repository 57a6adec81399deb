import FoundationEssentials
import Glibc

/// The path of a program that was built with the tests: it stands beside the test bundle, whatever
/// the folder.
package func builtProgram(_ name: String) -> String {
  var buffer = [CChar](repeating: 0, count: 4_096)
  let length = unsafe readlink("/proc/self/exe", &buffer, buffer.count)
  precondition(length > 0, "this test needs /proc")
  let running = String(decoding: buffer[..<length].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  let candidates = [running, CommandLine.arguments[0]].map {
    URL(filePath: $0).deletingLastPathComponent().appending(path: name).path()
  }
  guard let found = candidates.first(where: { FileManager.default.isExecutableFile(atPath: $0) })
  else { preconditionFailure("build the product first: no program at \(candidates)") }
  return found
}

import WeaveEngine

/// Files in memory, and the time zone data of this machine beside them.
struct FilesWithZones: FileSource {
  private let files: MemoryFiles
  private let disk = DiskFiles()

  init(_ files: [String: String]) { self.files = MemoryFiles(files) }

  private func isZone(_ path: String) -> Bool { path.hasPrefix("/usr/share/zoneinfo/") }

  func read(_ path: String) throws(FileProblem) -> [UInt8] {
    isZone(path) ? try disk.read(path) : try files.read(path)
  }

  func resolved(_ path: String) -> String? {
    isZone(path) ? disk.resolved(path) : files.resolved(path)
  }

  func write(_ bytes: [UInt8], to path: String) throws(FileProblem) {
    throw .refused("files in memory are read only")
  }
}

import FoundationEssentials
import WeaveTestKit

/// True when there is a file or folder at `path`, which starts at the project's root.
func projectHas(_ path: String) -> Bool {
  FileManager.default.fileExists(atPath: "\(projectRoot)/\(path)")
}

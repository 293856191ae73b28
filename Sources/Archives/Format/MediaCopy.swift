internal import Foundation

/// Copies a folder of files that change their name with their content.
public enum MediaCopy {
    /// Gives `target` every file of `source`, by a second name for the same bytes where the file system has that. Files
    /// that are there already stay. Blocks.
    public static func run(from source: String, to target: String) throws {
        guard FileManager.default.fileExists(atPath: source) else { return }
        try FileManager.default.createDirectory(atPath: target, withIntermediateDirectories: true)
        let files = FileManager.default.enumerator(atPath: source)
        while let relative = files?.nextObject() as? String {
            let type = files?.fileAttributes?[.type] as? FileAttributeType
            let copy = target + "/" + relative
            if type == .typeDirectory {
                try FileManager.default.createDirectory(atPath: copy, withIntermediateDirectories: true)
            } else if type == .typeRegular {
                try give(source + "/" + relative, to: copy)
            }
        }
    }

    private static func give(_ file: String, to copy: String) throws {
        if link(file, copy) == 0 { return }
        switch errno {
        case EEXIST, ENOENT: return  // It is there; or it was removed since the folder was read.
        default: try FileManager.default.copyItem(atPath: file, toPath: copy)
        }
    }
}

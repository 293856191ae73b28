public enum FrontDoor { public struct Options { public static let bodyLimit = 1_048_576 } }

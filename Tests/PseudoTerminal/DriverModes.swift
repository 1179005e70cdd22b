import Glibc

/// All modes of a terminal's driver, for comparison.
public struct DriverModes: Sendable, Hashable {
    /// Input, output, control and local modes.
    public let flags: [UInt32]
    /// Control characters and times.
    public let characters: [UInt8]
    /// Input and output speed.
    public let speeds: [UInt32]

    init(_ modes: termios) {
        flags = [modes.c_iflag, modes.c_oflag, modes.c_cflag, modes.c_lflag]
        characters = withUnsafeBytes(of: modes.c_cc) { Array($0) }
        speeds = [modes.c_ispeed, modes.c_ospeed]
    }

    /// Nil if the descriptor is not a terminal.
    init?(of descriptor: Int32) {
        var modes = termios()
        guard tcgetattr(descriptor, &modes) == 0 else { return nil }
        self.init(modes)
    }

    /// Whether what is typed is shown.
    public var echoes: Bool { flags[3] & UInt32(ECHO) != 0 }
}

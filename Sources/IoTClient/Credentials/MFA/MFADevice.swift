/// The device of a role's `mfa_serial`.
enum MFADevice {
    /// Whether a serial number or an ARN has the form that AWS allows: 9 to 256 ASCII letters, digits and `_+=/:,.@-`.
    static func isValid(_ serial: String) -> Bool {
        (9...256).contains(serial.utf8.count) && serial.utf8.allSatisfy(isAllowed)
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"):
            true
        default:
            "_+=/:,.@-".utf8.contains(byte)
        }
    }
}

import Dashboard
import IoTClient

extension CheckReport {
    /// A source of default flags, and each flag with its place there.
    static func defaults(_ source: Defaults.Source, among defaults: Defaults) -> CheckReport {
        switch source.content {
        case .flags([]):
            return CheckReport(.ok, "defaults", "\(source.name): none")
        case .flags(let flags):
            let lines = flags.map { flag in
                let overridden = defaults.overriding(flag).map { " (overridden by \($0))" } ?? ""
                return "\(flag.origin.place): \(flag.shown)\(overridden)"
            }
            return CheckReport(.ok, "defaults", source.name, advice: lines)
        case .invalid(let error):
            let problem = Problem(error)
            return CheckReport(.fail, "defaults", problem.what, advice: Array(problem.lines.dropFirst()))
        case .ignored(let reason):
            return CheckReport(.note, "defaults", "\(source.name): ignored (\(reason))")
        }
    }
}

extension Defaults {
    /// Where the same flag is set again.
    fileprivate func overriding(_ flag: DefaultFlag) -> String? {
        guard let index = flags.firstIndex(of: flag) else { return nil }
        let later = flags[(index + 1)...].last { $0.name == flag.name }
        return later.map { $0.origin.isFile == flag.origin.isFile ? $0.origin.place : "\($0.origin)" }
    }
}

extension DefaultOrigin {
    fileprivate var isFile: Bool {
        if case .file = self { true } else { false }
    }
}

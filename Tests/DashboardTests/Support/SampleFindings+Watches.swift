import Dashboard
import MitigationModel
import Screen

/// A check's own screen at moments that matter.
extension SampleFindings {
    /// The check is open, no answer about its findings has come.
    static func opened(_ columns: Int = 80, _ rows: Int = 24) -> Watch {
        var watch = SampleWatch.running()
        watch.send(.resized(Size(columns: columns, rows: rows)))
        watch.press(.enter)
        return watch
    }

    /// The first page is listed, and what is seen is asked.
    static func listed(_ columns: Int, _ rows: Int) -> Watch {
        served(columns, rows).watch
    }

    /// F was pressed, and some hundred findings were asked since.
    static func scanning(_ columns: Int, _ rows: Int) -> Watch {
        var (watch, server) = served(columns, rows)
        watch.press(.character("F"))
        server.serve(&watch, asks: 400)
        return watch
    }

    /// As many failures are found as AWS counts.
    static func scanned(_ columns: Int, _ rows: Int) -> Watch {
        var (watch, server) = served(columns, rows)
        watch.press(.character("F"))
        server.serve(&watch)
        return watch
    }

    /// The screen of a failed finding.
    static func finding(_ columns: Int, _ rows: Int) -> Watch {
        var (watch, server) = served(columns, rows)
        watch.press(.character("F"))
        server.serve(&watch)
        watch.press(.enter)
        server.serve(&watch)
        return watch
    }

    static func served(_ columns: Int, _ rows: Int) -> (watch: Watch, server: FindingsServer) {
        var (watch, server) = (opened(columns, rows), FindingsServer())
        server.serve(&watch)
        return (watch, server)
    }
}

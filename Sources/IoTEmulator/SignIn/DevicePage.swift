/// The page on which a person approves a device code.
enum DevicePage {
    static func response(_ status: Int, _ text: String) -> APIResponse {
        let page = """
            <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>mitwatch emulator</title></head>
            <body><p>\(SecurityTokenXML.escaped(text))</p></body></html>

            """
        return APIResponse(status: status, contentType: "text/html; charset=utf-8", body: Array(page.utf8))
    }
}

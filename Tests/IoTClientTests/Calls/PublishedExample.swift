import FoundationEssentials
import Testing

@testable import IoTClient

/// An example of AWS's Signature Version 4 test suite: key AKIDEXAMPLE, 2015-08-30T12:36:00Z, us-east-1, "service".
struct PublishedExample: Sendable, CustomTestStringConvertible {
    let name: String
    var method = HTTPRequest.Method.get
    var path = "/"
    var query: [HTTPRequest.QueryItem] = []
    var headers: HeaderFields = [:]
    var token: String?
    var body = ""
    /// Lines two and three of the canonical request, and the headers between host and date.
    var canonicalPath = "/"
    var canonicalQuery = ""
    var fieldsBeforeHost = ""
    var fieldsAfterHost = ""
    var fieldsAfterDate = ""
    var signedHeaders = "host;x-amz-date"
    var bodyHash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    let requestHash: String
    let signature: String

    var testDescription: String {
        name
    }

    var canonicalRequest: String {
        """
        \(method.rawValue)
        \(canonicalPath)
        \(canonicalQuery)
        \(fieldsBeforeHost)host:example.amazonaws.com
        \(fieldsAfterHost)x-amz-date:20150830T123600Z
        \(fieldsAfterDate)
        \(signedHeaders)
        \(bodyHash)
        """
    }

    var stringToSign: String {
        """
        AWS4-HMAC-SHA256
        20150830T123600Z
        20150830/us-east-1/service/aws4_request
        \(requestHash)
        """
    }

    var authorization: String {
        "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, "
            + "SignedHeaders=\(signedHeaders), Signature=\(signature)"
    }

    func request() throws -> HTTPRequest {
        var request = HTTPRequest(
            method: method, endpoint: try Endpoint(url: "https://example.amazonaws.com"), segments: [], query: query,
            headers: headers, body: Data(body.utf8))
        request.path = path
        return request
    }

    func signer() -> SignatureV4 {
        SignatureV4(
            credentials: .example(token: token), region: "us-east-1", service: "service",
            date: Date(timeIntervalSince1970: 1_440_938_160))
    }
}

extension PublishedExample {
    private static let unreserved = "-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
    private static let formHash = "9095672bbd1f56dfc5b65f3e153adc8731a4a654192329106275f4c7b24d0b6e"
    private static let emptyGetHash = "bb579772317eb040ac9ed261061d46c1f17a8133879d6129b6e1c25292927e63"
    private static let emptyGetSignature = "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31"
    private static let token = """
        AQoDYXdzEPT//////////wEXAMPLEtc764bNrC9SAPBSM22wDOk4x4HIZ8j4FZTwdQWLWsKWHGBuFqwAeMicRXmxfpSPfIeo\
        IYRqTflfKD8YUuwthAx7mSEI/qkPpKPi/kMcGdQrmGdeehM4IC1NtBmUpp2wUE8phUZampKsburEDy0KPkyQDYwT7WZ0wq5V\
        SXDvp75YU9HFvlRd8Tx6q6fE8YQcHNVXAkiY9q6d+xo0rKwT38xVqr7ZD0u0iPPkUL64lIZbqBAz+scqKmlzm8FDrypNC9Yj\
        c8fPOLn9FX9KSYvKTr4rvx3iSIlTJabIQwj2ICCR/oLxBA==
        """

    static let all = paths + queries + headerFields + posts

    private static let paths = [
        PublishedExample(name: "get-vanilla", requestHash: emptyGetHash, signature: emptyGetSignature),
        PublishedExample(
            name: "get-unreserved", path: "/" + unreserved, canonicalPath: "/" + unreserved,
            requestHash: "6a968768eefaa713e2a6b16b589a8ea192661f098f37349f4e2c0082757446f9",
            signature: "07ef7494c76fa4850883e2b006601f940f8a34d404d0cfa977f52a65bbf5f24f"),
        PublishedExample(
            name: "get-utf8", path: "/ሴ", canonicalPath: "/%E1%88%B4",
            requestHash: "2a0a97d02205e45ce2e994789806b19270cfbbb0921b278ccf58f5249ac42102",
            signature: "8318018e0b0f223aa2bbf98705b62bb787dc9c0e678f255a891fd03141be5d85"),
        PublishedExample(
            name: "get-space", path: "/example space/", canonicalPath: "/example%20space/",
            requestHash: "63ee75631ed7234ae61b5f736dfc7754cdccfedbff4b5128a915706ee9390d86",
            signature: "652487583200325589f1fba4c7e578f72c47cb61beeca81406b39ddec1366741"),
        PublishedExample(
            name: "get-relative-relative", path: "/example1/example2/../..", requestHash: emptyGetHash,
            signature: emptyGetSignature),
        PublishedExample(
            name: "get-slash-dot-slash", path: "/./", requestHash: emptyGetHash, signature: emptyGetSignature),
        PublishedExample(
            name: "get-slash-pointless-dot", path: "/./example", canonicalPath: "/example",
            requestHash: "214d50c111a8edc4819da6a636336472c916b5240f51e9a51b5c3305180cf702",
            signature: "ef75d96142cf21edca26f06005da7988e4f8dc83a165a80865db7089db637ec5"),
        PublishedExample(
            name: "get-slashes", path: "//example//", canonicalPath: "/example/",
            requestHash: "cb96b4ac96d501f7c5c15bc6d67b3035061cfced4af6585ad927f7e6c985c015",
            signature: "9a624bd73a37c9a373b5312afbebe7a714a789de108f0bdfe846570885f57e84"),
    ]

    private static let queries = [
        PublishedExample(
            name: "get-vanilla-query-order-key-case",
            query: [.init(name: "Param2", value: "value2"), .init(name: "Param1", value: "value1")],
            canonicalQuery: "Param1=value1&Param2=value2",
            requestHash: "816cd5b414d056048ba4f7c5386d6e0533120fb1fcfa93762cf0fc39e2cf19e0",
            signature: "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500"),
        PublishedExample(
            name: "get-vanilla-query-order-key",
            query: [.init(name: "Param1", value: "value2"), .init(name: "Param1", value: "Value1")],
            canonicalQuery: "Param1=Value1&Param1=value2",
            requestHash: "704b4cef673542d84cdff252633f065e8daeba5f168b77116f8b1bcaf3d38f89",
            signature: "eedbc4e291e521cf13422ffca22be7d2eb8146eecf653089df300a15b2382bd1"),
        PublishedExample(
            name: "get-vanilla-query-unreserved", query: [.init(name: unreserved, value: unreserved)],
            canonicalQuery: "\(unreserved)=\(unreserved)",
            requestHash: "c30d4703d9f799439be92736156d47ccfb2d879ddf56f5befa6d1d6aab979177",
            signature: "9c3e54bfcdf0b19771a7f523ee5669cdf59bc7cc0884027167c21bb143a40197"),
    ]

    private static let headerFields = [
        PublishedExample(
            name: "get-header-key-duplicate",
            headers: ["My-Header1": "value2", "My-Header1": "value2", "My-Header1": "value1"],
            fieldsAfterHost: "my-header1:value2,value2,value1\n", signedHeaders: "host;my-header1;x-amz-date",
            requestHash: "dc7f04a3abfde8d472b0ab1a418b741b7c67174dad1551b4117b15527fbe966c",
            signature: "c9d5ea9f3f72853aea855b47ea873832890dbdd183b4468f858259531a5138ea"),
        PublishedExample(
            name: "get-header-value-trim", headers: ["My-Header1": " value1", "My-Header2": " \"a   b   c\""],
            fieldsAfterHost: "my-header1:value1\nmy-header2:\"a b c\"\n",
            signedHeaders: "host;my-header1;my-header2;x-amz-date",
            requestHash: "a726db9b0df21c14f559d0a978e563112acb1b9e05476f0a6a1c7d68f28605c7",
            signature: "acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736"),
    ]

    private static let posts = [
        PublishedExample(
            name: "post-vanilla", method: .post,
            requestHash: "553f88c9e4d10fc9e109e2aeb65f030801b70c2f6468faca261d401ae622fc87",
            signature: "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b"),
        PublishedExample(
            name: "post-x-www-form-urlencoded", method: .post,
            headers: ["Content-Type": "application/x-www-form-urlencoded"], body: "Param1=value1",
            fieldsBeforeHost: "content-type:application/x-www-form-urlencoded\n",
            signedHeaders: "content-type;host;x-amz-date", bodyHash: formHash,
            requestHash: "42a5e5bb34198acb3e84da4f085bb7927f2bc277ca766e6d19c73c2154021281",
            signature: "ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a"),
        PublishedExample(
            name: "post-x-www-form-urlencoded-parameters", method: .post,
            headers: ["Content-Type": "application/x-www-form-urlencoded; charset=utf8"], body: "Param1=value1",
            fieldsBeforeHost: "content-type:application/x-www-form-urlencoded; charset=utf8\n",
            signedHeaders: "content-type;host;x-amz-date", bodyHash: formHash,
            requestHash: "2e1cf7ed91881a30569e46552437e4156c823447bf1781b921b5d486c568dd1c",
            signature: "1a72ec8f64bd914b0e42e42607c7fbce7fb2c7465f63e3092b3b0d39fa77a6fe"),
        PublishedExample(
            name: "post-sts-header-before", method: .post, token: token,
            fieldsAfterDate: "x-amz-security-token:\(token)\n", signedHeaders: "host;x-amz-date;x-amz-security-token",
            requestHash: "c237e1b440d4c63c32ca95b5b99481081cb7b13c7e40434868e71567c1a882f6",
            signature: "85d96828115b5dc0cfc3bd16ad9e210dd772bbebba041836c64533a82be05ead"),
    ]
}

extension String {
    /// An error's code without the ending that most of them have: `AccessDenied`.
    var withoutException: String {
        let ending = "Exception"
        return hasSuffix(ending) && self != ending ? String(dropLast(ending.count)) : self
    }
}

/// How long standard mode waits between attempts.
enum RetryBackoff {
    private static let longest = Duration.seconds(20)

    /// A part, from 0 to 1, of 1, 2, 4 … seconds up to 20, or what the server asks for if that is longer, up to 20 seconds too.
    ///
    /// - Parameter number: The attempt that failed, counted from 1.
    static func delay(after number: Int, random: Double, retryAfter: Duration?) -> Duration {
        let ceiling = min(.seconds(1 << min(number - 1, 5)), longest)
        return max(ceiling * random, min(retryAfter ?? .zero, longest))
    }
}

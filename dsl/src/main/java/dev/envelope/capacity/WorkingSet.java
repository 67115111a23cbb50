package dev.envelope.capacity;

/**
 * How many different keys are asked for within a number of requests.
 *
 * <p>With {@code p} the share of requests that asks for a key, {@code n} independent requests are for {@code Σ (1 − (1 −
 * p)^n)} different keys in the mean. Source: R. Fagin, Asymptotic Miss Ratios over Independent References, Journal of
 * Computer and System Sciences 14(2), 1977.
 */
final class WorkingSet {

    private WorkingSet() {}

    /** The mean number of different keys in so many requests. */
    static double keys(Spectrum spectrum, double requests) {
        return requests <= 0 ? 0 : spectrum.sum(share -> -Math.expm1(requests * Math.log1p(-share)));
    }

    /** After how many requests the mean number of different keys is so large; unbounded where there are no more keys. */
    static double requests(Spectrum spectrum, double keys) {
        return keys >= spectrum.size()
                ? Double.POSITIVE_INFINITY
                : Inverse.of(requests -> keys(spectrum, requests), keys, keys);
    }
}

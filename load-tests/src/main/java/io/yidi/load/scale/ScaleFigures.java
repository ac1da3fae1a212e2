package io.yidi.load.scale;

/**
 * 规模数字: what was measured at one step.
 *
 * @param size on the axis
 * @param perSecond answers a second
 * @param cpuUs processor time of the gateway for each
 * @param p50Us median latency
 * @param p99Us latency at the 99th percentile
 * @param readyMs from the start of the gateway to its being ready
 * @param residentKib memory of the gateway before the load
 * @param loadedKib memory of the gateway after the load
 * @param unexpected answers that were no settlements, and requests without an answer
 * @param firstUnexpected the first of them, or empty
 */
record ScaleFigures(
        int size,
        long perSecond,
        double cpuUs,
        double p50Us,
        double p99Us,
        long readyMs,
        long residentKib,
        long loadedKib,
        long unexpected,
        String firstUnexpected) {

    /** What can be fitted. */
    enum Column {
        PER_SECOND("answers a second"),
        CPU("processor time"),
        P50("p50"),
        P99("p99"),
        RESIDENT("resident memory");

        private final String label;

        Column(final String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    double value(final Column column) {
        return switch (column) {
            case PER_SECOND -> perSecond;
            case CPU -> cpuUs;
            case P50 -> p50Us;
            case P99 -> p99Us;
            case RESIDENT -> residentKib;
        };
    }
}

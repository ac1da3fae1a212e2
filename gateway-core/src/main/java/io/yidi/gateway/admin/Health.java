package io.yidi.gateway.admin;

/**
 * 健康状态: what {@code GET /health} answers.
 *
 * @param status {@code ready}, {@code draining} or {@code failed}
 * @param durableSequence last journal record that is on the device
 * @param bundleHash policy bundle in force, 64 hex digits
 * @param personCount persons known when the gateway was ready
 * @param replayedCount transactions executed again at the start
 */
public record Health(String status, long durableSequence, String bundleHash, int personCount, long replayedCount) {

    /** Status of a gateway that serves. */
    public static final String READY = "ready";

    /** Status of a gateway that is about to stop. */
    public static final String DRAINING = "draining";

    /** Status of a gateway that has failed. */
    public static final String FAILED = "failed";

    boolean isReady() {
        return READY.equals(status);
    }
}

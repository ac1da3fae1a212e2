package io.yidi.gateway.admin;

import java.util.List;
import java.util.Map;

/**
 * 健康状态: what {@code GET /health} answers.
 *
 * @param status {@code ready}, {@code draining} or {@code failed}
 * @param durableSequence last journal record that is on the device
 * @param bundleHash policy bundle in force, 64 hex digits
 * @param personCount persons known when the gateway was ready
 * @param replayedCount transactions executed again at the start
 * @param warnings what somebody should look after while the gateway serves; empty if all is well
 * @param suspicions settlements marked since the start, by rule
 * @param doors what happens at the doors
 */
public record Health(
        String status,
        long durableSequence,
        String bundleHash,
        int personCount,
        long replayedCount,
        List<String> warnings,
        Map<String, Long> suspicions,
        Doors doors) {

    /**
     * 接入情况: what happened at the doors since the start.
     *
     * @param connections open now
     * @param closed connections that ended or were not admitted, by reason
     * @param refused requests that were sound and not taken, by reason
     */
    public record Doors(int connections, Map<String, Long> closed, Map<String, Long> refused) {}

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

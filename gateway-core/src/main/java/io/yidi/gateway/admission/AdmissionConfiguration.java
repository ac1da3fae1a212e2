package io.yidi.gateway.admission;

/**
 * 准入配置: how much is admitted. Each bound holds for settlements and quotes on one side, and once more for queries and
 * reversals on the other, so that neither keeps the other out.
 *
 * @param institutionRatePerSecond requests of one institution, in the long run
 * @param institutionBurst requests of one institution at once, after a pause
 * @param institutionInFlight unanswered requests of one institution
 * @param connectionInFlight unanswered requests of one connection
 * @param inFlight unanswered requests of all
 * @param queueTimeNs while an unanswered request is older, no settlement and no quote is taken
 * @param institutions that are told apart at the same time, a power of two; those beyond share one account
 */
public record AdmissionConfiguration(
        int institutionRatePerSecond,
        int institutionBurst,
        int institutionInFlight,
        int connectionInFlight,
        int inFlight,
        long queueTimeNs,
        int institutions) {

    /** Control commands that may wait beside the requests. */
    private static final int CONTROLS_MAX = 64;

    /** Most requests and control commands that may be unanswered at the same time. */
    public int unansweredMax() {
        return 2 * inFlight + CONTROLS_MAX;
    }
}

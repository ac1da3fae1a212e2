package io.yidi.gateway.engine.machine;

import io.yidi.gateway.engine.state.DowntimeRow;
import io.yidi.gateway.engine.state.DowntimeTable;
import io.yidi.gateway.policy.plane.CivilDate;
import io.yidi.protocol.Fault;
import io.yidi.protocol.ResultCode;

/**
 * 停机判定: whether a place is announced to be down. While it is, nothing new is decided with it: the answer carries the
 * text of the notice, nothing is recorded, and the key may be used again afterwards (BJ-50).
 *
 * <pre>
 *   goes on                                            waits
 *   what was answered before, queries                  settlements and quotes of either place
 *   reversals: they settle what is unknown             refunds, by the place of insurance
 *   full pay: it asks nobody                           registrations of visits and stays, filings
 *   lines, discharges and changes of what is registered
 * </pre>
 *
 * <p>Core thread only; allocates nothing.
 */
final class DowntimeDecision {

    private final DowntimeTable downtimes;

    DowntimeDecision(final EngineState state) {
        downtimes = state.downtimes;
    }

    /** Whether neither place is down; else the refusal says which and what the notice says. */
    boolean areUp(final int insuredPlace, final int carePlace, final long atMs, final Fault refusal) {
        return isUp(insuredPlace, "insuplc_admdvs", atMs, refusal) && isUp(carePlace, "mdtrtarea_admvs", atMs, refusal);
    }

    /** Whether a place is not down; else the refusal says so, by a field. */
    boolean isUp(final int place, final String field, final long atMs, final Fault refusal) {
        final DowntimeRow notice = downtimes.of(place, atMs);
        if (notice != null) {
            refusal.set(ResultCode.DOWNTIME, field).found(notice.text());
        }
        return notice == null;
    }

    /** Takes a notice in, or says why not; what is over when the business day begins helps nobody. */
    static ResultCode announce(final EngineState state, final DowntimeRow notice) {
        final long dayBeganMs = CivilDate.beginMs(state.businessDay);
        if (notice.toMs() <= dayBeganMs && !state.downtimes.contains(notice.number())) {
            return ResultCode.DOWNTIME_OVER;
        }
        return state.downtimes.put(notice, dayBeganMs) ? ResultCode.DONE : ResultCode.DOWNTIMES_FULL;
    }
}

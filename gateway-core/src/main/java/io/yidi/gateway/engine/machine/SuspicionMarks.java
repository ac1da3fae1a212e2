package io.yidi.gateway.engine.machine;

import io.yidi.gateway.engine.state.VisitTable;
import io.yidi.gateway.engine.suspicion.SuspicionDecision;
import io.yidi.gateway.policy.plane.RegionPolicy;
import io.yidi.protocol.code.CareType;

/**
 * 疑点标记: keeps where and when the persons of a region that wants it were settled, and the marks that come of it
 * (TJ-3.3b). Core thread only; allocates only to grow.
 */
final class SuspicionMarks {

    private final EngineState state;
    private final SuspicionDecision decision;

    SuspicionMarks(final EngineState state) {
        this.state = state;
        this.decision = new SuspicionDecision(state.visits);
    }

    /**
     * Looks at a settlement and keeps it.
     *
     * @param bill that is settled
     * @param settlementId of the settlement
     * @return bits of the rules that it meets; 0 if it is not suspicious, or its region wants nothing marked
     */
    int settle(final BillEvaluation bill, final long settlementId) {
        final RegionPolicy region = state.plane.regionOf(bill.insuredPlace());
        if (!region.suspicion().wantsAny()) {
            return 0;
        }
        final boolean isStay = bill.careType() == CareType.INPATIENT;
        decision.decide(
                region,
                bill.person(),
                bill.carePlace(),
                bill.firstEpochDay(),
                bill.lastEpochDay(),
                state.businessDay,
                isStay);
        state.visits.add(
                bill.person(),
                settlementId,
                bill.carePlace(),
                bill.firstEpochDay(),
                bill.lastEpochDay(),
                state.businessDay,
                isStay);
        if (decision.kinds() != 0) {
            state.suspicions.add(settlementId, decision.withSettlementId(), decision.kinds(), state.businessDay);
        }
        return decision.kinds();
    }

    /** The earlier settlement that stands against the one just looked at; 0 if there is none. */
    long withSettlementId(final int kinds) {
        return kinds == 0 ? 0 : decision.withSettlementId();
    }

    /** Says that a settlement is, or is no longer, in force. */
    void inForce(final int person, final long settlementId, final boolean isInForce) {
        if (state.visits.latest(person) != VisitTable.NONE) {
            state.visits.inForce(person, settlementId, isInForce);
        }
    }
}

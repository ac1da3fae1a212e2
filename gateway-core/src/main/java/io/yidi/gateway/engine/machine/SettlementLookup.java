package io.yidi.gateway.engine.machine;

import io.yidi.gateway.engine.state.KeyIndex;
import io.yidi.gateway.engine.state.KeyState;
import io.yidi.gateway.engine.state.RequestKey;
import io.yidi.gateway.record.RecordBodyFlyweight;

/**
 * 结算查找: finds a settlement or a refund by its id, and what has become of it. Core thread only; what was found stands
 * until the next record is looked at.
 */
final class SettlementLookup {

    private final EngineState state;
    private final History history;
    private final SettlementFlyweight settlement = new SettlementFlyweight();
    private final RequestKey key = new RequestKey();

    SettlementLookup(final EngineState state, final History history) {
        this.state = state;
        this.history = history;
    }

    /**
     * Looks for a settlement or refund.
     *
     * @param settlementId its id, which is the sequence of its record
     * @param before sequence of the record that is being decided
     * @return it, or {@code null} if that id was not given to one
     */
    SettlementFlyweight find(final long settlementId, final long before) {
        final RecordBodyFlyweight body =
                settlementId < 1 || settlementId >= before ? null : history.bodyOf(settlementId);
        if (body == null) {
            return null;
        }
        settlement.wrap(body);
        if (!settlement.isSettlement() && !settlement.isRefund()) {
            return null;
        }
        settlement.keyInto(key);
        return settlement;
    }

    /**
     * Encounter whose lines the one found settled, or took back; it still stands as found.
     *
     * @param before sequence of the record that is being decided
     * @return its id, or {@link SettlementFlyweight#NO_ENCOUNTER}
     */
    long encounterId(final long before) {
        if (!settlement.isRefund()) {
            return settlement.encounterId();
        }
        final long refundId = settlement.settlementId();
        final SettlementFlyweight refunded = find(settlement.refundedSettlementId(), before);
        final long encounterId = refunded == null ? SettlementFlyweight.NO_ENCOUNTER : refunded.encounterId();
        find(refundId, before);
        return encounterId;
    }

    /** What has become of the one found; {@link KeyState#UNKNOWN} if it is older than keys are kept. */
    KeyState state() {
        final long entry = state.keys.find(key);
        return entry == KeyIndex.NOT_FOUND ? KeyState.UNKNOWN : state.keys.state(entry);
    }

    /** Changes what has become of the one found, if its key is still kept. */
    void state(final KeyState newState) {
        final long entry = state.keys.find(key);
        if (entry != KeyIndex.NOT_FOUND) {
            state.keys.state(entry, newState);
        }
    }

    /** Key of the one found. */
    RequestKey key() {
        return key;
    }
}

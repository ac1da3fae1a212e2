package io.yidi.gateway.engine.machine;

import io.yidi.gateway.engine.state.KeyState;
import io.yidi.gateway.policy.plane.CivilDate;
import io.yidi.protocol.RefundDescriptor;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.code.TransactionCode;
import io.yidi.protocol.sbe.RefundRequestDecoder;

/**
 * 退费判定: whether a settlement can be refunded, and in which of the four kinds (BJ-34a).
 *
 * <pre>
 *   setl_id names                          answer
 *   nothing, or not yet                    SETTLEMENT_NOT_FOUND
 *   a settlement of another institution    SETTLEMENT_OTHER_INSTITUTION
 *   one of another person                  SETTLEMENT_OTHER_PERSON
 *   a refund                               REFUND_OF_REFUND
 *   one that another code settled          SETTLEMENT_OTHER_KIND
 *   one of another encounter than is named SETTLEMENT_OTHER_ENCOUNTER
 *   one refunded, or reversed, before      SETTLEMENT_REFUNDED, SETTLEMENT_REVERSED
 *   one whose key is no longer kept        SETTLEMENT_EXPIRED
 *   a stay or chronic care after clearing  SETTLEMENT_CLEARED
 *   one with deductions                    SETTLEMENT_DEDUCTED
 *   a settlement in force                  refunded as a whole
 * </pre>
 *
 * <p>Core thread only; the results stand until the next decision.
 */
final class RefundDecision {

    /** Settlements no longer in force that are passed over to see whether a later one is; then one is assumed. */
    private static final int PASSED_OVER_MAX = 32;

    private final EngineState state;
    private final SettlementLookup lookup;
    private final TakingBack takingBack;
    private final RefundKinds kinds = new RefundKinds();
    private SettlementFlyweight settlement;

    RefundDecision(final EngineState state, final SettlementLookup lookup) {
        this.state = state;
        this.lookup = lookup;
        this.takingBack = new TakingBack(state);
    }

    /**
     * Decides.
     *
     * @param request checked message
     * @param encounterId that it names, or {@link RefundDescriptor#NO_ENCOUNTER}
     * @param keyOffset of its key
     * @param sequence of the record the refund would become
     * @return {@link ResultCode#DONE}, or why not
     */
    ResultCode decide(
            final RefundRequestDecoder request, final long encounterId, final int keyOffset, final long sequence) {
        final SettlementFlyweight found = lookup.find(request.originalSettlementId(), sequence);
        final ResultCode code =
                found == null ? ResultCode.SETTLEMENT_NOT_FOUND : check(found, request, encounterId, keyOffset);
        if (code == ResultCode.DONE) {
            readKinds(found, sequence);
            settlement = lookup.find(request.originalSettlementId(), sequence);
        }
        return code;
    }

    /** The settlement to refund. */
    SettlementFlyweight settlement() {
        return settlement;
    }

    /** How the refund lies to its settlement. */
    RefundKinds kinds() {
        return kinds;
    }

    /** What the personal account holds after the refund. */
    long balanceAfterFen() {
        return Math.addExact(state.persons.accountBalanceFen(personOf(settlement)), settlement.accountFen());
    }

    private ResultCode check(
            final SettlementFlyweight found,
            final RefundRequestDecoder request,
            final long encounterId,
            final int keyOffset) {
        if (!found.isOfInstitution(request.buffer(), keyOffset)) {
            return ResultCode.SETTLEMENT_OTHER_INSTITUTION;
        }
        if (!found.isOfPerson(
                state.persons, request.buffer(), request.offset() + RefundRequestDecoder.personNoEncodingOffset())) {
            return ResultCode.SETTLEMENT_OTHER_PERSON;
        }
        if (found.isRefund()) {
            return ResultCode.REFUND_OF_REFUND;
        }
        final TransactionCode code = TransactionCode.of(
                request.buffer(), request.offset() + RefundRequestDecoder.transactionCodeEncodingOffset());
        if (!code.refunds(found.transactionCode())) {
            return ResultCode.SETTLEMENT_OTHER_KIND;
        }
        return encounterId == RefundDescriptor.NO_ENCOUNTER || encounterId == found.encounterId()
                ? checkState(found)
                : ResultCode.SETTLEMENT_OTHER_ENCOUNTER;
    }

    private ResultCode checkState(final SettlementFlyweight found) {
        return switch (lookup.state()) {
            case SETTLED -> takingBack.check(found);
            case REFUNDED -> ResultCode.SETTLEMENT_REFUNDED;
            case REVERSED -> ResultCode.SETTLEMENT_REVERSED;
            default -> ResultCode.SETTLEMENT_EXPIRED;
        };
    }

    private void readKinds(final SettlementFlyweight found, final long sequence) {
        kinds.crossYear = CivilDate.benefitYear(state.businessDay, found.benefitYearStart()) > found.lastBenefitYear();
        kinds.afterClearing = takingBack.isCleared(found);
        kinds.sequential = isLatest(found, sequence);
    }

    /** Goes back from the latest settlement of the person at the institution to the first one in force. */
    private boolean isLatest(final SettlementFlyweight found, final long sequence) {
        final long settlementId = found.settlementId();
        long later = state.latestSettlements.of(personOf(found), lookup.key());
        for (int i = 0; i < PASSED_OVER_MAX && later > settlementId; i++) {
            final SettlementFlyweight other = lookup.find(later, sequence);
            final KeyState became = lookup.state();
            if (became != KeyState.REFUNDED && became != KeyState.REVERSED) {
                return false;
            }
            later = other.previousSettlementId();
        }
        return later == settlementId;
    }

    private int personOf(final SettlementFlyweight found) {
        return state.persons.find(found.body().buffer(), found.personNoOffset(), found.insuranceType());
    }
}

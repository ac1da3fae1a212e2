package io.yidi.gateway.engine.machine;

import io.yidi.gateway.engine.state.ClearedMonths;
import io.yidi.gateway.engine.state.DeductionTable;
import io.yidi.gateway.policy.plane.CivilDate;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.code.AsciiField;
import io.yidi.protocol.code.CareType;
import io.yidi.protocol.sbe.SettleReplyDecoder;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * 退回条件: whether a settlement in force may still be refunded or reversed, as far as clearing and audit go (AMB-6,
 * INV-22). A refund may be reversed as long as its settlement's clearing allows it.
 *
 * <p>Core thread only; allocates nothing.
 */
final class TakingBack {

    private static final int AREAS_OF_A_PROVINCE = 10_000;
    private static final int DAYS_OF_A_DATE = 100;

    private final ClearedMonths cleared;
    private final DeductionTable deductions;
    private final UnsafeBuffer fundCode = new UnsafeBuffer(new byte[SettleReplyDecoder.FundsDecoder.fundCodeLength()]);

    TakingBack(final EngineState state) {
        cleared = state.clearedMonths;
        deductions = state.deductions;
    }

    /**
     * Decides.
     *
     * @param settled a settlement or a refund
     * @return {@link ResultCode#DONE}, or why not
     */
    ResultCode check(final SettlementFlyweight settled) {
        if (isForTheMonthOnly(settled.careType()) && isCleared(settled)) {
            return ResultCode.SETTLEMENT_CLEARED;
        }
        return settled.isSettlement() && isDeducted(settled) ? ResultCode.SETTLEMENT_DEDUCTED : ResultCode.DONE;
    }

    /** Whether the clearing of the settlement's month has been applied for, and the settlement goes into clearing. */
    boolean isCleared(final SettlementFlyweight settled) {
        return !settled.isFullPay()
                && cleared.contains(
                        settled.insuredPlace() / AREAS_OF_A_PROVINCE,
                        CivilDate.yearMonthDay(settled.settledOn()) / DAYS_OF_A_DATE);
    }

    private boolean isDeducted(final SettlementFlyweight settled) {
        final long settlementId = settled.settlementId();
        final SettleReplyDecoder.FundsDecoder funds = settled.funds();
        boolean deducted = false;
        while (funds.hasNext()) {
            funds.next().getFundCode(fundCode.byteArray(), 0);
            funds.skipFundName();
            deducted |= deductions.deductedFen(settlementId, pack(fundCode)) != 0;
        }
        return deducted;
    }

    /** A fund's code as one number. */
    static long pack(final UnsafeBuffer code) {
        return AsciiField.pack(code, 0, code.capacity());
    }

    private static boolean isForTheMonthOnly(final CareType careType) {
        return careType == CareType.INPATIENT || careType == CareType.CHRONIC_OUTPATIENT;
    }
}

package io.yidi.rivals.split;

import io.yidi.gateway.engine.benefit.BenefitCalculator;
import io.yidi.gateway.engine.benefit.BenefitRequest;
import io.yidi.gateway.engine.benefit.BenefitResult;
import io.yidi.gateway.engine.benefit.CounterView;
import io.yidi.gateway.policy.plane.LayerRule;
import io.yidi.gateway.policy.plane.Plan;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.code.CareType;
import io.yidi.protocol.code.PersonStatus;

/** 本网关的分割: the gateway's own calculator, unchanged. No allocation for a bill. */
public final class YidiSplitter implements Splitter {

    private static final int STAY_DAYS = 5;
    private static final int POOL = 0;
    private static final int LAYER = 1;

    private final BenefitCalculator calculator = new BenefitCalculator();
    private final BenefitResult result = new BenefitResult();
    private final BenefitRequest request = new BenefitRequest();
    private final long staysId;
    private final long poolPaidId;
    private final long layerPaidId;
    private final CounterView history = this::before;
    private SplitBill bill;

    /**
     * A splitter.
     *
     * @param reference plan of every bill
     */
    public YidiSplitter(final ReferencePlan reference) {
        final Plan plan = reference.plan();
        staysId = plan.counters().stays();
        poolPaidId = plan.caps().get(0).counterId();
        layerPaidId = plan.layers().stream()
                .filter(LayerRule::enabled)
                .findFirst()
                .orElseThrow()
                .paidCounterId();
        request.region = reference.region();
        request.insuranceType = ReferencePlan.EMPLOYEE;
        request.careType = CareType.INPATIENT;
        request.planEpochDay = ReferencePlan.DISCHARGE_EPOCH_DAY;
        request.admissionEpochDay = ReferencePlan.DISCHARGE_EPOCH_DAY - STAY_DAYS;
    }

    @Override
    public long fundFen(final SplitBill next) {
        bill = next;
        PolicyRows.fill(request.context, next.level(), next.isRetired() ? PersonStatus.RETIRED : PersonStatus.WORKING);
        request.parts.set(next.inScopeFen(), 0, 0, next.otherFen());
        calculator.calculate(request, history, result);
        if (result.code() != ResultCode.DONE) {
            throw new IllegalStateException("expected a bill that is settled, found " + result.code() + ": " + next);
        }
        return result.total().fundTotalFen;
    }

    @Override
    public Split split() {
        return new Split(
                result.total().deductibleFen, result.fundFen(POOL), result.fundFen(LAYER), result.total().personalFen);
    }

    private long before(final long counterId, final int year) {
        if (counterId == staysId) {
            return bill.history().stays();
        }
        if (counterId == poolPaidId) {
            return bill.history().poolPaidFen();
        }
        return counterId == layerPaidId ? bill.history().layerPaidFen() : 0;
    }
}

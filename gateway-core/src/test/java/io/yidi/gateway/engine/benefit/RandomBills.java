package io.yidi.gateway.engine.benefit;

import io.yidi.gateway.policy.plane.AssistanceClass;
import io.yidi.gateway.policy.plane.BenefitCategory;
import io.yidi.gateway.policy.plane.ContributionGrade;
import io.yidi.gateway.policy.plane.RegionPolicy;
import io.yidi.protocol.code.PersonStatus;
import io.yidi.protocol.money.Fen;
import io.yidi.protocol.sbe.ReferralStep;
import java.time.LocalDate;
import java.util.List;

/** Bills of one person over about two years, from a seed: often at an edge of the plan, ± 1 fen. */
final class RandomBills {

    private static final int FIRST_DAY =
            Math.toIntExact(LocalDate.of(2022, 6, 1).toEpochDay());

    private final Draw draw;
    private final RandomPlans plans;
    private final BenefitRequest request = new BenefitRequest();
    private int epochDay;

    RandomBills(final Draw draw, final RandomPlans plans, final RegionPolicy region) {
        this.draw = draw;
        this.plans = plans;
        request.region = region;
        request.insuranceType = PlanBuilder.EMPLOYEE;
        request.careType = region.plans().get(0).careType();
        epochDay = FIRST_DAY + draw.below(250);
    }

    /** The next bill; the same object each time. */
    BenefitRequest next(final CounterView counters) {
        request.context.set(
                draw.below(3),
                draw.oneOf(PersonStatus.WORKING, PersonStatus.RETIRED),
                40,
                draw.chance(10) ? AssistanceClass.EXTREME_POVERTY : AssistanceClass.NONE,
                ContributionGrade.NONE,
                draw.oneOf(BenefitCategory.values()),
                0);
        request.diseaseKey = draw.oneOf(0L, 0L, RandomPlans.DISEASE, 5L);
        request.referralStep =
                draw.chance(80) ? ReferralStep.NONE : draw.oneOf(ReferralStep.UPWARDS, ReferralStep.DOWNWARDS);
        request.referredFromLevel = draw.below(3);
        request.useAccount = draw.chance(60);
        request.accountBalanceFen = draw.upTo(plans.scaleFen());
        days();
        parts(counters);
        return request;
    }

    private void days() {
        epochDay += draw.below(90);
        request.admissionEpochDay = epochDay;
        epochDay += draw.oneOf(0, 1, draw.below(15), draw.below(60), draw.chance(10) ? 400 + draw.below(400) : 3);
        request.planEpochDay = epochDay;
    }

    private void parts(final CounterView counters) {
        final long inScopeFen = inScopeFen(counters);
        final long restFen = Fen.BILL_MAX - inScopeFen;
        request.parts.set(
                inScopeFen,
                draw.chance(50) ? 0 : draw.upTo(Math.min(restFen, plans.scaleFen() / 4)),
                draw.chance(70) ? 0 : draw.upTo(Math.min(restFen, plans.scaleFen()) / 4),
                draw.chance(60) ? 0 : draw.upTo(Math.min(restFen, plans.scaleFen()) / 4));
    }

    private long inScopeFen(final CounterView counters) {
        final long maxFen = Math.min(Fen.BILL_MAX, plans.scaleFen() * 2);
        final List<Long> edgesFen = plans.edgesFen();
        final long lineFen = counters.value(
                PlanBuilder.counter("expense"), LocalDate.ofEpochDay(epochDay).getYear());
        return switch (draw.below(10)) {
            case 0 -> draw.oneOf(0L, 1L, 2L);
            case 1 -> draw.chance(30) ? Fen.BILL_MAX : maxFen;
            case 2, 3 -> draw.near(draw.oneOf(edgesFen), maxFen);
            case 4, 5 -> draw.near(draw.oneOf(edgesFen) - lineFen, maxFen);
            case 6 -> draw.near(draw.oneOf(edgesFen) + draw.oneOf(edgesFen), maxFen);
            default -> draw.upTo(maxFen);
        };
    }
}

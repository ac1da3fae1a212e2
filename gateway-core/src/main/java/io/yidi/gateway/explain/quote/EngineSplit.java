package io.yidi.gateway.explain.quote;

import io.yidi.gateway.engine.benefit.BenefitAmounts;
import io.yidi.gateway.engine.benefit.BenefitCalculator;
import io.yidi.gateway.engine.benefit.BenefitRequest;
import io.yidi.gateway.engine.benefit.BenefitResult;
import io.yidi.gateway.explain.ExplanationException;
import io.yidi.gateway.explain.Facts;
import io.yidi.gateway.explain.Parts;
import io.yidi.gateway.explain.Split;
import io.yidi.gateway.policy.plane.BenefitCategory;
import io.yidi.gateway.policy.plane.BenefitContext;
import io.yidi.gateway.policy.plane.RegionPolicy;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.sbe.ReferralStep;
import java.util.ArrayList;
import java.util.List;

/** 引擎分割: what the engine's calculator makes of facts, for an explanation to be held against. */
final class EngineSplit {

    private final Facts facts;
    private final BenefitResult result = new BenefitResult();

    private EngineSplit(final Facts facts) {
        this.facts = facts;
    }

    /** Computes the split of a bill. */
    static Split of(final Facts facts, final RegionPolicy region, final BenefitCategory category) {
        return new EngineSplit(facts).compute(region, category);
    }

    private Split compute(final RegionPolicy region, final BenefitCategory category) {
        new BenefitCalculator().calculate(request(region, category), facts::counter, result);
        if (result.code() != ResultCode.DONE) {
            throw new ExplanationException(
                    "expected a bill that the plan fits, found " + result.code().label());
        }
        return split(category, result.total());
    }

    private BenefitRequest request(final RegionPolicy region, final BenefitCategory category) {
        final BenefitRequest request = new BenefitRequest();
        request.region = region;
        request.insuranceType = facts.insuranceType();
        request.careType = facts.careType();
        request.diseaseKey = facts.diseaseKey();
        request.admissionEpochDay = facts.firstEpochDay();
        request.planEpochDay = facts.lastEpochDay();
        request.referralStep = ReferralStep.get((short) facts.referralStep());
        request.referredFromLevel = facts.referredFromLevel();
        request.useAccount = facts.useAccount();
        request.accountBalanceFen = balanceFen();
        final BenefitContext context = facts.context(category, facts.level());
        request.context.set(
                context.level,
                context.status,
                context.ageYears,
                context.assistanceClass,
                context.grade,
                context.category,
                context.flags);
        final Parts parts = facts.parts();
        request.parts.set(parts.inScopeFen(), parts.preSelfPayFen(), parts.overLimitFen(), parts.ownPayFen());
        return request;
    }

    private long balanceFen() {
        return facts.person().orElseThrow().accountBalanceFen();
    }

    private Split split(final BenefitCategory category, final BenefitAmounts total) {
        return new Split(
                category.name(),
                result.illustrative(),
                total.parts.totalFen(),
                facts.parts(),
                total.firstSelfPayFen,
                total.deductibleFen,
                total.fundTotalFen,
                total.personalFen,
                total.accountFen,
                total.cashFen,
                balanceFen() - total.accountFen,
                funds(),
                years(),
                result.plan().id());
    }

    private List<Split.FundAmount> funds() {
        final List<Split.FundAmount> funds = new ArrayList<>();
        for (int i = 0; i < result.fundCount(); i++) {
            funds.add(new Split.FundAmount(
                    result.fund(i).code(), result.fundFen(i), result.fund(i).name()));
        }
        return funds;
    }

    private List<Split.YearAmount> years() {
        final List<Split.YearAmount> years = new ArrayList<>();
        for (int i = 0; i < result.yearCount(); i++) {
            final BenefitAmounts year = result.year(i);
            years.add(new Split.YearAmount(
                    result.benefitYear(i),
                    year.parts.totalFen(),
                    year.parts.inScopeFen,
                    year.deductibleFen,
                    year.fundTotalFen,
                    year.personalFen));
        }
        return years;
    }
}

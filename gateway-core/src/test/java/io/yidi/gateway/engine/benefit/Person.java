package io.yidi.gateway.engine.benefit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.yidi.gateway.policy.plane.AssistanceClass;
import io.yidi.gateway.policy.plane.BenefitCategory;
import io.yidi.gateway.policy.plane.ContributionGrade;
import io.yidi.gateway.policy.plane.Plan;
import io.yidi.gateway.policy.plane.RegionPolicy;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.code.PersonStatus;
import io.yidi.protocol.money.Fen;
import java.time.LocalDate;
import java.util.List;

/** One insured person in a test: settles bills one after the other and remembers the counters. */
final class Person {

    final BenefitRequest request = new BenefitRequest();
    final CounterTotals counters = new CounterTotals();
    private final BenefitCalculator calculator = new BenefitCalculator();

    Person(final Plan... plans) {
        this(PlanBuilder.region(plans));
    }

    Person(final RegionPolicy region) {
        request.region = region;
        request.insuranceType = PlanBuilder.EMPLOYEE;
        request.careType = region.plans().get(0).careType();
        request.context.set(
                2,
                PersonStatus.WORKING,
                40,
                AssistanceClass.NONE,
                ContributionGrade.NONE,
                BenefitCategory.LONG_TERM,
                0);
        on("2023-03-01");
    }

    /** Reads yuan, with spaces between thousands allowed, as fen. */
    static long fen(final String yuan) {
        final String digits = yuan.replace(" ", "");
        if (digits.charAt(digits.length() - 3) != '.') {
            throw new IllegalArgumentException("expected two decimals: " + yuan);
        }
        return Long.parseLong(digits.replace(".", ""));
    }

    Person on(final String date) {
        return stay(date, date);
    }

    Person stay(final String admission, final String discharge) {
        request.admissionEpochDay = Math.toIntExact(LocalDate.parse(admission).toEpochDay());
        request.planEpochDay = Math.toIntExact(LocalDate.parse(discharge).toEpochDay());
        return this;
    }

    Person as(final BenefitCategory category) {
        request.context.category = category;
        return this;
    }

    Person status(final PersonStatus status) {
        request.context.status = status;
        return this;
    }

    Person balance(final String yuan) {
        request.useAccount = true;
        request.accountBalanceFen = fen(yuan);
        return this;
    }

    /** Settles a bill whose amount out of scope is all own pay. */
    BenefitResult settle(final String total, final String inScope) {
        return settleParts(fen(inScope), 0, 0, fen(total) - fen(inScope));
    }

    BenefitResult settle(final String inScope, final String preSelfPay, final String overLimit, final String ownPay) {
        return settleParts(fen(inScope), fen(preSelfPay), fen(overLimit), fen(ownPay));
    }

    private BenefitResult settleParts(
            final long inScopeFen, final long preSelfPayFen, final long overLimitFen, final long ownPayFen) {
        request.parts.set(inScopeFen, preSelfPayFen, overLimitFen, ownPayFen);
        final BenefitResult result = calculate();
        assertEquals(ResultCode.DONE, result.code());
        counters.add(CounterTotals.of(result));
        request.accountBalanceFen -= result.total().accountFen;
        return result;
    }

    BenefitResult calculate() {
        final BenefitResult result = new BenefitResult();
        calculator.calculate(request, counters, result);
        return result;
    }

    void refund(final BenefitResult settlement) {
        final List<CounterTotals.Contribution> recorded = CounterTotals.of(settlement);
        counters.subtract(recorded);
        counters.countRefund(recorded, request.region);
    }

    void assertCounter(final String yuan, final String name, final int period) {
        assertFen(yuan, counters.value(PlanBuilder.counter(name), period));
    }

    void assertStays(final long stays, final int year) {
        assertEquals(stays, counters.value(PlanBuilder.counter("stays"), year));
    }

    static void assertFen(final String yuan, final long amountFen) {
        assertEquals(Fen.format(fen(yuan)), Fen.format(amountFen));
    }

    /** Asserts the funds in their order, such as {@code "310100 18298.26", "330100 0.00"}. */
    static void assertFunds(final BenefitResult result, final String... codesAndYuan) {
        final String[] actual = new String[result.fundCount()];
        for (int i = 0; i < actual.length; i++) {
            actual[i] = result.fund(i).code() + " " + Fen.format(result.fundFen(i));
        }
        assertEquals(List.of(codesAndYuan), List.of(actual));
    }
}

package io.yidi.gateway.engine.benefit;

import io.yidi.gateway.engine.scope.BillParts;
import io.yidi.gateway.policy.plane.BenefitContext;
import io.yidi.gateway.policy.plane.CapRule;
import io.yidi.gateway.policy.plane.CapRule.Beyond;
import io.yidi.gateway.policy.plane.CapRule.Measure;
import io.yidi.gateway.policy.plane.DeductibleRule;
import io.yidi.gateway.policy.plane.DeductibleRule.Basis;
import io.yidi.gateway.policy.plane.KeyedRows;
import io.yidi.gateway.policy.plane.LayerRule;
import io.yidi.gateway.policy.plane.LayerRule.Cumulation;
import io.yidi.gateway.policy.plane.LayerRule.Origin;
import io.yidi.gateway.policy.plane.Part;
import io.yidi.gateway.policy.plane.Period;
import io.yidi.gateway.policy.plane.Plan;
import io.yidi.gateway.policy.plane.Plan.BandScope;
import io.yidi.gateway.policy.plane.ReductionRule;
import io.yidi.gateway.policy.plane.StatusRule;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.sbe.ReferralStep;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The rules of the benefit once more, slowly: exact fractions, calendar dates, days counted one by one. Shares with the
 * calculator nothing but the records a plan is made of.
 */
public final class ReferenceSplit {

    private static final class RowMissing extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static final Fraction ONE = Fraction.of(1);

    private final BenefitRequest request;
    private final CounterView before;
    private final Map<String, Long> funds = new LinkedHashMap<>();
    private final List<Outcome.Year> years = new ArrayList<>();
    private final Map<String, Long> earlier = new TreeMap<>();
    private Map<String, Long> ofThisYear;
    private Plan plan;
    private LocalDate planDay;
    private int benefitYear;
    private int yearStart;
    private Long carriedDeductible;
    private long balance;

    private ReferenceSplit(final BenefitRequest request, final CounterView before) {
        this.request = request;
        this.before = before;
        this.balance = request.useAccount ? Math.max(0, request.accountBalanceFen) : 0;
    }

    /** What a bill comes to, seen what was settled before. */
    public static Outcome of(final BenefitRequest request, final CounterView before) {
        final ReferenceSplit split = new ReferenceSplit(request, before);
        try {
            return split.bill();
        } catch (final RowMissing missing) {
            return Outcome.failed(ResultCode.PLAN_ROW_MISSING, split.plan.id());
        }
    }

    private Outcome bill() {
        final LocalDate discharge = LocalDate.ofEpochDay(request.planEpochDay);
        final Plan dischargePlan = planOn(discharge);
        if (dischargePlan == null) {
            return Outcome.failed(ResultCode.PLAN_MISSING, "");
        }
        yearStart = dischargePlan.benefitYearStart();
        final Map<Integer, Long> daysByYear = daysByYear(dischargePlan, discharge);
        final long days =
                daysByYear.values().stream().mapToLong(Long::longValue).sum();
        final long[] given = new long[4];
        long daysSoFar = 0;
        boolean illustrative = false;
        for (final Map.Entry<Integer, Long> year : daysByYear.entrySet()) {
            daysSoFar += year.getValue();
            benefitYear = year.getKey();
            final LocalDate lastDay = lastDayOf(benefitYear);
            planDay = discharge.isBefore(lastDay) ? discharge : lastDay;
            plan = planOn(planDay);
            if (plan == null) {
                return Outcome.failed(ResultCode.PLAN_MISSING, "");
            }
            illustrative |= plan.illustrative();
            settleYear(share(given, Fraction.of(daysSoFar).dividedBy(Fraction.of(days))));
        }
        earlier.values().removeIf(value -> value == 0);
        return new Outcome(ResultCode.DONE, plan.id(), illustrative, funds, years, earlier);
    }

    private Map<Integer, Long> daysByYear(final Plan dischargePlan, final LocalDate discharge) {
        final Map<Integer, Long> days = new TreeMap<>();
        final LocalDate admission = LocalDate.ofEpochDay(request.admissionEpochDay);
        if (dischargePlan.yearEnd() == Plan.YearEnd.SPLIT_BY_DAYS) {
            for (LocalDate day = admission; day.isBefore(discharge); day = day.plusDays(1)) {
                days.merge(benefitYearOf(day), 1L, Long::sum);
            }
        }
        if (days.isEmpty()) {
            days.put(benefitYearOf(discharge), 1L);
        }
        return days;
    }

    private List<Long> share(final long[] given, final Fraction soFar) {
        final BillParts parts = request.parts;
        final long[] whole = {parts.inScopeFen, parts.preSelfPayFen, parts.overLimitFen, parts.ownPayFen};
        final List<Long> shares = new ArrayList<>();
        for (int i = 0; i < whole.length; i++) {
            final long upToHere = Fraction.of(whole[i]).times(soFar).roundHalfUp();
            shares.add(upToHere - given[i]);
            given[i] = upToHere;
        }
        return shares;
    }

    private void settleYear(final List<Long> parts) {
        ofThisYear = new TreeMap<>();
        final ReductionRule reduction = plan.reduction(request.context.category);
        final long inScope = parts.get(0);
        final long firstSelfPay = reduction.kind() == ReductionRule.Kind.FIRST_SELF_PAY
                ? Fraction.of(inScope)
                        .times(Fraction.basisPoints(reduction.valueBp()))
                        .roundHalfUp()
                : 0;
        final long expense = inScope - firstSelfPay;
        final long deductible = deductible(expense);
        final Map<Part, Fraction> unpaid = new EnumMap<>(Part.class);
        unpaid.put(Part.FIRST_SELF_PAY, Fraction.of(firstSelfPay));
        unpaid.put(Part.PRE_SELF_PAY, Fraction.of(parts.get(1)));
        unpaid.put(Part.OVER_LIMIT, Fraction.of(parts.get(2)));
        unpaid.put(Part.OWN_PAY, Fraction.of(parts.get(3)));
        final Fraction[] aboveForPerson = {Fraction.ZERO};
        final long pool = pool(expense, deductible, unpaid, aboveForPerson);
        long fundTotal = pool;
        for (final LayerRule layer : plan.layers()) {
            if (layer.enabled() && layer.eligibility().includes(request.context)) {
                fundTotal += layer(layer, unpaid);
            }
        }
        final long personal = parts.stream().mapToLong(Long::longValue).sum() - fundTotal;
        final long account = account(unpaid, aboveForPerson[0]);
        years.add(new Outcome.Year(
                benefitYear, parts, firstSelfPay, deductible, pool, fundTotal, personal, account, personal - account));
        ofThisYear.forEach((key, delta) -> earlier.merge(key, delta, Long::sum));
    }

    private long deductible(final long expense) {
        final DeductibleRule rule = plan.deductible();
        final boolean carries = rule.basis() == Basis.PER_STAY;
        final long open = carries && carriedDeductible != null ? carriedDeductible : openDeductible(rule);
        final long taken = Math.min(open, expense);
        if (carries) {
            carriedDeductible = open - taken;
        }
        if (plan.counters().stays() != 0) {
            add(plan.counters().stays(), Period.YEAR, 1);
        }
        add(plan.counters().deductible(), Period.YEAR, taken);
        return taken;
    }

    private long openDeductible(final DeductibleRule rule) {
        if (rule.basis() == Basis.NONE
                || rule.waivedAssistance().contains(request.context.assistanceClass)
                || Arrays.stream(rule.waivedDiseases()).anyMatch(key -> key == request.diseaseKey)) {
            return 0;
        }
        final long takenThisYear = held(plan.counters().deductible(), Period.YEAR);
        long open = listed(rule, request.context.level);
        if (rule.basis() == Basis.PER_YEAR) {
            open = Math.max(0, open - takenThisYear);
        } else if (rule.referralContinues() && request.referralStep == ReferralStep.DOWNWARDS) {
            open = 0;
        } else if (rule.referralContinues() && request.referralStep == ReferralStep.UPWARDS) {
            open = Math.max(0, open - listed(rule, request.referredFromLevel));
        }
        return rule.yearMax() == null
                ? open
                : Math.min(open, Math.max(0, row(rule.yearMax(), request.context) - takenThisYear));
    }

    private long listed(final DeductibleRule rule, final int level) {
        final BenefitContext there = new BenefitContext()
                .set(
                        level,
                        request.context.status,
                        request.context.ageYears,
                        request.context.assistanceClass,
                        request.context.grade,
                        request.context.category,
                        request.context.flags);
        final long[] amounts = row(rule.amounts(), there);
        final long earlierStays =
                rule.basis() == Basis.PER_STAY ? held(plan.counters().stays(), Period.YEAR) : 0;
        return earlierStays < amounts.length ? amounts[(int) earlierStays] : amounts[amounts.length - 1];
    }

    private long pool(
            final long expense,
            final long deductible,
            final Map<Part, Fraction> unpaid,
            final Fraction[] aboveForPerson) {
        final ReferenceBands bands = new ReferenceBands(row(plan.bands(), request.context), this::poolRatio);
        final long lineStart =
                plan.bandScope() == BandScope.YEAR ? held(plan.counters().expense(), Period.YEAR) : 0;
        final Fraction from = Fraction.of(lineStart + deductible);
        final Fraction end = Fraction.of(lineStart + expense);
        Fraction x = end;
        Beyond beyond = Beyond.LAYERS;
        boolean bound = false;
        for (final CapRule cap : plan.caps()) {
            final Fraction point = capPoint(cap, bands, from, end, lineStart, expense);
            if (point != null && (point.compareTo(x) < 0 || !bound && point.compareTo(x) == 0)) {
                x = point;
                beyond = cap.beyond();
                bound = true;
            }
        }
        long paid = bands.paid(from, x, plan.rounding());
        for (final CapRule cap : plan.caps()) {
            if (cap.measure() == Measure.OF_PAYMENT) {
                final Fraction point = capPoint(cap, bands, from, end, lineStart, expense);
                paid = x.equals(point) ? room(cap) : Math.min(paid, room(cap));
            }
        }
        recordPool(expense, paid);
        unpaid.put(Part.DEDUCTIBLE, Fraction.of(deductible));
        unpaid.put(Part.PROPORTION, x.minus(from).minus(Fraction.of(paid)));
        unpaid.put(Part.ABOVE_POOL, beyond == Beyond.LAYERS ? end.minus(x) : Fraction.ZERO);
        aboveForPerson[0] = beyond == Beyond.PERSON ? end.minus(x) : Fraction.ZERO;
        return paid;
    }

    private Fraction capPoint(
            final CapRule cap,
            final ReferenceBands bands,
            final Fraction from,
            final Fraction end,
            final long lineStart,
            final long expense) {
        return cap.measure() == Measure.OF_PAYMENT
                ? bands.firstPointPaying(Fraction.of(room(cap)), from, end)
                : Fraction.of(lineStart + Math.min(expense, room(cap))).max(from);
    }

    private long room(final CapRule cap) {
        return Math.max(0, row(cap.amount(), request.context) - held(cap.counterId(), cap.period()));
    }

    private void recordPool(final long expense, final long paid) {
        fund(plan.poolFund().code(), paid);
        add(plan.counters().expense(), Period.YEAR, expense);
        add(plan.counters().poolPaid(), Period.YEAR, paid);
        for (final CapRule cap : plan.caps()) {
            if (cap.period() != Period.VISIT) {
                final String key = Outcome.key(cap.counterId(), number(cap.period()));
                ofThisYear.putIfAbsent(key, cap.measure() == Measure.OF_PAYMENT ? paid : expense);
            }
        }
    }

    private long layer(final LayerRule layer, final Map<Part, Fraction> unpaid) {
        Fraction base = Fraction.ZERO;
        for (final Part part : Part.values()) {
            base = (layer.baseMask() & part.bit()) != 0 ? base.plus(unpaid.get(part)) : base;
        }
        final boolean yearly = layer.cumulation() == Cumulation.YEAR;
        final Fraction baseBefore = Fraction.of(yearly ? held(layer.baseCounterId(), Period.YEAR) : 0);
        final long paidBefore = yearly ? held(layer.paidCounterId(), Period.YEAR) : 0;
        long paid = layerIncrease(layer, baseBefore, baseBefore.plus(base));
        if (yearly && held(layer.refundCounterId(), Period.YEAR) > 0) {
            final long ofYear = layerIncrease(layer, Fraction.ZERO, baseBefore.plus(base));
            paid = Math.min(paid, Math.max(0, ofYear - paidBefore));
        }
        if (layer.capFen() != null) {
            paid = Math.min(paid, Math.max(0, row(layer.capFen(), request.context) - paidBefore));
        }
        paid = Math.min(paid, base.floor());
        Fraction open = Fraction.of(paid);
        for (final Part part : Part.values()) {
            if ((layer.baseMask() & part.bit()) != 0) {
                final Fraction charged = open.min(unpaid.get(part));
                unpaid.put(part, unpaid.get(part).minus(charged));
                open = open.minus(charged);
            }
        }
        open.max(Fraction.ZERO).exactLong();
        fund(layer.fund().code(), paid);
        add(layer.baseCounterId(), Period.YEAR, base.roundHalfUp());
        add(layer.paidCounterId(), Period.YEAR, paid);
        return paid;
    }

    private long layerIncrease(final LayerRule layer, final Fraction baseFrom, final Fraction baseTo) {
        final Fraction deductible = Fraction.of(row(layer.deductible(), request.context));
        final ReferenceBands bands = new ReferenceBands(
                row(layer.bands(), request.context), ratio -> layer.reductionApplies() ? reduced(ratio) : ratio);
        final Fraction shift = layer.origin() == Origin.DEDUCTIBLE ? deductible : Fraction.ZERO;
        return bands.paid(
                baseFrom.max(deductible).minus(shift), baseTo.max(deductible).minus(shift), plan.rounding());
    }

    private long account(final Map<Part, Fraction> unpaid, final Fraction aboveForPerson) {
        Fraction allowed = Fraction.ZERO;
        final List<Part> inScope = List.of(Part.ABOVE_POOL, Part.PROPORTION, Part.DEDUCTIBLE, Part.FIRST_SELF_PAY);
        final boolean paysInScope = inScope.stream().anyMatch(part -> (plan.accountMask() & part.bit()) != 0);
        for (final Part part : Part.values()) {
            final boolean pays = inScope.contains(part) ? paysInScope : (plan.accountMask() & part.bit()) != 0;
            allowed = pays ? allowed.plus(unpaid.get(part)) : allowed;
        }
        final long account = Math.min(balance, (paysInScope ? allowed.plus(aboveForPerson) : allowed).floor());
        balance -= account;
        add(plan.counters().accountPaid(), Period.YEAR, account);
        return account;
    }

    private Fraction poolRatio(final Fraction ratio) {
        Fraction tilted = ratio;
        for (final StatusRule rule : plan.statusRules()) {
            if (rule.selector().matches(request.context)) {
                final Fraction value = Fraction.basisPoints(rule.valueBp());
                tilted = rule.kind() == StatusRule.Kind.POINTS
                        ? ratio.plus(value)
                        : ONE.minus(ONE.minus(ratio).times(value));
                break;
            }
        }
        return reduced(limited(tilted));
    }

    private Fraction reduced(final Fraction ratio) {
        final ReductionRule rule = plan.reduction(request.context.category);
        final Fraction value = Fraction.basisPoints(rule.valueBp());
        final Fraction after = switch (rule.kind()) {
            case POINTS -> limited(ratio.minus(value));
            case FACTOR -> limited(ratio.times(value));
            case NONE, FIRST_SELF_PAY -> ratio;
        };
        after.times(Fraction.of(10_000)).exactLong();
        return after;
    }

    private static Fraction limited(final Fraction ratio) {
        return ratio.max(Fraction.ZERO).min(ONE);
    }

    private static <T> T row(final KeyedRows<T> rows, final BenefitContext context) {
        return rows.rows().stream()
                .filter(row -> row.selector().matches(context))
                .max(Comparator.comparingInt(row -> row.selector().specificity()))
                .orElseThrow(RowMissing::new)
                .value();
    }

    private void fund(final String code, final long paid) {
        funds.merge(code, paid, Long::sum);
    }

    private void add(final long counterId, final Period period, final long delta) {
        ofThisYear.merge(Outcome.key(counterId, number(period)), delta, Long::sum);
    }

    private long held(final long counterId, final Period period) {
        return counterId == 0 || period == Period.VISIT
                ? 0
                : before.value(counterId, number(period))
                        + earlier.getOrDefault(Outcome.key(counterId, number(period)), 0L);
    }

    private int number(final Period period) {
        return switch (period) {
            case VISIT -> 0;
            case MONTH -> planDay.getYear() * 100 + planDay.getMonthValue();
            case QUARTER -> planDay.getYear() * 10 + (planDay.getMonthValue() + 2) / 3;
            case YEAR -> benefitYear;
        };
    }

    private int benefitYearOf(final LocalDate day) {
        return day.getMonthValue() * 100 + day.getDayOfMonth() >= yearStart ? day.getYear() : day.getYear() - 1;
    }

    private LocalDate lastDayOf(final int year) {
        return LocalDate.of(year + 1, yearStart / 100, yearStart % 100).minusDays(1);
    }

    private Plan planOn(final LocalDate day) {
        return request.region.plans().stream()
                .filter(candidate -> candidate.insuranceType() == request.insuranceType
                        && candidate.careType() == request.careType
                        && (candidate.diseaseKey() == 0 || candidate.diseaseKey() == request.diseaseKey)
                        && candidate.fromEpochDay() <= day.toEpochDay()
                        && day.toEpochDay() <= candidate.toEpochDay())
                .max(Comparator.comparing(candidate -> candidate.diseaseKey() != 0))
                .orElse(null);
    }
}

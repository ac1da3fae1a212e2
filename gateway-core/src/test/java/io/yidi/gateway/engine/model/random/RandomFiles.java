package io.yidi.gateway.engine.model.random;

import io.yidi.gateway.engine.model.plain.PlainGateway;
import io.yidi.gateway.engine.model.plain.PlainPerson;
import io.yidi.gateway.engine.model.plain.PlainSettlement;
import io.yidi.gateway.engine.state.BenefitStatus;
import io.yidi.gateway.engine.state.ClearingRow;
import io.yidi.gateway.engine.state.DeductionRow;
import io.yidi.gateway.engine.state.DowntimeRow;
import io.yidi.gateway.engine.state.FilingKind;
import io.yidi.gateway.engine.state.FilingRow;
import io.yidi.gateway.engine.state.PersonChangeRow;
import io.yidi.gateway.engine.state.PersonRow;
import io.yidi.gateway.fixture.MachineRun;
import io.yidi.gateway.policy.plane.AssistanceClass;
import io.yidi.gateway.policy.plane.BenefitCategory;
import io.yidi.gateway.policy.plane.BenefitContext;
import io.yidi.gateway.policy.plane.ContributionGrade;
import io.yidi.protocol.code.CareType;
import io.yidi.protocol.code.FilingBasis;
import io.yidi.protocol.code.FilingCategory;
import io.yidi.protocol.code.FilingChannel;
import io.yidi.protocol.code.PersonStatus;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Rows of reference files about a small crowd, drawn with an eye to what the model knows. */
public final class RandomFiles {

    /** A person of the crowd. */
    public record Member(String number, int insuranceType, int place) {}

    private static final int TIANJIN = 12;
    static final List<String> INSTITUTIONS = List.of("H11010500001", "H13010200002");
    static final List<FilingRow.Hospital> HOSPITALS = List.of(
            hospital("H11010500001"),
            hospital("H13010200002"),
            hospital("H41080200003"),
            hospital("H31010100004"),
            hospital("H12010100005"));
    static final List<String> DISEASES = List.of("M03900", "M00500", "M05300", "M01600");

    private static final int[][] PLACES = {
        {910_100, 310},
        {910_200, 310},
        {920_100, 310},
        {920_100, 310},
        {930_100, 310},
        {940_100, 390},
        {940_100, 390},
        {950_100, 310},
        {960_100, 310},
        {970_200, 310},
        {970_200, 310},
        {970_100, 390},
        {980_100, 310},
        {410_802, 310},
        {410_802, 310},
        {410_802, 390},
        {650_102, 310},
        {650_102, 310},
        {650_102, 390},
        {120_114, 310},
        {120_116, 390},
        {110_101, 310},
        {110_101, 390}
    };
    private static final int[] FILED_PLACES = {
        110_000, 110_000, 110_100, 120_000, 120_000, 130_000, 130_100, 310_000, 650_000
    };
    private static final int RULED = 10;
    private static final int OLD_COMMITMENTS = 60;

    private final Random random;
    private final PlainGateway model;
    private final List<Member> crowd = new ArrayList<>();
    private final Member busiest;
    private int renumbered;
    private final List<DeductionRow> drawn = new ArrayList<>();
    private int deductions;

    public RandomFiles(final Random random, final PlainGateway model) {
        this.random = random;
        this.model = model;
        for (int i = 0; i < PLACES.length; i++) {
            crowd.add(new Member("P" + i, PLACES[i][1], PLACES[i][0]));
        }
        busiest = crowd.get(random.nextInt(crowd.size()));
    }

    public Member member() {
        return crowd.get(random.nextInt(crowd.size()));
    }

    /** Who files most of all. */
    public Member busiest() {
        return busiest;
    }

    /** Somebody who files often: one of a few of whom regions have rules, above all one of them. */
    Member busyMember() {
        return switch (random.nextInt(4)) {
            case 0 -> busiest;
            case 1, 2 -> crowd.get(PLACES.length - 1 - random.nextInt(RULED));
            default -> member();
        };
    }

    /** Somebody of Tianjin, whose journeys are looked at. */
    Member traveller() {
        return crowd.stream()
                .filter(one -> one.place() / 10_000 == TIANJIN)
                .findFirst()
                .orElseThrow();
    }

    public List<Member> crowd() {
        return crowd;
    }

    public PersonRow person(final Member member) {
        return new PersonRow(
                member.number(),
                member.insuranceType(),
                member.place(),
                oneOf(PersonStatus.WORKING, PersonStatus.RETIRED, PersonStatus.ADULT),
                epochDay(LocalDate.of(1940 + random.nextInt(70), 1 + random.nextInt(12), 1 + random.nextInt(28))),
                oneOf(AssistanceClass.NONE, AssistanceClass.NONE, AssistanceClass.LOW_INCOME),
                ContributionGrade.NONE,
                random.nextInt(4) == 0 ? BenefitContext.CIVIL_SERVANT : 0,
                random.nextInt(20) == 0 ? BenefitStatus.PAUSED : BenefitStatus.NORMAL,
                random.nextInt(3) == 0 ? 0 : random.nextInt(500_000));
    }

    /** A filing of somebody known or {@code null}. */
    public FilingRow filing(final Member member) {
        final PlainPerson person = model.person(member.number(), member.insuranceType());
        if (person == null) {
            return null;
        }
        final FilingKind kind = oneOf(
                FilingKind.GENERAL,
                FilingKind.GENERAL,
                FilingKind.GENERAL,
                FilingKind.TRANSFER_OUT,
                FilingKind.CHRONIC,
                FilingKind.CHRONIC,
                FilingKind.CHOSEN_PROVIDER);
        final LocalDate from =
                random.nextInt(8) == 0 ? around(30) : model.today().minusDays(random.nextInt(900));
        return new FilingRow(
                member.number(),
                member.insuranceType(),
                kind,
                FilingCategory.values()[random.nextInt(FilingCategory.values().length)],
                random.nextInt(3) == 0 ? FilingBasis.COMMITMENT : FilingBasis.PROOF,
                random.nextInt(3) > 0,
                FilingChannel.WINDOW,
                FILED_PLACES[random.nextInt(FILED_PLACES.length)],
                epochDay(from),
                random.nextInt(3) > 0 ? Integer.MAX_VALUE : epochDay(around(60)),
                epochDay(random.nextInt(6) == 0 ? around(20) : from),
                random.nextInt(4) > 0 ? MachineRun.ALL_CARE : someCare(),
                kind == FilingKind.CHRONIC ? DISEASES.get(random.nextInt(DISEASES.size())) : "",
                hospitals(kind));
    }

    /** A filing for years and for every kind of care, of somebody known or {@code null}. */
    public FilingRow usualFiling(final Member member) {
        final PlainPerson person = model.person(member.number(), member.insuranceType());
        return person == null
                ? null
                : new FilingRow(
                        member.number(),
                        member.insuranceType(),
                        oneOf(BenefitCategory.LONG_TERM, BenefitCategory.TRANSFER, BenefitCategory.OTHER_TEMPORARY),
                        110_000,
                        epochDay(model.today().minusDays(random.nextInt(900))),
                        Integer.MAX_VALUE,
                        MachineRun.ALL_CARE);
    }

    /** Commitments that leave hardly any place for another filing of the busiest person. */
    public List<FilingRow> oldCommitments() {
        final int registered = epochDay(model.today().minusDays(random.nextInt(200)));
        final FilingRow commitment = new FilingRow(
                busiest.number(),
                busiest.insuranceType(),
                FilingKind.CHOSEN_PROVIDER,
                FilingCategory.OTHER_TEMPORARY,
                FilingBasis.COMMITMENT,
                false,
                FilingChannel.WINDOW,
                110_000,
                registered,
                registered,
                registered,
                MachineRun.ALL_CARE,
                "",
                List.of(HOSPITALS.get(0)));
        return Collections.nCopies(OLD_COMMITMENTS, commitment);
    }

    public PersonChangeRow benefit(final Member member) {
        final PersonChangeRow.Kind kind = random.nextInt(12) == 0
                ? PersonChangeRow.Kind.TERMINATE
                : oneOf(
                        PersonChangeRow.Kind.PAUSE,
                        PersonChangeRow.Kind.RESUME,
                        PersonChangeRow.Kind.RESUME,
                        PersonChangeRow.Kind.RESUME);
        return change(kind, member, around(10), "");
    }

    public PersonChangeRow suspension(final Member member) {
        return change(PersonChangeRow.Kind.SUSPEND, member, around(5), "");
    }

    public PersonChangeRow enrolment(final Member member) {
        return change(PersonChangeRow.Kind.ENROLMENT, member, around(10), "");
    }

    /** The insured place confirms or rejects a change, mostly one that waits. */
    public PersonChangeRow review() {
        final Member member =
                crowd.stream().filter(one -> isWaiting(one)).findFirst().orElseGet(this::member);
        return change(
                oneOf(PersonChangeRow.Kind.CONFIRM, PersonChangeRow.Kind.CONFIRM, PersonChangeRow.Kind.REJECT),
                member,
                model.today(),
                "");
    }

    /** A further number; the crowd uses both. */
    public PersonChangeRow renumbering(final Member member) {
        renumbered++;
        final Member other = member();
        final boolean isTaken = other.insuranceType() == member.insuranceType() && random.nextInt(3) == 0;
        final String number = isTaken ? other.number() : "N" + renumbered;
        if (!isTaken && model.person(member.number(), member.insuranceType()) != null) {
            crowd.add(new Member(number, member.insuranceType(), member.place()));
        }
        return change(PersonChangeRow.Kind.NUMBER, member, model.today(), number);
    }

    /** Clearing, mostly of a month that settlements lie in. */
    public ClearingRow clearing() {
        final LocalDate day = model.today().minusDays(random.nextInt(40));
        return new ClearingRow(member().place() / 10_000, day.getYear() * 100 + day.getMonthValue());
    }

    /** A region, a province or a place of care is down, mostly about now; sometimes a notice is changed. */
    public DowntimeRow downtime() {
        final int place = random.nextBoolean() ? member().place() : random.nextBoolean() ? 110_105 : 410_802;
        final int width = random.nextInt(4) == 0 ? 10_000 : random.nextBoolean() ? 100 : 1;
        final long fromMs = model.nowMs() + TimeUnit.MINUTES.toMillis(random.nextInt(120) - 60);
        final long lastsMs = TimeUnit.MINUTES.toMillis(1 + random.nextInt(random.nextInt(4) == 0 ? 3_000 : 90));
        final boolean isPast = random.nextInt(8) == 0;
        return new DowntimeRow(
                "N" + random.nextInt(6),
                place / width * width,
                isPast ? fromMs - TimeUnit.DAYS.toMillis(3) : fromMs,
                isPast ? fromMs - TimeUnit.DAYS.toMillis(2) : fromMs + lastsMs,
                "down");
    }

    public DeductionRow deduction(final long settlementId) {
        if (random.nextInt(4) > 0 || deductions == 0) {
            deductions++;
        }
        final PlainSettlement settled = model.settlements().get(settlementId);
        final List<String> funds = settled == null || settled.amounts.funds().isEmpty()
                ? List.of("310100")
                : List.copyOf(settled.amounts.funds().keySet());
        final boolean isFull = random.nextInt(4) == 0;
        final String fund = random.nextInt(8) == 0 ? "999999" : funds.get(random.nextInt(funds.size()));
        final DeductionRow row = new DeductionRow(
                "D" + deductions,
                settlementId,
                isFull ? DeductionRow.Reason.FALSE_TRAUMA_DECLARATION : DeductionRow.Reason.VIOLATION,
                isFull ? "" : fund,
                isFull ? 0 : 1 + random.nextInt(random.nextBoolean() ? 10_000 : 10_000_000));
        drawn.add(row);
        return row;
    }

    /** A deduction that was drawn before, seldom with another amount; or one that nobody knows. */
    public DeductionRow withdrawal() {
        if (drawn.isEmpty() || random.nextInt(20) == 0) {
            return new DeductionRow("D0", 1, DeductionRow.Reason.VIOLATION, "310100", 1);
        }
        final DeductionRow row = drawn.get(random.nextInt(drawn.size()));
        return random.nextInt(8) > 0
                ? row
                : new DeductionRow(row.number(), row.settlementId(), row.reason(), row.fundCode(), row.amountFen() + 1);
    }

    private PersonChangeRow change(
            final PersonChangeRow.Kind kind, final Member member, final LocalDate from, final String newNumber) {
        return new PersonChangeRow(
                kind,
                member.number(),
                member.insuranceType(),
                epochDay(from),
                epochDay(from.plusDays(random.nextInt(20))),
                newNumber);
    }

    private boolean isWaiting(final Member member) {
        final PlainPerson person = model.person(member.number(), member.insuranceType());
        return person != null && person.filings.isWaiting();
    }

    private List<FilingRow.Hospital> hospitals(final FilingKind kind) {
        if (kind.isGeneral() && random.nextInt(4) > 0) {
            return List.of();
        }
        return List.of(random.nextInt(3) == 0 ? HOSPITALS.get(1) : HOSPITALS.get(0));
    }

    private Set<CareType> someCare() {
        final Set<CareType> care = EnumSet.of(CareType.values()[random.nextInt(CareType.values().length)]);
        care.add(CareType.values()[random.nextInt(CareType.values().length)]);
        return care;
    }

    private LocalDate around(final int days) {
        return model.today().plusDays(random.nextInt(2 * days + 1) - days);
    }

    /** The code of a hospital begins with its place. */
    private static FilingRow.Hospital hospital(final String code) {
        return new FilingRow.Hospital(code, Integer.parseInt(code.substring(1, 7)));
    }

    private static int epochDay(final LocalDate day) {
        return Math.toIntExact(day.toEpochDay());
    }

    @SafeVarargs
    private <T> T oneOf(final T... values) {
        return values[random.nextInt(values.length)];
    }
}

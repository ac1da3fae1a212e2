package io.yidi.gateway.engine.machine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.yidi.gateway.engine.state.BenefitStatus;
import io.yidi.gateway.engine.state.PersonRow;
import io.yidi.gateway.engine.state.ProviderRow;
import io.yidi.gateway.fixture.MachineRun;
import io.yidi.gateway.fixture.Requests;
import io.yidi.gateway.fixture.SettleFrame;
import io.yidi.gateway.policy.plane.AssistanceClass;
import io.yidi.gateway.policy.plane.BenefitCategory;
import io.yidi.gateway.policy.plane.BenefitContext;
import io.yidi.gateway.policy.plane.ContributionGrade;
import io.yidi.gateway.policy.plane.HospitalRank;
import io.yidi.gateway.record.RecordBodyFlyweight;
import io.yidi.gateway.record.sbe.EffectsDecoder;
import io.yidi.gateway.record.sbe.FactsDecoder;
import io.yidi.gateway.record.sbe.MessageHeaderDecoder;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.code.CareType;
import io.yidi.protocol.code.FilingCategory;
import io.yidi.protocol.code.PersonStatus;
import io.yidi.protocol.sbe.SettleRequestDecoder;
import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** NAT-17: what a decision looked at is recorded, so that each amount can be explained later. */
class FactsTest {

    private static final int EMPLOYEE = 310;
    private static final int FIXED_BYTES = 133;
    private static final int BYTES_PER_COUNTER = 20;
    private static final int TIMES = 20_000;
    private static final int SMALLEST_OBJECT_BYTES = 16;

    private final MachineRun run = new MachineRun("2023-06-01")
            .load(new PersonRow(
                    "P1",
                    EMPLOYEE,
                    910_100,
                    PersonStatus.RETIRED,
                    day("1960-05-01"),
                    AssistanceClass.LOW_INCOME,
                    ContributionGrade.NONE,
                    BenefitContext.CIVIL_SERVANT,
                    BenefitStatus.NORMAL,
                    12_345))
            .filing("P1", EMPLOYEE, BenefitCategory.TRANSFER);
    private int sequence;

    @Test
    void shouldRecordPersonFilingAndPartsAsTheyWereBeforeTheBill() {
        final Outcome outcome = run.execute(SettleFrame.inpatient()
                .parts("8000.00", "700.00", "300.00", "1000.00")
                .useAccount()
                .encode());
        final FactsDecoder facts = facts(outcome);

        assertEquals(910_100, facts.insuredPlace());
        assertEquals(110_105, facts.carePlace());
        assertEquals(day("2023-03-01"), facts.firstDay());
        assertEquals(day("2023-03-11"), facts.lastDay());
        assertEquals(CareType.INPATIENT.ordinal(), facts.careType());
        assertFalse(facts.visit().emergency());
        assertTrue(facts.visit().useAccount());
        assertEquals(PersonStatus.RETIRED.ordinal(), facts.status());
        assertEquals(62, facts.ageYears(), "not yet 63 on the day of discharge");
        assertEquals(AssistanceClass.LOW_INCOME.ordinal(), facts.assistanceClass());
        assertEquals(BenefitContext.CIVIL_SERVANT, facts.personFlags());
        assertEquals(12_345, facts.accountBalanceFen());
        assertEquals(FilingCategory.TRANSFER.number(), facts.filedCategory());
        assertEquals(ResultCode.DONE.number(), facts.decision());
        assertEquals(BenefitCategory.TRANSFER.ordinal() + 1, facts.category());
        assertTrue(facts.visit().filed());
        assertEquals(110_000, facts.filedPlace());
        assertEquals(day("2021-01-01"), facts.filedFrom());
        assertEquals(800_000, facts.inScopeFen());
        assertEquals(70_000, facts.preSelfPayFen());
        assertEquals(30_000, facts.overLimitFen());
        assertEquals(100_000, facts.ownPayFen());
    }

    /** BJ-28b, TJ-3.2c: what has to be verified afterwards can be told from the record. */
    @Test
    void shouldRecordWhetherItIsOfADeclaredTrauma() {
        final SettleFrame bill = SettleFrame.inpatient().bill("9000.00", "9000.00");
        assertFalse(facts(run.execute(bill.encode())).visit().trauma());

        final FactsDecoder facts =
                facts(run.execute(bill.msgId("M2").trauma().declared().encode()));
        assertTrue(facts.visit().trauma());
        assertFalse(facts.visit().thirdParty());
    }

    @Test
    void shouldRecordTheCountersThatWereReadAsTheyWereBeforeTheBill() {
        final Outcome first = run.execute(bill("M1").encode());
        assertEquals(FIXED_BYTES, first.factsLength(), "nothing was counted yet");
        final Map<Long, Long> added = contributions(first);

        final Outcome second = run.execute(bill("M2").encode());

        final Map<Long, Long> read = new TreeMap<>();
        for (final FactsDecoder.CountersDecoder counter : facts(second).counters()) {
            assertEquals(2023, counter.period());
            read.put(counter.counterId(), counter.value());
        }
        assertFalse(read.isEmpty());
        assertTrue(added.entrySet().containsAll(read.entrySet()), read + " of " + added);
        assertEquals(FIXED_BYTES + BYTES_PER_COUNTER * read.size(), second.factsLength());
    }

    @Test
    void shouldRecordWhatARefusalLookedAt() {
        run.person("UNFILED", EMPLOYEE, 910_100, PersonStatus.WORKING);
        final FactsDecoder unfiled =
                facts(run.execute(bill("M1").personNo("UNFILED").encode()));
        assertEquals(910_100, unfiled.registeredPlace());
        assertEquals(ResultCode.NOT_FILED.number(), unfiled.decision());
        assertEquals(0, unfiled.category());
        assertFalse(unfiled.visit().filed());
        assertEquals(0, unfiled.filedCategory());
        assertEquals(-1, unfiled.level(), "the level is looked up after the category");
        assertEquals(0, unfiled.inScopeFen());

        final FactsDecoder unknown =
                facts(run.execute(bill("M2").personNo("NOBODY").encode()));
        assertEquals(0, unknown.registeredPlace());
        assertEquals(0, unknown.filedFrom());
        assertEquals(0, unknown.accountBalanceFen());
    }

    /** How far a bill came is recorded as if it were the first one: nothing stays of the bill before. */
    @ParameterizedTest
    @CsvSource({
        "UNFILED, 310, 910100, 3, NOT_FILED",
        "P1, 310, 920100, 3, INSURED_PLACE_DIFFERS",
        "NOBODY, 310, 910100, 3, PERSON_UNKNOWN",
        "P1, 310, 910100, 1, PROVIDER_OTHER_LEVEL",
        "P1, 510, 910100, 3, INSURANCE_TYPE_UNSUPPORTED",
        "P1, 310, 900000, 3, REGION_UNKNOWN"
    })
    void shouldRecordNothingOfTheBillBefore(
            final String personNo,
            final int insuranceType,
            final String insuredPlace,
            final int level,
            final String code) {
        run.person("P2", EMPLOYEE, 910_100).person("UNFILED", EMPLOYEE, 910_100, PersonStatus.WORKING);
        run.change(rows -> rows.onProvider(new ProviderRow(
                SettleFrame.INSTITUTION, 110_105, 3, HospitalRank.CITY, MachineRun.ALL_CARE, 0, Integer.MAX_VALUE)));
        final MachineRun fresh = run.restored();
        final UnsafeBuffer refused = bill("R1")
                .person(personNo, insuranceType, insuredPlace)
                .hospitalLevel(level)
                .encode();

        run.execute(bill("M1").personNo("P2").useAccount().encode());
        assertNotEquals(
                0, facts(run.execute(bill("M2").personNo("P2").encode())).inScopeFen());
        assertTrue(run.send(refused).startsWith(code));
        fresh.send(refused);

        assertArrayEquals(factsOf(fresh), factsOf(run));
    }

    /** Care of a special disease rests on the filing for it, not on the general one. */
    @Test
    void shouldRecordTheFilingThatMatched() {
        run.person("P2", EMPLOYEE, 110_105, PersonStatus.WORKING)
                .filing("P2", EMPLOYEE, BenefitCategory.TRANSFER)
                .chronicFiling("P2", EMPLOYEE, "M07801", 310_115, SettleFrame.INSTITUTION);
        final FactsDecoder facts = facts(run.execute(SettleFrame.outpatient()
                .person("P2", EMPLOYEE, "110105")
                .carePlace("310115")
                .medicalType("14")
                .disease("M07801")
                .lines("100.00", "100.00")
                .encode()));

        assertEquals(FilingCategory.LONG_TERM_RESIDENT.number(), facts.filedCategory());
        assertEquals(0, facts.filedFrom());
        assertEquals(1 << CareType.CHRONIC_OUTPATIENT.ordinal(), facts.filedCareTypes());
    }

    @Test
    void shouldRecordNoFactsForAReversal() {
        run.execute(bill("M1").encode());
        assertEquals(0, run.execute(Requests.reversal("R1", "P1", "2304", "M1")).factsLength());
    }

    @Test
    @Tag("allocation")
    void shouldAllocateNothingForABillAndItsFacts() {
        final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        final UnsafeBuffer refused = bill("M1").hospitalLevel(9).encode();
        final Outcome outcome = new Outcome();
        executeOften(refused, outcome);
        final long before = threads.getCurrentThreadAllocatedBytes();
        executeOften(refused, outcome);
        final long bytesPerBill = (threads.getCurrentThreadAllocatedBytes() - before) / TIMES;
        assertTrue(bytesPerBill < SMALLEST_OBJECT_BYTES, "the index of keys grows now and then: " + bytesPerBill);
    }

    private void executeOften(final UnsafeBuffer bill, final Outcome outcome) {
        final int msgId = MessageHeaderDecoder.ENCODED_LENGTH + SettleRequestDecoder.msgIdEncodingOffset();
        for (int i = 0; i < TIMES; i++) {
            bill.putIntAscii(msgId, 100_000_000 + sequence);
            run.machine().onTransaction(++sequence, sequence, bill, 0, bill.capacity(), outcome);
        }
    }

    private static byte[] factsOf(final MachineRun run) {
        final byte[] body = run.bodies().get(run.bodies().size() - 1);
        final RecordBodyFlyweight record = new RecordBodyFlyweight().wrap(new UnsafeBuffer(body), 0);
        return Arrays.copyOfRange(body, record.factsOffset(), record.factsOffset() + record.factsLength());
    }

    private static FactsDecoder facts(final Outcome outcome) {
        return new FactsDecoder().wrapAndApplyHeader(outcome.facts(), 0, new MessageHeaderDecoder());
    }

    private static Map<Long, Long> contributions(final Outcome outcome) {
        final Map<Long, Long> deltas = new TreeMap<>();
        for (final EffectsDecoder.ContributionsDecoder contribution : new EffectsDecoder()
                .wrapAndApplyHeader(outcome.effects(), 0, new MessageHeaderDecoder())
                .contributions()) {
            deltas.put(contribution.counterId(), contribution.delta());
        }
        return deltas;
    }

    private static SettleFrame bill(final String msgId) {
        return SettleFrame.inpatient().bill("25000.00", "23456.78").msgId(msgId);
    }

    private static int day(final String date) {
        return (int) LocalDate.parse(date).toEpochDay();
    }
}

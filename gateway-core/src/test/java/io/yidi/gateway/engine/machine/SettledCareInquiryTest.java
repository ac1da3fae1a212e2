package io.yidi.gateway.engine.machine;

import static io.yidi.gateway.engine.machine.EncounterScript.AS_UPLOADED;
import static io.yidi.gateway.engine.machine.EncounterScript.DISCHARGED;
import static io.yidi.gateway.engine.machine.EncounterScript.VISIT_PLACE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.engine.state.BenefitStatus;
import io.yidi.gateway.engine.state.PersonRow;
import io.yidi.gateway.fixture.Answers;
import io.yidi.gateway.fixture.EncounterFrames;
import io.yidi.gateway.fixture.Keys;
import io.yidi.gateway.fixture.MachineRun;
import io.yidi.gateway.fixture.Packs;
import io.yidi.gateway.fixture.Requests;
import io.yidi.gateway.fixture.RoundAllocation;
import io.yidi.gateway.fixture.SettleFrame;
import io.yidi.gateway.fixture.StateBytes;
import io.yidi.gateway.fixture.UploadFrame;
import io.yidi.gateway.policy.plane.AssistanceClass;
import io.yidi.gateway.policy.plane.BenefitCategory;
import io.yidi.gateway.policy.plane.BenefitContext;
import io.yidi.gateway.policy.plane.ContributionGrade;
import io.yidi.gateway.record.ControlCommandWriter;
import io.yidi.gateway.record.RecordBodyFlyweight;
import io.yidi.gateway.record.sbe.MessageHeaderDecoder;
import io.yidi.gateway.record.sbe.SettledCareDecoder;
import io.yidi.protocol.code.PersonStatus;
import io.yidi.protocol.sbe.EncounterSettleRequestEncoder;
import io.yidi.protocol.sbe.SettlementMode;
import java.time.LocalDate;
import java.util.function.Consumer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who a settlement was for and when the care was, told by its record; asking changes nothing. */
class SettledCareInquiryTest {

    private static final String HERE = SettleFrame.INSTITUTION;
    private static final String ELSEWHERE = "H11010500002";
    private static final String NOTHING = "of 0: 0  - to -, person 0 aged -1 flags 0";
    private static final int ROUNDS = 20_000;

    private final EncounterScript his = new EncounterScript();
    private final UnsafeBuffer inquiry = new UnsafeBuffer(new byte[ControlCommandWriter.LENGTH_MAX]);
    private final ControlCommandWriter commands = new ControlCommandWriter();

    @Test
    void shouldTellTheCareOfAVisitFromItsRegistrationToItsSettlement() {
        person(PersonStatus.RETIRED, BenefitContext.CIVIL_SERVANT);
        final long visit = visitFrom("2023-05-30");
        final long settlementId = settle("V3", visit, AS_UPLOADED);
        assertEquals(
                "of " + visit + ": 310 11 2023-05-30 to 2023-06-01, person 12 aged 63 flags "
                        + BenefitContext.CIVIL_SERVANT,
                care(settlementId));
    }

    /** Of a visit whose first day nobody stated, the day of the settlement is all that is known. */
    @Test
    void shouldTakeTheDayOfTheSettlementWhereNoDayWasStated() {
        final long visit = his.register("V1");
        final long settlementId = settle("V1", visit, AS_UPLOADED);
        assertEquals(
                "of " + visit + ": 310 11 2023-06-01 to 2023-06-01, person 11 aged 63 flags 0", care(settlementId));
    }

    @Test
    void shouldTellTheKindOfCareOfTheSettlementAndNotOfTheRegistration() {
        final long visit = his.register("V1");
        final long settlementId = settle("V1", visit, request -> request.medicalType("1102"));
        assertTrue(care(settlementId).startsWith("of " + visit + ": 310 1102 "), care(settlementId));
    }

    @Test
    void shouldTellTheCareOfAStay() {
        final long stay = his.admit("P1");
        his.settleGiven(stay, DISCHARGED, "100.00");
        assertEquals(
                "of " + stay + ": 310 21 2023-03-01 to 2023-03-11, person 11 aged 62 flags 0",
                care(his.settlementId()));
    }

    @Test
    void shouldTellTheCareOfABillThatCameInOnePiece() {
        his.send(SettleFrame.inpatient().bill("25000.00", "23456.78").encode());
        final long settlementId = his.settlementId();
        assertEquals("of 0: 310 21 2023-03-01 to 2023-03-11, person 11 aged 62 flags 0", care(settlementId));
    }

    @Test
    void shouldTellOfARefundTheCareOfTheSettlementItTookBack() {
        final long stay = his.admit("P1");
        his.settleGiven(stay, DISCHARGED, "100.00");
        final String settled = care(his.settlementId());
        his.send(Requests.refund("2305", his.next(), "P1", his.settlementId()));
        assertEquals(settled, care(Answers.refund(his.lastReply()).settlementId()));
    }

    /** The person is told as the decision found it, and a settlement that is undone as it was. */
    @Test
    void shouldTellThePersonOfTheTime() {
        person(PersonStatus.WORKING, 0);
        final long settlementId = settle("V3", visitFrom("2023-06-01"), AS_UPLOADED);
        final String settleMsgId = his.lastMsgId();
        final String before = care(settlementId);
        assertTrue(before.endsWith("person 11 aged 63 flags 0"), before);

        person(PersonStatus.RETIRED, BenefitContext.CIVIL_SERVANT);
        his.send(Requests.reversal(his.next(), "V3", "2207", settleMsgId));
        his.run().cutOver("2024-06-01");
        assertEquals(before, care(settlementId));
        assertEquals(before, care(his.run().restored().machine(), HERE, settlementId));
    }

    /** BJ-33b: who pays all is not looked at. */
    @Test
    void shouldLeaveThePersonOpenWhoPaidAll() {
        final long visit = his.register("V1");
        final long settlementId = settle("V1", visit, request -> request.mode(SettlementMode.FULL_PAY));
        assertEquals("of " + visit + ": 310 11 2023-06-01 to 2023-06-01, person 0 aged -1 flags 0", care(settlementId));
    }

    @Test
    void shouldTellNothingToOthersAndNothingOfWhatIsNoSettlement() {
        final long settlementId = settle("V1", his.register("V1"), AS_UPLOADED);
        assertEquals(NOTHING, care(his.run().machine(), ELSEWHERE, settlementId));
        assertEquals(NOTHING, care(his.run().machine(), "", settlementId));
        assertEquals(NOTHING, care(settlementId - 1), "lines");
        assertEquals(NOTHING, care(settlementId + 1), "not given out yet");
        assertEquals(NOTHING, care(0));
        assertEquals(NOTHING, care(-1));
    }

    /** An archive may have lost a record; that ends neither the question nor the node. */
    /** Whoever asked has to be told; half an answer would be taken for a whole one. */
    @Test
    void shouldTellNothingOfARecordThatCannotBeRead() {
        final long visit = his.register("V1");
        final long settlementId = settle("V1", visit, AS_UPLOADED);
        his.send(Requests.refund("2208", his.next(), "V1", settlementId));
        final long refundId = Answers.refund(his.lastReply()).settlementId();
        his.settleGiven(his.admit("P1"), DISCHARGED, "100.00");

        final SettlementMachine blind = reading(settlementId);
        assertThrows(IllegalStateException.class, () -> care(blind, HERE, settlementId));
        assertThrows(IllegalStateException.class, () -> care(blind, HERE, refundId));
        assertTrue(care(blind, HERE, his.settlementId()).contains(" 21 2023-03-01 "));
    }

    @Test
    @Tag("allocation")
    void shouldAllocateNothing() {
        final long visit = his.register("V1");
        final long settlementId = settle("V1", visit, AS_UPLOADED);
        his.send(Requests.refund("2208", his.next(), "V1", settlementId));
        final long refundId = Answers.refund(his.lastReply()).settlementId();
        final SettlementMachine machine = reading(0);
        final UnsafeBuffer ofRefund = new UnsafeBuffer(new byte[ControlCommandWriter.LENGTH_MAX]);
        commands.askSettledCare(ofRefund, HERE, refundId);
        commands.askSettledCare(inquiry, HERE, settlementId);
        final long next = refundId + 1;

        assertEquals(0, new RoundAllocation(machine).objectsPerRound(ROUNDS, () -> {
                    machine.inquire(next, ofRefund, 0);
                    machine.inquire(next, inquiry, 0);
                }));
        assertEquals("of " + visit + ": 310 11 2023-06-01 to 2023-06-01, person 11 aged 63 flags 0", told(machine));
    }

    private void person(final PersonStatus status, final int flags) {
        his.run()
                .load(new PersonRow(
                        "V3",
                        310,
                        VISIT_PLACE,
                        status,
                        Keys.epochDay("1960-05-01"),
                        AssistanceClass.NONE,
                        ContributionGrade.NONE,
                        flags,
                        BenefitStatus.NORMAL,
                        0))
                .filing("V3", 310, BenefitCategory.LONG_TERM);
    }

    private long visitFrom(final String day) {
        return his.open(EncounterFrames.register(
                "2201", his.next(), "V3", VISIT_PLACE, 0, request -> request.admissionDate(Keys.epochDay(day))));
    }

    private long settle(final String personNo, final long visit, final Consumer<EncounterSettleRequestEncoder> change) {
        his.upload(UploadFrame.visit(his.next(), personNo, visit, "B1").line("L1", "100.00"));
        his.settle("2207", personNo, visit, "B1", change);
        return his.settlementId();
    }

    private String care(final long settlementId) {
        final long hash = his.run().machine().stateHash();
        final String told = care(his.run().machine(), HERE, settlementId);
        assertEquals(hash, his.run().machine().stateHash());
        return told;
    }

    private String care(final SettlementMachine machine, final String institution, final long settlementId) {
        commands.askSettledCare(inquiry, institution, settlementId);
        assertTrue(machine.isInquiry(inquiry, 0));
        final int length = machine.inquire(his.run().bodies().size() + 1L, inquiry, 0);
        assertEquals(MessageHeaderDecoder.ENCODED_LENGTH + SettledCareDecoder.BLOCK_LENGTH, length);
        return told(machine);
    }

    private static String told(final SettlementMachine machine) {
        final SettledCareDecoder care =
                new SettledCareDecoder().wrapAndApplyHeader(machine.inquiryAnswer(), 0, new MessageHeaderDecoder());
        return "of " + care.encounterId() + ": " + care.insuranceType() + " " + care.medicalType() + " "
                + day(care.firstDay()) + " to " + day(care.lastDay()) + ", person " + care.status() + " aged "
                + care.ageYears() + " flags " + care.personFlags();
    }

    private static String day(final int epochDay) {
        return epochDay == EncounterFrames.NO_DAY
                ? "-"
                : LocalDate.ofEpochDay(epochDay).toString();
    }

    /** A machine with the same state that reads the same records where they lie, but for one. */
    private SettlementMachine reading(final long unreadable) {
        final MachineRun run = his.run();
        final SettlementMachine machine = new SettlementMachine(
                hash -> Packs.plane(),
                (hash, rows) -> {},
                new History() {
                    private final UnsafeBuffer record = new UnsafeBuffer(0, 0);
                    private final RecordBodyFlyweight body = new RecordBodyFlyweight();

                    @Override
                    public RecordBodyFlyweight bodyAt(final long position) {
                        if (position == unreadable) {
                            throw new IllegalStateException("record " + position + " is damaged");
                        }
                        record.wrap(run.bodies().get((int) position - 1));
                        return body.wrap(record, 0);
                    }

                    @Override
                    public RecordBodyFlyweight bodyOf(final long sequence) {
                        return bodyAt(sequence);
                    }
                },
                run.archive().copy());
        final StateBytes snapshot = new StateBytes();
        run.machine().snapshotTo(snapshot);
        machine.restoreFrom(StateBytes.input(snapshot.toByteArray()));
        return machine;
    }
}

package io.yidi.gateway.engine.machine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.yidi.gateway.engine.state.KeyState;
import io.yidi.gateway.fixture.Answers;
import io.yidi.gateway.fixture.MachineRun;
import io.yidi.gateway.fixture.Packs;
import io.yidi.gateway.fixture.Requests;
import io.yidi.gateway.fixture.SettleFrame;
import io.yidi.gateway.policy.plane.BenefitCategory;
import io.yidi.gateway.record.ControlCommandWriter;
import io.yidi.protocol.KeyDescriptor;
import io.yidi.protocol.code.PersonStatus;
import io.yidi.protocol.sbe.RefusalReplyDecoder;
import io.yidi.protocol.sbe.SettleReplyDecoder;
import java.time.LocalDate;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class SettlementMachineTest {

    private static final int EMPLOYEE = 310;
    private static final String SETTLED =
            "LONG_TERM 800.00 of 25000.00: 310100 18298.26, 330100 0.00, personal 6701.74";

    private final MachineRun run = new MachineRun("2023-06-01").person("P1", EMPLOYEE, 910_100);

    @Test
    void shouldSettleABillAndSayWhenAndFromWhat() {
        assertEquals(SETTLED, run.send(bill("M1")));

        final SettleReplyDecoder reply = Answers.split(new UnsafeBuffer(run.lastReply()));
        assertEquals(7, reply.correlationId());
        assertEquals(SettleFrame.INSTITUTION, reply.institutionCode());
        assertEquals("2304", reply.transactionCode());
        assertEquals("M1", reply.msgId());
        assertEquals(1, reply.settlementId());
        assertEquals(1, reply.journalPosition());
        assertEquals(1_000, reply.settledAtMs());
        assertEquals(LocalDate.of(2023, 6, 1).toEpochDay(), reply.businessDay());
        assertEquals(Packs.hash().substring(0, 16), reply.bundleHash());
        assertEquals(0, reply.hospitalBorneFen());
        assertEquals(KeyState.SETTLED, stateOf("M1"));
    }

    /** BJ-23: a stay comes as totals of fee categories, each in four parts. */
    @Test
    void shouldSayInAReplyWhatTheBillSaid() {
        run.send(SettleFrame.inpatient().parts("8000.00", "700.00", "300.00", "1000.00"));

        final SettleReplyDecoder reply = Answers.split(new UnsafeBuffer(run.lastReply()));
        assertEquals(1_000_000, reply.totalFen());
        assertEquals(800_000, reply.inScopeFen());
        assertEquals(70_000, reply.preSelfPayFen());
        assertEquals(30_000, reply.overLimitFen());
        assertEquals(100_000, reply.ownPayFen());
        assertEquals(reply.totalFen(), reply.fundTotalFen() + reply.personalFen(), "INV-3");
        assertEquals(reply.personalFen(), reply.accountFen() + reply.cashFen(), "INV-4");
    }

    @Test
    void shouldQuoteWhatItWouldSettleAndChangeNothing() {
        final long before = run.machine().stateHash();

        assertEquals(SETTLED, run.send(bill("M1").code("2303")));
        final SettleReplyDecoder quote = Answers.split(new UnsafeBuffer(run.lastReply()));
        assertEquals(0, quote.settlementId());
        assertEquals(0, quote.journalPosition());
        assertEquals(before, run.machine().stateHash());
        assertEquals(0, run.bodies().size());
        assertEquals(SETTLED, run.send(bill("M1")));
        assertNotEquals(before, run.machine().stateHash());
    }

    @Test
    void shouldQuoteARefusalAndLeaveTheKeyUnused() {
        final long before = run.machine().stateHash();

        assertEquals("PERSON_UNKNOWN psn_no", run.send(bill("M1").code("2303").personNo("P9")));
        assertEquals(before, run.machine().stateHash());
        assertEquals(0, Answers.refusal(new UnsafeBuffer(run.lastReply())).journalPosition());
        assertEquals(0, run.machine().keyCount());
    }

    @Test
    void shouldAnswerARepeatFromItsRecord() {
        run.send(SettleFrame.inpatient().msgId("M0").personNo("P9"));
        run.send(bill("M1"));
        final long before = run.machine().stateHash();

        final Outcome outcome =
                run.execute(bill("M1").correlationId(99).sentAtMs(1).encode());
        assertEquals(Outcome.Kind.REPEATED, outcome.kind());
        assertEquals(2, outcome.storedPosition());
        assertEquals(before, run.machine().stateHash());
    }

    @Test
    void shouldRepeatARefusalEvenWhenItsCauseIsGone() {
        assertEquals("PERSON_UNKNOWN psn_no", run.send(bill("M1").personNo("P2")));
        run.person("P2", EMPLOYEE, 910_100);

        assertEquals("REPEATED", run.send(bill("M1").personNo("P2")));
        assertEquals(KeyState.REFUSED, stateOf("M1"));
        assertEquals(SETTLED, run.send(bill("M2").personNo("P2")));
    }

    @Test
    void shouldCallOtherContentUnderAUsedKeyAConflict() {
        run.send(bill("M1"));
        final long before = run.machine().stateHash();

        final Outcome outcome = run.execute(bill("M1").diagnosis("I11").encode());
        assertEquals(Outcome.Kind.CONFLICTING, outcome.kind());
        assertEquals(1, outcome.storedPosition());
        assertEquals(before, run.machine().stateHash());
        assertEquals("REPEATED", run.send(bill("M1")), "the key still belongs to the first bill");
    }

    @Test
    void shouldTellTheSameMsgidOfAnotherInstitutionApart() {
        run.person("P2", EMPLOYEE, 910_100);

        assertEquals(SETTLED, run.send(bill("M1")));
        assertEquals(SETTLED, run.send(bill("M1").institution("H11010500002").personNo("P2")));
        assertEquals(2, run.machine().keyCount());
    }

    @Test
    void shouldTellTheSameMsgidOfAnotherTransactionApart() {
        run.person("P2", EMPLOYEE, 930_100);

        assertEquals(SETTLED, run.send(bill("M1")));
        assertEquals(
                "LONG_TERM 100.00 of 100.00: 310100 0.00, personal 100.00",
                run.send(SettleFrame.outpatient()
                        .msgId("M1")
                        .personNo("P2")
                        .insuredPlace("930100")
                        .lines("100.00", "100.00")));
        assertEquals("REVERSED", run.send(Requests.reversal("M1", "P1", "2304", "M1")));
        assertEquals(3, run.machine().keyCount());
    }

    @Test
    void shouldRecordARefusalWithItsTimeAndPlace() {
        run.send(bill("M1"));
        assertEquals("PERSON_UNKNOWN psn_no", run.send(bill("M2").personNo("P9")));

        final RefusalReplyDecoder refusal = Answers.refusal(new UnsafeBuffer(run.lastReply()));
        assertEquals(2, refusal.journalPosition());
        assertEquals(2_000, refusal.decidedAtMs());
        assertEquals(LocalDate.of(2023, 6, 1).toEpochDay(), refusal.businessDay());
        assertEquals(0, run.execute(bill("M3").personNo("P9").encode()).effectsLength());
    }

    /** AMB-7: a visit is computed by the policy and the benefit year of its day of settlement. */
    @Test
    void shouldSettleVisitsOnTheBusinessDay() {
        run.person("P2", EMPLOYEE, 930_100);
        final SettleFrame visit = SettleFrame.outpatient().personNo("P2").insuredPlace("930100");
        run.cutOver("2023-12-31").send(visit.msgId("M1").lines("1600.00", "1600.00"));
        run.cutOver("2024-01-01");

        assertEquals(
                "LONG_TERM 1800.00 of 2800.00: 310100 700.00, personal 2100.00",
                run.send(SettleFrame.outpatient()
                        .msgId("M2")
                        .personNo("P2")
                        .insuredPlace("930100")
                        .lines("2800.00", "2800.00")),
                "a new benefit year has its own deductible");
    }

    @Test
    void shouldNeverGoBackToAnEarlierBusinessDay() {
        run.cutOver("2024-01-02").cutOver("2024-01-01");

        assertEquals(LocalDate.of(2024, 1, 2).toEpochDay(), run.machine().businessDay());
    }

    /** BJ-13c: what counts is whether a filing is there when the stay is settled. */
    @Test
    void shouldAcceptAFilingMadeDuringTheStay() {
        run.person("P2", EMPLOYEE, 910_100, PersonStatus.WORKING);
        assertEquals("NOT_FILED psn_no", run.send(bill("M1").personNo("P2")));
        run.filing("P2", EMPLOYEE, BenefitCategory.TRANSFER);

        assertEquals(
                "TRANSFER 800.00 of 25000.00: 310100 16032.59, 330100 0.00, personal 8967.41",
                run.send(bill("M2").personNo("P2")));
    }

    @Test
    void shouldRememberWhichFilesItTookIn() {
        assertEquals(2, run.machine().loadedFiles().size());
        assertEquals(1, run.machine().personCount());
        assertEquals(Packs.hash(), run.machine().plane().bundleHash());
    }

    @Test
    void shouldRefuseAFilingOfSomebodyUnknownAsADefect() {
        assertThrows(IllegalStateException.class, () -> run.filing("P9", EMPLOYEE, BenefitCategory.TRANSFER));
    }

    @Test
    void shouldRefuseAControlCommandItDoesNotKnow() {
        final UnsafeBuffer command = new UnsafeBuffer(new byte[ControlCommandWriter.LENGTH_MAX]);
        new ControlCommandWriter().cutOver(command, 1);
        command.putShort(2, (short) 99);

        assertThrows(IllegalArgumentException.class, () -> run.machine().onControl(1, command, 0));
    }

    @Test
    void shouldWriteTheSameRecordForTheSameCommand() {
        final MachineRun other = new MachineRun("2023-06-01").person("P1", EMPLOYEE, 910_100);
        run.send(bill("M1"));
        other.send(bill("M1"));

        assertArrayEquals(run.bodies().get(0), other.bodies().get(0));
        assertEquals(run.machine().stateHash(), other.machine().stateHash());
    }

    private KeyState stateOf(final String msgId) {
        final UnsafeBuffer request = bill(msgId).encode();
        return run.machine().stateOf(request, KeyDescriptor.offsetIn(1));
    }

    private static SettleFrame bill(final String msgId) {
        return SettleFrame.inpatient().msgId(msgId).bill("25000.00", "23456.78");
    }
}

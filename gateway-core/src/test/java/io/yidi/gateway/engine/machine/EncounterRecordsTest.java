package io.yidi.gateway.engine.machine;

import static io.yidi.gateway.engine.machine.EncounterScript.AS_UPLOADED;
import static io.yidi.gateway.engine.machine.EncounterScript.DISCHARGED;
import static io.yidi.gateway.engine.machine.EncounterScript.NO_LIMIT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.fixture.Answers;
import io.yidi.gateway.fixture.EncounterFrames;
import io.yidi.gateway.fixture.Requests;
import io.yidi.gateway.fixture.UploadFrame;
import io.yidi.gateway.fixture.Yuan;
import io.yidi.gateway.record.RecordBodyFlyweight;
import io.yidi.gateway.record.sbe.EffectsDecoder;
import io.yidi.gateway.record.sbe.EncounterEffectsDecoder;
import io.yidi.gateway.record.sbe.MessageHeaderDecoder;
import io.yidi.protocol.sbe.FeeUploadReplyDecoder;
import io.yidi.protocol.sbe.ItemClass;
import io.yidi.protocol.sbe.SettleRequestDecoder;
import io.yidi.protocol.sbe.SettlementMode;
import java.util.List;
import java.util.StringJoiner;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** What a record about an encounter holds beside its answer. */
class EncounterRecordsTest {

    private final EncounterScript his = new EncounterScript();

    /** Each record says which one about the encounter came before it, so that its history can be walked back. */
    @Test
    void shouldLeadFromRecordToRecordOfAnEncounter() {
        final long stay = his.admit("P1");
        final String admission = his.lastMsgId();
        assertLeadsBackTo(0, stay);
        final long other = his.admit("P2");
        assertLeadsBackTo(0, other);
        his.upload(UploadFrame.stay(his.next(), "P1", stay).line("L1", "100.00").line("L2", "1.00"));
        assertLeadsBackTo(1, stay);
        his.withdraw("2302", stay, "", "L2");
        assertLeadsBackTo(3, stay);
        his.act("2402", "P1", stay, DISCHARGED);
        assertLeadsBackTo(4, stay);
        his.settle("2304", "P1", stay, "", AS_UPLOADED);
        final String settled = his.lastMsgId();
        assertLeadsBackTo(5, stay);
        final String refund = his.next();
        his.send(Requests.refund("2305", refund, "P1", his.settlementId()));
        assertLeadsBackTo(6, stay);
        his.send(Requests.reversal(his.next(), "P1", "2305", refund));
        assertLeadsBackTo(7, stay);
        his.send(Requests.reversal(his.next(), "P1", "2304", settled));
        assertLeadsBackTo(8, stay);
        his.withdraw("2302", stay, "", "0000");
        assertLeadsBackTo(9, stay);
        assertEquals("REVERSED", his.send(Requests.reversal(his.next(), "P1", "2401", admission)));
        assertLeadsBackTo(10, stay);
    }

    /** BJ-23: the bill that was computed is recorded by fee category, whether the hospital gave totals or lines. */
    @Test
    void shouldRecordTheBillThatWasComputed() {
        final long given = his.admit("P1");
        his.send(EncounterFrames.settle(
                "2304",
                his.next(),
                "P1",
                given,
                "",
                request -> request.dischargeDate(DISCHARGED),
                new String[] {"13", "70.00", "0", "0", "0"},
                new String[] {"02", "20.00", "3.00", "4.00", "5.00"}));
        assertEquals("02 20.00+3.00+4.00+5.00=32.00, 13 70.00+0.00+0.00+0.00=70.00", categories(lastBill()));
        assertEquals(10_200, lastBill().totalFen());

        final long visit = his.register("V1");
        his.upload(UploadFrame.visit(his.next(), "V1", visit, "B1")
                .line("L1", "1.00")
                .line("L2", "2.00")
                .line(line -> line.itemCode("XA02BCA001A001")
                        .feeCategory("14")
                        .itemClass(ItemClass.OWN)
                        .firstSelfPayBp(0)
                        .unitPriceMicro(8_000_000)
                        .quantityE4(10_000)
                        .priceLimitMicro(NO_LIMIT)
                        .amountFen(800)
                        .lineNo("L3")
                        .approval((short) 0)));
        his.settle("2207", "V1", visit, "B1", request -> request.voucherNo("EV-TOKEN-0002"));
        assertEquals("09 3.00+0.00+0.00+0.00=3.00, 14 0.00+0.00+0.00+8.00=8.00", categories(lastBill()));
        assertEquals("EV-TOKEN-0002", lastBill().voucherNo());
    }

    /** A settlement says which one of the person at the institution came before; one paid in full does, too. */
    @Test
    void shouldNameTheSettlementBefore() {
        final long visit = his.register("V1");
        long before = 0;
        for (final SettlementMode mode :
                List.of(SettlementMode.DIRECT, SettlementMode.FULL_PAY, SettlementMode.DIRECT)) {
            final String batch = "B" + before;
            his.upload(UploadFrame.visit(his.next(), "V1", visit, batch).line(batch, "100.00"));
            his.settle("2207", "V1", visit, batch, request -> request.mode(mode));
            assertEquals(before, lastEffects().previousSettlementId());
            before = his.settlementId();
        }
        assertTrue(before > 0);
    }

    /** NAT-17: a bill of an encounter is recorded with what was looked at, settled or refused. */
    @Test
    void shouldRecordTheFactsOfEveryBillThatWasLookedAt() {
        final long visit = his.register("V1");
        his.upload(UploadFrame.visit(his.next(), "V1", visit, "B1").line("L1", "100.00"));
        assertEquals(
                "CHRONIC_DISEASE_UNKNOWN dise_codg",
                his.settle("2207", "V1", visit, "B1", request -> request.medicalType("140104")));
        assertNotEquals(0, lastBody().factsLength());
        his.settle("2207", "V1", visit, "B1", request -> request.mode(SettlementMode.FULL_PAY));
        assertEquals(0, lastBody().factsLength(), "nothing is decided for who pays all");
        his.upload(UploadFrame.visit(his.next(), "V1", visit, "B2").line("L2", "100.00"));
        his.settle("2207", "V1", visit, "B2", AS_UPLOADED);
        assertNotEquals(0, lastBody().factsLength());
    }

    /** BJ-24: an answer tells by which category, class, share and limit each line was split. */
    @Test
    void shouldAnswerByWhatALineWasSplit() {
        final long visit = his.register("V1");
        his.upload(UploadFrame.visit(his.next(), "V1", visit, "B1")
                .line("L1", ItemClass.B, 1_000, 25_500_000, 100_000, 20_000_000, 0)
                .line(line -> line.itemCode("XA02BCA001A001")
                        .feeCategory("12")
                        .itemClass(ItemClass.B)
                        .firstSelfPayBp(2_000)
                        .unitPriceMicro(8_000_000)
                        .quantityE4(10_000)
                        .priceLimitMicro(NO_LIMIT)
                        .amountFen(800)
                        .lineNo("L2")
                        .approval((short) 2)));
        assertEquals("L1 09 B 1000 20000000, L2 12 OWN 10000 none", splits());

        his.upload(UploadFrame.visit(his.next(), "V1", visit, "B1")
                .giveBack("R1", "L1", -10_000, -2_550)
                .giveBack("R2", "L2", -10_000, -800)
                .giveBack("R3", "L1", -10_000, -2_550));
        assertEquals("R1 09 B 1000 20000000, R2 12 OWN 10000 none, R3 09 B 1000 20000000", splits());
    }

    @Test
    void shouldAnswerAnUploadForAnUnknownEncounter() {
        assertEquals(
                "ENCOUNTER_UNKNOWN mdtrt_id",
                his.upload(UploadFrame.visit(his.next(), "V1", 4_711, "B1").line("L1", "1.00")));
    }

    private String splits() {
        final FeeUploadReplyDecoder reply = Answers.upload(his.lastReply());
        final StringJoiner lines = new StringJoiner(", ");
        reply.lines()
                .forEach(line -> lines.add(line.lineNo() + " " + line.feeCategory() + " " + line.itemClass() + " "
                        + line.firstSelfPayBp() + " "
                        + (line.priceLimitMicro() == FeeUploadReplyDecoder.LinesDecoder.priceLimitMicroNullValue()
                                ? "none"
                                : line.priceLimitMicro())));
        return lines.toString();
    }

    private static String categories(final SettleRequestDecoder bill) {
        final StringJoiner totals = new StringJoiner(", ");
        assertEquals(0, bill.feeLines().count());
        bill.categoryTotals()
                .forEach(total -> totals.add(total.feeCategory() + " " + Yuan.text(total.inScopeFen()) + "+"
                        + Yuan.text(total.preSelfPayFen()) + "+" + Yuan.text(total.overLimitFen()) + "+"
                        + Yuan.text(total.ownPayFen()) + "=" + Yuan.text(total.amountFen())));
        return totals.toString();
    }

    private void assertLeadsBackTo(final long sequence, final long encounterId) {
        final EncounterEffectsDecoder note = lastNote();
        assertEquals(encounterId, note.encounterId());
        assertEquals(sequence, note.previousSequence());
        note.skipBill();
        assertEquals(lastBody().effectsOffset() + lastBody().effectsLength(), note.limit(), "nothing behind it");
    }

    private SettleRequestDecoder lastBill() {
        final EncounterEffectsDecoder note = lastNote();
        final byte[] bill = new byte[note.billLength()];
        note.getBill(bill, 0, bill.length);
        return new SettleRequestDecoder()
                .wrapAndApplyHeader(new UnsafeBuffer(bill), 0, new io.yidi.protocol.sbe.MessageHeaderDecoder());
    }

    private EncounterEffectsDecoder lastNote() {
        final RecordBodyFlyweight body = lastBody();
        final MessageHeaderDecoder header = new MessageHeaderDecoder().wrap(body.buffer(), body.effectsOffset());
        final int effectsLength = header.templateId() == EffectsDecoder.TEMPLATE_ID
                ? MessageHeaderDecoder.ENCODED_LENGTH + lastEffects().sbeDecodedLength()
                : 0;
        return new EncounterEffectsDecoder()
                .wrapAndApplyHeader(body.buffer(), body.effectsOffset() + effectsLength, header);
    }

    private EffectsDecoder lastEffects() {
        final RecordBodyFlyweight body = lastBody();
        return new EffectsDecoder().wrapAndApplyHeader(body.buffer(), body.effectsOffset(), new MessageHeaderDecoder());
    }

    private RecordBodyFlyweight lastBody() {
        final List<byte[]> bodies = his.run().bodies();
        return new RecordBodyFlyweight().wrap(new UnsafeBuffer(bodies.get(bodies.size() - 1)), 0);
    }
}

package io.yidi.gateway.pipeline.crash;

import io.yidi.gateway.fixture.EncounterFrames;
import io.yidi.gateway.fixture.Keys;
import io.yidi.gateway.fixture.Packs;
import io.yidi.gateway.fixture.Requests;
import io.yidi.gateway.fixture.SettleFrame;
import io.yidi.gateway.fixture.UploadFrame;
import io.yidi.gateway.record.ControlCommandWriter;
import org.agrona.concurrent.UnsafeBuffer;

/** Something a client sends; code and message id name its key, if it has one. */
record Command(Kind kind, String code, String msgId, UnsafeBuffer message) {

    /** How it goes onto the ring. */
    enum Kind {
        MESSAGE,
        CONTROL,
        IDLE
    }

    private static final String NO_KEY = "";

    /** Settles a bill. */
    static Command bill(final String msgId, final int person) {
        return bill(frame(msgId, person).code("2304"), "2304", msgId);
    }

    /** The same bill again, under another correlation id. */
    static Command billAgain(final String msgId, final int person) {
        return bill(frame(msgId, person).code("2304").correlationId(9), "2304", msgId);
    }

    /** The same key with another diagnosis. */
    static Command changedBill(final String msgId, final int person) {
        return bill(frame(msgId, person).diagnosis("I11"), "2304", msgId);
    }

    /** Quotes a bill, which changes nothing and tells the counters. */
    static Command quote(final int person) {
        return bill(frame("Q", person).code("2303"), NO_KEY, "Q");
    }

    /** Reverses a bill. */
    static Command reversal(final String msgId, final int person, final String originalMsgId) {
        return message("2601", msgId, Requests.reversal(msgId, "P" + person, "2304", originalMsgId));
    }

    /** Reverses a refund. */
    static Command reversalOfRefund(final String msgId, final int person, final String originalMsgId) {
        return message("2601", msgId, Requests.reversal(msgId, "P" + person, "2305", originalMsgId));
    }

    /** Refunds a settlement. */
    static Command refund(final String msgId, final int person, final long settlementId) {
        return message("2305", msgId, Requests.refund("2305", msgId, "P" + person, settlementId));
    }

    /** Admits a person. */
    static Command admission(final String msgId, final int person) {
        return message("2401", msgId, EncounterFrames.register("2401", msgId, "P" + person, 910_100));
    }

    /** Uploads two lines of a stay. */
    static Command upload(final String msgId, final int person, final long stay) {
        return message(
                "2301",
                msgId,
                UploadFrame.stay(msgId, "P" + person, stay)
                        .line(msgId + "A", "1000.00")
                        .line(msgId + "B", "234.56")
                        .encode());
    }

    /** Takes every unsettled line of a stay back. */
    static Command withdrawal(final String msgId, final int person, final long stay) {
        return message("2302", msgId, EncounterFrames.withdraw("2302", msgId, "P" + person, stay, "0000"));
    }

    /** Settles the lines of a stay. */
    static Command settlement(final String msgId, final int person, final long stay) {
        return message(
                "2304",
                msgId,
                EncounterFrames.settle(
                        "2304",
                        msgId,
                        "P" + person,
                        stay,
                        "",
                        request -> request.dischargeDate(Keys.epochDay("2023-03-11"))));
    }

    /** Asks what became of a command. */
    static Command query(final String code, final String msgId) {
        return message(NO_KEY, msgId, Requests.query(1, code, msgId));
    }

    /** Puts the packs in force. */
    static Command activation() {
        final UnsafeBuffer control = new UnsafeBuffer(new byte[ControlCommandWriter.LENGTH_MAX]);
        return control(control, new ControlCommandWriter().activateBundle(control, Packs.hash()));
    }

    /** Takes the persons in. */
    static Command load() {
        final UnsafeBuffer control = new UnsafeBuffer(new byte[ControlCommandWriter.LENGTH_MAX]);
        return control(control, new ControlCommandWriter().loadReference(control, "0".repeat(64)));
    }

    /** Says that nothing comes. */
    static Command idle() {
        return new Command(Kind.IDLE, NO_KEY, NO_KEY, new UnsafeBuffer(new byte[0]));
    }

    boolean hasKey() {
        return !code.equals(NO_KEY);
    }

    boolean isAnswered() {
        return kind != Kind.IDLE;
    }

    private static SettleFrame frame(final String msgId, final int person) {
        return SettleFrame.inpatient().msgId(msgId).personNo("P" + person).bill("25000.00", "23456.78");
    }

    private static Command bill(final SettleFrame frame, final String code, final String msgId) {
        return message(code, msgId, frame.encode());
    }

    private static Command message(final String code, final String msgId, final UnsafeBuffer message) {
        return new Command(Kind.MESSAGE, code, msgId, message);
    }

    private static Command control(final UnsafeBuffer buffer, final int length) {
        final UnsafeBuffer message = new UnsafeBuffer(new byte[length]);
        message.putBytes(0, buffer, 0, length);
        return new Command(Kind.CONTROL, NO_KEY, NO_KEY, message);
    }
}

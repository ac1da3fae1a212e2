package io.yidi.gateway.explain.quote;

import io.yidi.gateway.engine.machine.History;
import io.yidi.gateway.engine.machine.Outcome;
import io.yidi.gateway.engine.machine.SettlementMachine;
import io.yidi.gateway.explain.Explanation;
import io.yidi.gateway.explain.ExplanationException;
import io.yidi.gateway.explain.Facts;
import io.yidi.gateway.explain.record.RecordExplainer;
import io.yidi.gateway.policy.plane.CivilDate;
import io.yidi.gateway.policy.plane.PolicyPlane;
import io.yidi.gateway.record.ControlCommandWriter;
import io.yidi.gateway.record.RecordBodyFlyweight;
import io.yidi.gateway.reference.ReferenceReader;
import io.yidi.protocol.KeyDescriptor;
import io.yidi.protocol.code.TransactionCode;
import io.yidi.protocol.sbe.ErrorReplyDecoder;
import io.yidi.protocol.sbe.MessageHeaderDecoder;
import io.yidi.protocol.sbe.SettleRequestDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * 试算台账: people, counters and keys of its own, kept beside any gateway by a state machine without a journal; each bill
 * it settles is explained. One thread.
 */
public final class BillLedger implements AutoCloseable {

    private static final long NS_PER_SECOND = 1_000_000_000L;
    private static final long NS_PER_MS = 1_000_000;
    private static final String REFERENCE = "0".repeat(64);
    private static final int KEY_OFFSET =
            MessageHeaderDecoder.ENCODED_LENGTH + SettleRequestDecoder.institutionCodeEncodingOffset();

    private final PolicyPlane plane;
    private final SettlementMachine machine;
    private final RecordExplainer explainer;
    private final List<UnsafeBuffer> bodies = new ArrayList<>();
    private final Outcome outcome = new Outcome();
    private final ControlCommandWriter controls = new ControlCommandWriter();
    private final UnsafeBuffer control = new UnsafeBuffer(new byte[ControlCommandWriter.LENGTH_MAX]);
    private boolean isLoaded;

    /**
     * Makes a ledger.
     *
     * @param plane policy of all bills
     * @param referenceFile people and their filings, JSON lines
     * @param unmasked whether numbers of people and vouchers are shown in full
     */
    public BillLedger(final PolicyPlane plane, final Path referenceFile, final boolean unmasked) {
        this.plane = plane;
        this.explainer = new RecordExplainer(shortHash -> plane, new Bodies()::bodyOf, unmasked);
        this.machine = new SettlementMachine(
                hash -> plane,
                (hash, rows) -> ReferenceReader.read(referenceFile, rows),
                new Bodies(),
                new NoArchive());
        controls.activateBundle(control, plane.bundleHash());
        control();
    }

    /**
     * Settles a bill and explains it. A quote is settled, too.
     *
     * @param message a settle request, message header first
     * @param businessDay of its settlement, days since 1970-01-01, never falling
     * @return the explanation
     * @throws ExplanationException if the bill cannot be executed
     */
    public Explanation settle(final byte[] message, final int businessDay) {
        execute(asSettlement(message.clone()), businessDay);
        return explainer.explain(bodies.size(), lastBody());
    }

    /**
     * Explains a bill as if the person's counters held something else before it.
     *
     * @param message a settle request, message header first
     * @param businessDay of its settlement, days since 1970-01-01, never falling
     * @param counters what they are to hold; one that is not named holds 0
     * @return the explanation
     * @throws ExplanationException if the bill cannot be executed
     */
    public Explanation quote(final byte[] message, final int businessDay, final Map<Facts.Counter, Long> counters) {
        execute(asSettlement(message.clone()), businessDay);
        return explainer.explain(bodies.size(), lastBody(), counters, EngineSplit::of);
    }

    private RecordBodyFlyweight lastBody() {
        return new RecordBodyFlyweight().wrap(bodies.get(bodies.size() - 1), 0);
    }

    /**
     * Takes a settlement back.
     *
     * @param message a reversal request, message header first
     * @param businessDay of the reversal, days since 1970-01-01, never falling
     * @throws ExplanationException if it cannot be executed
     */
    public void reverse(final byte[] message, final int businessDay) {
        execute(new UnsafeBuffer(message), businessDay);
    }

    /** The policy of all bills. */
    public PolicyPlane plane() {
        return plane;
    }

    @Override
    public void close() {
        machine.close();
    }

    private void execute(final UnsafeBuffer message, final int businessDay) {
        controls.cutOver(control, businessDay);
        control();
        if (!isLoaded) {
            isLoaded = true;
            controls.loadReference(control, REFERENCE);
            control();
        }
        final long sequence = bodies.size() + 1L;
        final long timestampNs = CivilDate.beginMs(businessDay) * NS_PER_MS + sequence * NS_PER_SECOND;
        machine.onTransaction(sequence, timestampNs, message, 0, message.capacity(), outcome);
        if (outcome.kind() != Outcome.Kind.EXECUTED) {
            throw new ExplanationException("expected a bill that can be settled, found " + reason());
        }
        bodies.add(body(message));
        machine.onRecorded(sequence);
    }

    private void control() {
        machine.onControl(bodies.size() + 1L, control, 0);
    }

    private String reason() {
        return outcome.kind() == Outcome.Kind.DECLINED
                ? new ErrorReplyDecoder()
                        .wrapAndApplyHeader(outcome.reply(), 0, new MessageHeaderDecoder())
                        .textEn()
                : outcome.kind() + ": the msgid was used before";
    }

    private UnsafeBuffer body(final UnsafeBuffer message) {
        final UnsafeBuffer body = new UnsafeBuffer(
                new byte
                        [RecordBodyFlyweight.HEADER_BYTES
                                + message.capacity()
                                + outcome.replyLength()
                                + outcome.effectsLength()
                                + outcome.factsLength()]);
        RecordBodyFlyweight.putHeader(
                body, 0, message.capacity(), outcome.replyLength(), outcome.effectsLength(), outcome.factsLength());
        int at = put(body, RecordBodyFlyweight.HEADER_BYTES, message, message.capacity());
        at = put(body, at, outcome.reply(), outcome.replyLength());
        at = put(body, at, outcome.effects(), outcome.effectsLength());
        put(body, at, outcome.facts(), outcome.factsLength());
        return body;
    }

    private static int put(final UnsafeBuffer body, final int at, final UnsafeBuffer part, final int length) {
        body.putBytes(at, part, 0, length);
        return at + length;
    }

    /** The records of the ledger; a sequence is its position. */
    private final class Bodies implements History {

        @Override
        public RecordBodyFlyweight bodyAt(final long position) {
            return new RecordBodyFlyweight().wrap(bodies.get((int) position - 1), 0);
        }

        @Override
        public RecordBodyFlyweight bodyOf(final long sequence) {
            return sequence < 1 || sequence > bodies.size() ? null : bodyAt(sequence);
        }
    }

    private static UnsafeBuffer asSettlement(final byte[] message) {
        final UnsafeBuffer bill = new UnsafeBuffer(message);
        final int at = KEY_OFFSET + KeyDescriptor.TRANSACTION_OFFSET;
        final TransactionCode code = TransactionCode.of(bill, at);
        if (code != null && code.act() == TransactionCode.Act.QUOTE) {
            bill.putBytes(at, settlementOf(code).getBytes(StandardCharsets.US_ASCII));
        }
        return bill;
    }

    private static String settlementOf(final TransactionCode quote) {
        return switch (quote) {
            case PHARMACY_QUOTE -> TransactionCode.PHARMACY_SETTLE.text();
            case INPATIENT_QUOTE -> TransactionCode.INPATIENT_SETTLE.text();
            default -> TransactionCode.OUTPATIENT_SETTLE.text();
        };
    }
}

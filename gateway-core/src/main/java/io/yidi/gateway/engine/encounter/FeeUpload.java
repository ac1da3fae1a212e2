package io.yidi.gateway.engine.encounter;

import io.yidi.gateway.engine.scope.BillParts;
import io.yidi.gateway.engine.scope.LineFigures;
import io.yidi.gateway.engine.scope.ScopeClassifier;
import io.yidi.gateway.engine.state.Fingerprint;
import io.yidi.gateway.record.ItemFiguresFlyweight;
import io.yidi.protocol.Fault;
import io.yidi.protocol.FrameDescriptor;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.code.FeeCategory;
import io.yidi.protocol.money.Fen;
import io.yidi.protocol.sbe.FeeUploadRequestDecoder.FeeLinesDecoder;
import io.yidi.protocol.sbe.FeeUploadRequestDecoder.ReturnLinesDecoder;
import io.yidi.protocol.sbe.ItemClass;
import io.yidi.protocol.sbe.SettleRequestDecoder;
import java.nio.ByteOrder;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * 费用明细上传: takes in the lines of one message, all of them or none.
 *
 * <p>A line number that is there already gets the same answer if the line is the same; anything else under it is
 * refused. Core thread only; allocates nothing.
 */
public final class FeeUpload {

    /** Approval of the hospital that makes a line own pay ({@code hosp_appr_flag} 2). */
    public static final int NOT_APPROVED = 2;

    private static final int LEVEL_OFFSET =
            SettleRequestDecoder.hospitalLevelEncodingOffset() - SettleRequestDecoder.personNoEncodingOffset();
    private static final int ALL_BP = 10_000;
    private static final ByteOrder ORDER = FrameDescriptor.BYTE_ORDER;
    private static final String LINES = "feedetail";
    private static final String RETURNS = "retn_feedetail";
    private static final String LINE_NO = "feedetl_sn";
    private static final String ORIGINAL_LINE_NO = "init_feedetl_sn";

    private final Encounters encounters;
    private final FeeLines fees;
    private final StayLines stays;
    private final ReturnCalculator returns = new ReturnCalculator();
    private final BillParts parts = new BillParts();
    private final Fingerprint content = new Fingerprint();
    private final UnsafeBuffer contentBytes =
            new UnsafeBuffer(new byte[NumberedRows.NUMBER_BYTES + FeeLinesDecoder.sbeBlockLength()]);
    private final int[] added = new int[FrameDescriptor.LINE_COUNT_MAX];
    private final LineFigures figures = new LineFigures();
    private final Fault refusal = new Fault();
    private int addedCount;
    private int encounter;
    private int batch;
    private int batchBefore;
    private long refundedBefore;
    private long refundedAheadBefore;
    private long disease;
    private DirectBuffer buffer;
    private int batchNoAt;
    private int line;

    /**
     * Works on a ledger.
     *
     * @param encounters the ledger
     * @param fees its lines
     * @param stays the stays whose lines are due
     */
    public FeeUpload(final Encounters encounters, final FeeLines fees, final StayLines stays) {
        this.encounters = encounters;
        this.fees = fees;
        this.stays = stays;
    }

    /**
     * Begins with a message.
     *
     * @param newEncounter row of the encounter
     * @param newBuffer holds the message
     * @param newBatchNoAt where its batch number stands
     * @param newDisease of the batch, eight characters as a number; 0 without one
     * @param lineCount of the message
     * @return {@code DONE}, or with {@link #refusal()} that there is no room
     */
    public ResultCode begin(
            final int newEncounter,
            final DirectBuffer newBuffer,
            final int newBatchNoAt,
            final long newDisease,
            final int lineCount) {
        encounter = newEncounter;
        buffer = newBuffer;
        batchNoAt = newBatchNoAt;
        disease = newDisease;
        addedCount = 0;
        batch = fees.findBatch(encounter, buffer, batchNoAt);
        batchBefore = batch;
        refundedBefore = batch == Encounters.NOT_FOUND ? BatchTable.UNSETTLED : encounters.batches.refundedId(batch);
        refundedAheadBefore = encounters.rows.refundedAhead(encounter);
        contentBytes.putBytes(0, buffer, batchNoAt, NumberedRows.NUMBER_BYTES);
        if (!encounters.mayOpen(encounter)) {
            return refuse(ResultCode.TOO_MANY_ENCOUNTERS, "fixmedins_code");
        }
        encounters.hold(encounter);
        return encounters.makeRoomForLines(lineCount) ? ResultCode.DONE : refuse(ResultCode.LINES_FULL, LINES);
    }

    /**
     * Takes in a purchase.
     *
     * @param index of the line in its group
     * @param at where the line stands in the message
     * @param catalogue what the care place's catalogue says to the lines
     * @return {@code DONE} with {@link #line()}, or with {@link #refusal()} why not
     */
    public ResultCode purchase(final int index, final int at, final ItemFiguresFlyweight catalogue) {
        final int lineNoAt = at + FeeLinesDecoder.lineNoEncodingOffset();
        final ResultCode code = findOrAdmit(LINES, index, lineNoAt, at, FeeLinesDecoder.sbeBlockLength());
        if (code != ResultCode.DONE || line != Encounters.NOT_FOUND) {
            return code;
        }
        final ResultCode found = figures.find(buffer, at, catalogue, index, hospitalLevel());
        if (found != ResultCode.DONE) {
            return refuse(found, LINES, index, figures.field());
        }
        addPurchase(lineNoAt, at);
        return ResultCode.DONE;
    }

    /** Takes in a return; see {@link #purchase}. */
    public ResultCode giveBack(final int index, final int at) {
        final int lineNoAt = at + ReturnLinesDecoder.lineNoEncodingOffset();
        final ResultCode code = findOrAdmit(RETURNS, index, lineNoAt, at, ReturnLinesDecoder.sbeBlockLength());
        return code == ResultCode.DONE && line == Encounters.NOT_FOUND ? addReturn(index, lineNoAt, at) : code;
    }

    /**
     * Ends the message once all lines are in.
     *
     * @return {@code DONE}, or with {@link #refusal()} that a stay's lines do not come to what was settled
     */
    public ResultCode finish() {
        if (!stays.awaits(encounter)) {
            return ResultCode.DONE;
        }
        final ResultCode code = stays.check(encounter, refusal);
        if (code == ResultCode.DONE) {
            stays.finish(encounter);
        }
        return code;
    }

    /** Takes out again what the message added; the batch is as it was, one whose settlement was refunded too. */
    public void undo() {
        while (addedCount > 0) {
            addedCount--;
            fees.remove(encounter, added[addedCount]);
        }
        if (batchBefore != Encounters.NOT_FOUND) {
            encounters.batches.refundedId(batchBefore, refundedBefore);
        }
        encounters.rows.refundedAhead(encounter, refundedAheadBefore);
        encounters.refresh(encounter);
    }

    /** Row of the line that was taken in last. */
    public int line() {
        return line;
    }

    /** Reads the four parts of the line that was taken in last. */
    public void parts(final BillParts into) {
        encounters.lines.parts(line, into);
    }

    /** Class by which the line that was taken in last was split. */
    public ItemClass itemClass() {
        return encounters.lines.itemClass(line);
    }

    /** Number of its fee category, 1 to 14. */
    public int feeCategory() {
        return encounters.lines.feeCategory(line);
    }

    /** Its first self-pay, in 1/10 000; all of it if it is own pay. */
    public int firstSelfPayBp() {
        return itemClass() == ItemClass.OWN ? ALL_BP : encounters.lines.firstSelfPayBp(line);
    }

    /** Its price limit in millionths of a yuan, or {@link ScopeClassifier#NO_LIMIT}. */
    public long priceLimitMicro() {
        return encounters.lines.priceLimitMicro(line);
    }

    /** Why the message was refused. */
    public Fault refusal() {
        return refusal;
    }

    /** Finds the line if it is there already; else it must be one that can be added. */
    private ResultCode findOrAdmit(
            final String group, final int index, final int lineNoAt, final int at, final int length) {
        contentBytes.putBytes(NumberedRows.NUMBER_BYTES, buffer, at, length);
        content.of(contentBytes, 0, NumberedRows.NUMBER_BYTES + length);
        line = encounters.lines.find(encounters.rows.id(encounter), buffer, lineNoAt);
        if (line != Encounters.NOT_FOUND) {
            return encounters.lines.hasContent(line, content)
                    ? ResultCode.DONE
                    : refuse(ResultCode.LINE_NUMBER_USED, group, index, LINE_NO);
        }
        if (encounters.lines(encounter) >= encounters.limits.linesPerEncounterMax()) {
            return refuse(ResultCode.ENCOUNTER_LINES_FULL, group, index, LINE_NO);
        }
        return admitToBatch();
    }

    private ResultCode admitToBatch() {
        if (batch == Encounters.NOT_FOUND) {
            return ResultCode.DONE;
        }
        if (!fees.isOpen(encounter, batch)) {
            return refuse(ResultCode.BATCH_SETTLED, "chrg_bchno");
        }
        return fees.isSettled(batch) || fees.disease(batch) == disease
                ? ResultCode.DONE
                : refuse(ResultCode.MIXED_DISEASES, "dise_codg");
    }

    private void addPurchase(final int lineNoAt, final int at) {
        final ItemClass itemClass = isApproved(at) ? figures.itemClass() : ItemClass.OWN;
        final int firstSelfPayBp = figures.firstSelfPayBp();
        final long limitMicro = figures.limitMicro();
        final long unitPriceMicro = buffer.getLong(at + FeeLinesDecoder.unitPriceMicroEncodingOffset(), ORDER);
        final long quantityE4 = buffer.getLong(at + FeeLinesDecoder.quantityE4EncodingOffset(), ORDER);
        parts.clear();
        final ResultCode code =
                ScopeClassifier.addLine(itemClass, firstSelfPayBp, unitPriceMicro, quantityE4, limitMicro, parts);
        if (code != ResultCode.DONE) {
            throw new IllegalStateException("expected a line that was checked at the door, found " + code);
        }
        insert(lineNoAt);
        encounters.lines.purchase(
                line,
                itemClass,
                FeeCategory.of(buffer, at + FeeLinesDecoder.feeCategoryEncodingOffset())
                        .number(),
                firstSelfPayBp,
                unitPriceMicro,
                limitMicro,
                quantityE4,
                parts);
        fees.add(encounter, line);
    }

    /** As the encounter was registered. */
    private int hospitalLevel() {
        return encounters.visitBuffer(encounter).getByte(encounters.visitOffset(encounter) + LEVEL_OFFSET);
    }

    private boolean isApproved(final int at) {
        return buffer.getByte(at + FeeLinesDecoder.approvalEncodingOffset()) != NOT_APPROVED;
    }

    private ResultCode addReturn(final int index, final int lineNoAt, final int at) {
        final int original = encounters.lines.find(
                encounters.rows.id(encounter), buffer, at + ReturnLinesDecoder.originalLineNoEncodingOffset());
        if (original == Encounters.NOT_FOUND || encounters.lines.isReturn(original)) {
            return refuse(ResultCode.LINE_UNKNOWN, RETURNS, index, ORIGINAL_LINE_NO);
        }
        if (encounters.lines.batch(original) != batch) {
            return refuse(ResultCode.RETURN_OTHER_BATCH, RETURNS, index, ORIGINAL_LINE_NO);
        }
        final long quantityE4 = buffer.getLong(at + ReturnLinesDecoder.quantityE4EncodingOffset(), ORDER);
        if (-quantityE4 > encounters.lines.leftQuantityE4(original)) {
            return refuse(ResultCode.RETURN_EXCEEDS_REST, RETURNS, index, "cnt");
        }
        returns.split(encounters.lines, original, -quantityE4, parts);
        final long amountFen = buffer.getLong(at + ReturnLinesDecoder.amountFenEncodingOffset(), ORDER);
        if (amountFen != parts.totalFen()) {
            refuse(ResultCode.RETURN_AMOUNT_DIFFERS, RETURNS, index, "det_item_fee_sumamt");
            refusal.found(Fen.format(amountFen)).andFound(" <> ").andFound(Fen.format(parts.totalFen()));
            return ResultCode.RETURN_AMOUNT_DIFFERS;
        }
        insert(lineNoAt);
        encounters.lines.giveBack(line, original, quantityE4, parts);
        fees.add(encounter, line);
        return ResultCode.DONE;
    }

    private void insert(final int lineNoAt) {
        if (batch == Encounters.NOT_FOUND) {
            batch = fees.addBatch(encounter, buffer, batchNoAt, disease);
        }
        line = encounters.lines.insert(
                encounters.rows.id(encounter), buffer, lineNoAt, content, batch, encounters.batches.firstLine(batch));
        added[addedCount++] = line;
    }

    private ResultCode refuse(final ResultCode code, final String field) {
        refusal.set(code, field);
        return code;
    }

    private ResultCode refuse(final ResultCode code, final String group, final int index, final String field) {
        refusal.set(code, group, index, field);
        return code;
    }
}

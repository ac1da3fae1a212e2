package io.yidi.gateway.engine.encounter;

import io.yidi.gateway.engine.scope.BillParts;
import io.yidi.gateway.engine.scope.ScopeClassifier;
import io.yidi.gateway.engine.state.Fingerprint;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.sbe.ItemClass;
import org.agrona.DirectBuffer;

/**
 * 费用明细表: the lines of all encounters, found by encounter and line number; each batch is a list of them.
 *
 * <pre>
 *     0       16      32         64         96     104     112     120      128   132  136      140      144
 *    +-------+-------+----------+----------+------+-------+-------+--------+-----+----+--------+--------+-----+
 *    |number |content|four parts|four parts| left | unit  | price | quanti-|batch|next|previous|original|codes|
 *    |       |       | fen      | left, fen| E4   | price | limit | ty E4  |     |    |        |        |     |
 *    +-------+-------+----------+----------+------+-------+-------+--------+-----+----+--------+--------+-----+
 *     number, content: fingerprints    batch … original: row + 1, 0 for none    codes: class, category, first self-pay
 * </pre>
 *
 * <p>A purchase holds what returns have left of it; a return names its original. Core thread only.
 */
final class LineTable extends NumberedRows {

    private static final int CONTENT_HIGH_OFFSET = 16;
    private static final int CONTENT_LOW_OFFSET = 24;
    private static final int PARTS_OFFSET = 32;
    private static final int LEFT_OFFSET = 64;
    private static final int LEFT_QUANTITY_OFFSET = 96;
    private static final int UNIT_PRICE_OFFSET = 104;
    private static final int PRICE_LIMIT_OFFSET = 112;
    private static final int QUANTITY_OFFSET = 120;
    private static final int BATCH_OFFSET = 128;
    private static final int NEXT_OFFSET = 132;
    private static final int PREVIOUS_OFFSET = 136;
    private static final int ORIGINAL_OFFSET = 140;
    private static final int CODES_OFFSET = 144;
    private static final int ROW_BYTES = 152;
    private static final int PARTS = 4;
    private static final ItemClass[] CLASSES = ItemClass.values();

    LineTable(final int linesMax) {
        super(ROW_BYTES, linesMax);
    }

    /** Whether so many lines can be added. */
    boolean hasRoom(final int added) {
        return rows.hasRoom(added);
    }

    /** Lines of all encounters. */
    int count() {
        return rows.count();
    }

    /** A new line without parts, at the head of a batch's list. */
    int insert(
            final long encounterId,
            final DirectBuffer buffer,
            final int lineNoOffset,
            final Fingerprint content,
            final int batch,
            final int firstLine) {
        final int row = insert(encounterId, buffer, lineNoOffset);
        rows.word(row, CONTENT_HIGH_OFFSET, content.high());
        rows.word(row, CONTENT_LOW_OFFSET, content.low());
        rows.number(row, BATCH_OFFSET, batch + 1);
        rows.number(row, NEXT_OFFSET, firstLine + 1);
        if (firstLine != RowTable.NOT_FOUND) {
            rows.number(firstLine, PREVIOUS_OFFSET, row + 1);
        }
        return row;
    }

    /** Makes a new line a purchase, nothing of it returned yet. */
    void purchase(
            final int row,
            final ItemClass itemClass,
            final int feeCategory,
            final int firstSelfPayBp,
            final long unitPriceMicro,
            final long priceLimitMicro,
            final long quantityE4,
            final BillParts parts) {
        rows.number(row, CODES_OFFSET, itemClass.ordinal() | feeCategory << 8 | firstSelfPayBp << 16);
        rows.word(row, UNIT_PRICE_OFFSET, unitPriceMicro);
        rows.word(row, PRICE_LIMIT_OFFSET, priceLimitMicro);
        rows.word(row, QUANTITY_OFFSET, quantityE4);
        rows.word(row, LEFT_QUANTITY_OFFSET, quantityE4);
        putParts(row, PARTS_OFFSET, parts);
        putParts(row, LEFT_OFFSET, parts);
    }

    /** Makes a new line a return of a purchase, which has that much less left. */
    void giveBack(final int row, final int original, final long quantityE4, final BillParts parts) {
        rows.number(row, ORIGINAL_OFFSET, original + 1);
        rows.number(row, CODES_OFFSET, rows.number(original, CODES_OFFSET));
        rows.word(row, QUANTITY_OFFSET, quantityE4);
        putParts(row, PARTS_OFFSET, parts);
        addToLeft(original, row, 1);
    }

    /**
     * Takes a line out of its batch's list; what a return gave back is the purchase's again.
     *
     * @return first line of the batch now, if it was this one; else the first line given
     */
    int remove(final int row, final int firstLine) {
        final int original = rows.number(row, ORIGINAL_OFFSET) - 1;
        if (original != RowTable.NOT_FOUND) {
            addToLeft(original, row, -1);
        }
        final int next = next(row);
        final int previous = rows.number(row, PREVIOUS_OFFSET) - 1;
        if (next != RowTable.NOT_FOUND) {
            rows.number(next, PREVIOUS_OFFSET, previous + 1);
        }
        if (previous != RowTable.NOT_FOUND) {
            rows.number(previous, NEXT_OFFSET, next + 1);
        }
        rows.remove(row);
        return previous == RowTable.NOT_FOUND ? next : firstLine;
    }

    /** Lets a line go together with its whole encounter. */
    void drop(final int row) {
        rows.remove(row);
    }

    /** Whether a line came with this content. */
    boolean hasContent(final int row, final Fingerprint content) {
        return rows.word(row, CONTENT_HIGH_OFFSET) == content.high()
                && rows.word(row, CONTENT_LOW_OFFSET) == content.low();
    }

    /** The line after this one in its batch, or {@link RowTable#NOT_FOUND}. */
    int next(final int row) {
        return rows.number(row, NEXT_OFFSET) - 1;
    }

    /** Batch of a line. */
    int batch(final int row) {
        return rows.number(row, BATCH_OFFSET) - 1;
    }

    /** Whether the line is a return. */
    boolean isReturn(final int row) {
        return rows.number(row, ORIGINAL_OFFSET) != 0;
    }

    /** Whether nothing of a purchase has been returned. */
    boolean isWhole(final int row) {
        return rows.word(row, LEFT_QUANTITY_OFFSET) == rows.word(row, QUANTITY_OFFSET);
    }

    /** Number of the fee category, 1 to 14. */
    int feeCategory(final int row) {
        return rows.number(row, CODES_OFFSET) >> 8 & 0xFF;
    }

    /** Class by which it was split. */
    ItemClass itemClass(final int row) {
        return CLASSES[rows.number(row, CODES_OFFSET) & 0xFF];
    }

    /** First self-pay by which it was split, in 1/10 000. */
    int firstSelfPayBp(final int row) {
        return rows.number(row, CODES_OFFSET) >>> 16;
    }

    /** Price limit by which it was split, or its original if it is a return; millionths of a yuan. */
    long priceLimitMicro(final int row) {
        return rows.word(isReturn(row) ? rows.number(row, ORIGINAL_OFFSET) - 1 : row, PRICE_LIMIT_OFFSET);
    }

    /** Reads the four parts. */
    void parts(final int row, final BillParts into) {
        readParts(row, PARTS_OFFSET, into);
    }

    /** Reads what is left of a purchase's four parts. */
    void left(final int row, final BillParts into) {
        readParts(row, LEFT_OFFSET, into);
    }

    /** Quantity left of a purchase, in 1/10 000. */
    long leftQuantityE4(final int row) {
        return rows.word(row, LEFT_QUANTITY_OFFSET);
    }

    /** Splits some of a purchase as if it were a line of its own; negative for the exact mirror. */
    void split(final int row, final long quantityE4, final BillParts into) {
        into.clear();
        final int codes = rows.number(row, CODES_OFFSET);
        final ResultCode code = ScopeClassifier.addLine(
                CLASSES[codes & 0xFF],
                codes >>> 16,
                rows.word(row, UNIT_PRICE_OFFSET),
                quantityE4,
                rows.word(row, PRICE_LIMIT_OFFSET),
                into);
        if (code != ResultCode.DONE) {
            throw new IllegalStateException("expected a part of a line that was split before, found " + code);
        }
    }

    /** Adds quantity and parts of a return, which are negative, to what is left of its original, or takes them off. */
    private void addToLeft(final int original, final int line, final int times) {
        add(original, LEFT_QUANTITY_OFFSET, times * rows.word(line, QUANTITY_OFFSET));
        for (int part = 0; part < PARTS; part++) {
            final int offset = part * Long.BYTES;
            add(original, LEFT_OFFSET + offset, times * rows.word(line, PARTS_OFFSET + offset));
        }
    }

    private void add(final int row, final int offset, final long delta) {
        rows.word(row, offset, rows.word(row, offset) + delta);
    }
}

package io.yidi.gateway.engine.encounter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.engine.scope.BillParts;
import io.yidi.gateway.engine.scope.ScopeClassifier;
import io.yidi.gateway.engine.state.Fingerprint;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.sbe.ItemClass;
import java.util.List;
import java.util.Random;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** INV-1: a purchase and its returns, whatever their sizes, come to 0 in each part once all is returned. */
class ReturnCalculatorTest {

    private final LineTable lines = new LineTable(100);
    private final ReturnCalculator calculator = new ReturnCalculator();
    private final BillParts parts = new BillParts();
    private final BillParts left = new BillParts();
    private final UnsafeBuffer number = new UnsafeBuffer(new byte[NumberedRows.NUMBER_BYTES]);
    private final Fingerprint content = new Fingerprint().of(number, 0, 1);
    private int numbers;

    @Test
    void shouldTakeTheRemainderLast() {
        final int purchase = purchase(ItemClass.B, 5_000, 5_000, 40_000, ScopeClassifier.NO_LIMIT);
        assertEquals("-1 0", giveBack(purchase, 10_000), "half a fen is a fen, of which half a fen is a fen");
        assertEquals("-1 -1", giveBack(purchase, 10_000), "class B has nothing left");
        assertEquals("0 0", giveBack(purchase, 10_000), "no more than there is");
        assertEquals("0 0", giveBack(purchase, 10_000));
    }

    /** Four pieces of a fen; what is rounded up on each is taken off one part until nothing of it is left. */
    @ParameterizedTest
    @CsvSource({"5000, 0 0 -1 0, 0 -1 0 0", "6000, 0 -1 0 0, 0 0 -1 0"})
    void shouldTakeWhatAPartLacksOffTheOthers(final long limitMicro, final String first, final String then) {
        final int purchase = purchase(ItemClass.B, 10_000, 10_000, 40_000, limitMicro);
        lines.left(purchase, left);
        assertEquals("0 2 2 0", text(left));

        for (final String expected : List.of(first, first, then, then)) {
            giveBack(purchase, 10_000);
            assertEquals(expected, text(parts));
        }
    }

    @Test
    void shouldTakeOwnPayOffOwnPay() {
        final int purchase = purchase(ItemClass.OWN, 0, 10_000, 40_000, ScopeClassifier.NO_LIMIT);
        giveBack(purchase, 10_000);

        assertEquals("0 0 0 -1", text(parts));
    }

    @RepeatedTest(300)
    void shouldNeverLeaveLessThanNothing(final RepetitionInfo repetition) {
        final Random random = new Random(repetition.getCurrentRepetition());
        final ItemClass itemClass = new ItemClass[] {ItemClass.A, ItemClass.B, ItemClass.OWN}[random.nextInt(3)];
        final long priceMicro = random.nextInt(30_000_000);
        final long limitMicro = random.nextBoolean() ? ScopeClassifier.NO_LIMIT : random.nextInt(30_000_000);
        final int pieces = 1 + random.nextInt(20);
        final int purchase = purchase(itemClass, random.nextInt(10_001), priceMicro, pieces * 10_000L, limitMicro);
        long restE4 = pieces * 10_000L;
        while (restE4 > 0) {
            final long quantityE4 = Math.min(restE4, 1 + random.nextInt(40_000));
            giveBack(purchase, quantityE4);
            restE4 -= quantityE4;
            lines.left(purchase, left);
            assertTrue(
                    left.inScopeFen >= 0 && left.preSelfPayFen >= 0 && left.overLimitFen >= 0 && left.ownPayFen >= 0,
                    "a part below 0");
        }
        assertEquals(0, left.totalFen());
        assertEquals(0, lines.leftQuantityE4(purchase));
    }

    private int purchase(
            final ItemClass itemClass,
            final int firstSelfPayBp,
            final long priceMicro,
            final long quantityE4,
            final long limitMicro) {
        parts.clear();
        assertEquals(
                ResultCode.DONE,
                ScopeClassifier.addLine(itemClass, firstSelfPayBp, priceMicro, quantityE4, limitMicro, parts));
        final int row = insert();
        lines.purchase(row, itemClass, 9, firstSelfPayBp, priceMicro, limitMicro, quantityE4, parts);
        return row;
    }

    private String giveBack(final int purchase, final long quantityE4) {
        calculator.split(lines, purchase, quantityE4, parts);
        lines.giveBack(insert(), purchase, -quantityE4, parts);
        return parts.totalFen() + " " + parts.inScopeFen;
    }

    private static String text(final BillParts parts) {
        return parts.inScopeFen + " " + parts.preSelfPayFen + " " + parts.overLimitFen + " " + parts.ownPayFen;
    }

    private int insert() {
        numbers++;
        number.putInt(0, numbers);
        return lines.insert(1, number, 0, content, 0, RowTable.NOT_FOUND);
    }
}

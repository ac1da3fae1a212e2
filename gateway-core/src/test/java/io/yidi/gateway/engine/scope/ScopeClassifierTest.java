package io.yidi.gateway.engine.scope;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.yidi.gateway.fixture.Portion;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.money.Fen;
import io.yidi.protocol.money.LineArithmetic;
import io.yidi.protocol.sbe.ItemClass;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("BJ-24, NAT-17: every line is split by the scope of the care place")
class ScopeClassifierTest {

    private final BillParts bill = new BillParts();

    @ParameterizedTest(name = "{0} {1} bp, price {2}, quantity {3}, limit {4}")
    @DisplayName("INV-1: the four parts of a line, and the mirror of a return")
    @CsvSource({
        "B,  1000, 25500000,     100000, 20000000,            18000, 2000, 5500,     0",
        "A,     0, 25500000,     100000, 20000000,            20000,    0, 5500,     0",
        "OWN,   0, 25500000,     100000, 20000000,                0,    0,    0, 25500",
        "A,     0, 25500000,     100000, 9223372036854775807, 25500,    0,    0,     0",
        "B, 10000, 25500000,     100000, 25500000,                0, 25500,   0,     0",
        "A,     0, 25500000,     100000, 0,                       0,    0, 25500,    0",
        "A,     0,     5000,      10000, 9223372036854775807,     1,    0,    0,     0",
        "A,     0,     4999,      10000, 9223372036854775807,     0,    0,    0,     0",
        "B,  5000,    10000,      10000, 9223372036854775807,     0,    1,    0,     0",
        "A,     0,        1, 50000000,   9223372036854775807,     1,    0,    0,     0",
        "A,     0, 99999999990000, 10000, 9223372036854775807, 9999999999, 0, 0,     0",
    })
    void shouldSplitALineAndItsReturn(
            final ItemClass itemClass,
            final int firstSelfPayBp,
            final long unitPriceMicro,
            final long quantityE4,
            final long limitMicro,
            final long inScopeFen,
            final long preSelfPayFen,
            final long overLimitFen,
            final long ownPayFen) {
        add(itemClass, firstSelfPayBp, unitPriceMicro, quantityE4, limitMicro);
        assertParts(inScopeFen, preSelfPayFen, overLimitFen, ownPayFen);

        bill.clear();
        add(itemClass, firstSelfPayBp, unitPriceMicro, -quantityE4, limitMicro);
        assertParts(-inScopeFen, -preSelfPayFen, -overLimitFen, -ownPayFen);
    }

    @Test
    @DisplayName("INV-2: random lines equal exact decimals, and the bill is the sum of its lines")
    void shouldEqualExactDecimals() {
        final Random random = new Random(24);
        final BillParts whole = new BillParts();
        long totalFen = 0;
        for (int i = 0; i < Portion.of(20_000); i++) {
            final long priceMicro = Math.floorMod(random.nextLong(), random.nextBoolean() ? 300_000_000L : 30_000L);
            final long quantityE4 = random.nextInt(2_000_001) - 1_000_000L;
            final long limitMicro =
                    random.nextBoolean() ? ScopeClassifier.NO_LIMIT : Math.floorMod(random.nextLong(), priceMicro + 2);
            final int ratioBp = random.nextInt(10_001);
            bill.clear();
            add(ItemClass.B, ratioBp, priceMicro, quantityE4, limitMicro);

            final BigDecimal amount = product(priceMicro, quantityE4);
            final BigDecimal overLimit = product(Math.max(0, priceMicro - limitMicro), quantityE4);
            final BigDecimal rest = amount.subtract(overLimit);
            final BigDecimal preSelfPay =
                    rest.multiply(BigDecimal.valueOf(ratioBp, 4)).setScale(2, RoundingMode.HALF_UP);
            assertParts(fen(rest.subtract(preSelfPay)), fen(preSelfPay), fen(overLimit), 0);
            whole.add(bill);
            totalFen += fen(amount);
        }
        assertEquals(totalFen, whole.totalFen());
    }

    @Test
    void shouldRefuseALineBeyondTheLargestAmount() {
        assertEquals(ResultCode.AMOUNT_OUT_OF_RANGE, line(ItemClass.A, 0, 100_000_000_000_000L, 10_000));
        assertEquals(ResultCode.AMOUNT_OUT_OF_RANGE, line(ItemClass.A, 0, 100_000_000_000_000L, -10_000));
        assertEquals(ResultCode.AMOUNT_OUT_OF_RANGE, line(ItemClass.A, 0, 4_000_000_000_000_000L, 10_000_000));
        assertEquals(ResultCode.AMOUNT_OUT_OF_RANGE, line(ItemClass.A, 0, Long.MAX_VALUE, Long.MAX_VALUE));
        assertEquals(ResultCode.AMOUNT_OUT_OF_RANGE, line(ItemClass.A, 0, -1, 10_000));
        assertParts(0, 0, 0, 0);
    }

    @Test
    void shouldTakeTheLargestAmountItsReturnAndWhatCostsNothing() {
        assertEquals(ResultCode.DONE, line(ItemClass.A, 0, 99_999_999_990_000L, 10_000));
        assertParts(Fen.LINE_MAX, 0, 0, 0);
        assertEquals(ResultCode.DONE, line(ItemClass.A, 0, 99_999_999_990_000L, -10_000));
        assertEquals(ResultCode.DONE, line(ItemClass.A, 0, 0, 10_000));
        assertParts(0, 0, 0, 0);
    }

    @Test
    void shouldRefuseWhatIsNoClassOrRatio() {
        assertEquals(ResultCode.CODE_UNKNOWN, line(ItemClass.NULL_VAL, 0, 1_000_000, 10_000));
        assertEquals(ResultCode.RATIO_OUT_OF_RANGE, line(ItemClass.B, 10_001, 1_000_000, 10_000));
        assertEquals(ResultCode.RATIO_OUT_OF_RANGE, line(ItemClass.B, -1, 1_000_000, 10_000));
        assertParts(0, 0, 0, 0);
    }

    @Test
    void shouldSayWhereTheProductLeavesALong() {
        final long priceMicro = 92_233_720_367L;
        assertEquals(priceMicro, LineArithmetic.amountFen(priceMicro, 100_000_000));
        assertEquals(LineArithmetic.OVERFLOW, LineArithmetic.amountFen(priceMicro + 1, 100_000_000));
        assertEquals(LineArithmetic.OVERFLOW, LineArithmetic.amountFen(Long.MIN_VALUE, 1));
        assertEquals(LineArithmetic.OVERFLOW, LineArithmetic.amountFen(Long.MAX_VALUE, 3));
    }

    private void add(
            final ItemClass itemClass,
            final int firstSelfPayBp,
            final long unitPriceMicro,
            final long quantityE4,
            final long limitMicro) {
        assertEquals(
                ResultCode.DONE,
                ScopeClassifier.addLine(itemClass, firstSelfPayBp, unitPriceMicro, quantityE4, limitMicro, bill));
        assertEquals(LineArithmetic.amountFen(unitPriceMicro, quantityE4), bill.totalFen());
    }

    private ResultCode line(
            final ItemClass itemClass, final int firstSelfPayBp, final long unitPriceMicro, final long quantityE4) {
        return ScopeClassifier.addLine(
                itemClass, firstSelfPayBp, unitPriceMicro, quantityE4, ScopeClassifier.NO_LIMIT, bill);
    }

    private void assertParts(
            final long inScopeFen, final long preSelfPayFen, final long overLimitFen, final long ownPayFen) {
        assertEquals(inScopeFen, bill.inScopeFen, "inScope");
        assertEquals(preSelfPayFen, bill.preSelfPayFen, "preSelfPay");
        assertEquals(overLimitFen, bill.overLimitFen, "overLimit");
        assertEquals(ownPayFen, bill.ownPayFen, "ownPay");
    }

    private static BigDecimal product(final long priceMicro, final long quantityE4) {
        return BigDecimal.valueOf(priceMicro, 6)
                .multiply(BigDecimal.valueOf(quantityE4, 4))
                .setScale(2, RoundingMode.HALF_UP);
    }

    private static long fen(final BigDecimal yuan) {
        return yuan.movePointRight(2).longValueExact();
    }
}

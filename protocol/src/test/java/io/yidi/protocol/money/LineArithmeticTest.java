package io.yidi.protocol.money;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineArithmeticTest {

    @ParameterizedTest(name = "INV-1: {0} x {1} = {2} fen")
    @CsvSource({
        "25500000, 100000, 25500",
        "0, 100000, 0",
        "1, 1, 0",
        "5000, 10000, 1",
        "4999, 10000, 0",
        "3333333, 30000, 1000",
        "1005000, 10000, 101",
        "99999999990000, 10000, 9999999999",
        "-25500000, 100000, -25500",
        "5000, -10000, -1",
        "-4999, 10000, 0",
    })
    void shouldRoundTheExactProductHalfUp(final long priceMicro, final long quantityE4, final long expectedFen) {
        assertEquals(expectedFen, LineArithmetic.amountFen(priceMicro, quantityE4));
    }

    @ParameterizedTest
    @CsvSource({
        "9223372036854775807, 2",
        "9223372036854775807, 1",
        "99999999990000, 999999999999",
        "-9223372036854775808, 1",
        "-9223372036854775808, -1",
        "4294967296, 4294967296",
    })
    void shouldTellAProductThatALongDoesNotHold(final long priceMicro, final long quantityE4) {
        assertEquals(LineArithmetic.OVERFLOW, LineArithmetic.amountFen(priceMicro, quantityE4));
    }

    @Test
    void shouldAgreeWithExactArithmeticOnRandomLines() {
        final Random random = new Random(20261121);
        for (int i = 0; i < 20_000; i++) {
            final long priceMicro = random.nextLong() >> 20 + random.nextInt(40);
            final long quantityE4 = random.nextLong() >> 40 + random.nextInt(20);
            final BigDecimal exact = BigDecimal.valueOf(priceMicro)
                    .multiply(BigDecimal.valueOf(quantityE4))
                    .movePointLeft(8)
                    .setScale(0, RoundingMode.HALF_UP);
            final long expected = exact.abs().compareTo(BigDecimal.valueOf(92_233_720_366L)) > 0
                    ? LineArithmetic.OVERFLOW
                    : exact.longValueExact();
            assertEquals(expected, LineArithmetic.amountFen(priceMicro, quantityE4), priceMicro + " x " + quantityE4);
        }
    }
}

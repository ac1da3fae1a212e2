package io.yidi.protocol.code;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** NAT-F1c: every fund stands in exactly one column of the forms. */
class FundColumnTest {

    @ParameterizedTest
    @CsvSource({
        "310100, 1",
        "390100, 1",
        "310200, 2",
        "330100, 3",
        "390200, 3",
        "370100, 4",
        "320100, 5",
        "350100, 6",
        "610100, 7",
        "999997, 8",
        "340100, 8"
    })
    void shouldFindTheColumnOfAFund(final String fundCode, final int column) {
        assertEquals(column, FundColumn.of(fundCode).number());
    }

    @Test
    void shouldNumberTheColumnsAsTheFormDoes() {
        assertEquals(
                "12345678",
                Arrays.stream(FundColumn.values())
                        .map(column -> Integer.toString(column.number()))
                        .reduce("", String::concat));
    }
}

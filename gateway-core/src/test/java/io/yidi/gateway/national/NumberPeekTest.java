package io.yidi.gateway.national;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The number of a transaction is found before its document is read. */
class NumberPeekTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"infno\":\"2207\"} | 2207",
                "{\"msgid\":\"x\", \"infno\" : \"2203A\",\"y\":1} | 2203A",
                "{\"infno\":2601} | 2601",
                "{\"input\":{}} | ''",
                "{\"infno\" | ''",
            })
    void shouldPeekAtTheNumber(final String body, final String infno) {
        final byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        assertEquals(infno, new NumberPeek().infno(bytes, bytes.length).toString());
    }
}

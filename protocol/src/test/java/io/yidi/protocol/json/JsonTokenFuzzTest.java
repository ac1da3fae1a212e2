package io.yidi.protocol.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;

/**
 * Whatever bytes arrive, their tokens are those that Jackson reads, or both refuse.
 *
 * <p>As a test it runs the inputs of {@code JsonTokenFuzzTestInputs}; with {@code JAZZER_FUZZ=1} it searches for more.
 */
class JsonTokenFuzzTest {

    private final TokenComparison comparison = new TokenComparison();

    @FuzzTest(maxDuration = "60s")
    void shouldAgreeWithJackson(final byte[] document) {
        assertEquals(TokenComparison.jackson(document), comparison.own(document));
    }
}

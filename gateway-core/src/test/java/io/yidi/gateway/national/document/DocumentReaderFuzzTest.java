package io.yidi.gateway.national.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.yidi.gateway.national.table.InputNodes.InputFaultException;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.sbe.ResultClass;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Map;

/**
 * Whatever bytes arrive, they are refused with a code, or read as Jackson reads them: every value, every name, found by
 * its name.
 *
 * <p>As a test it runs the inputs of {@code DocumentReaderFuzzTestInputs}; with {@code JAZZER_FUZZ=1} it searches for
 * more.
 */
class DocumentReaderFuzzTest {

    private static final JsonMapper MAPPER = new JsonMapper();

    private final DocumentReader reader = new DocumentReader();
    private final DocumentIndex index = new DocumentIndex();
    private final BodyDecoder decoder = new BodyDecoder();

    @FuzzTest(maxDuration = "60s")
    void shouldRefuseOrReadWhateverArrives(final byte[] bytes) throws IOException {
        try {
            final int length = decoder.decode(bytes, bytes.length, "");
            reader.read(decoder.bytes(), length, index);
            assertSame(MAPPER.readTree(decoder.bytes(), 0, length), DocumentIndex.ROOT);
        } catch (final InputFaultException refused) {
            final ResultCode code = refused.fault().code();
            assertTrue(code.resultClass() == ResultClass.MALFORMED, refused.fault()::toString);
        }
    }

    private void assertSame(final JsonNode expected, final int value) {
        assertEquals(expected.size(), index.size(value));
        if (expected.isArray()) {
            int element = index.firstChild(value);
            for (final JsonNode each : expected) {
                assertSame(each, element);
                element = index.next(element);
            }
        }
        for (final Map.Entry<String, JsonNode> member : expected.properties()) {
            assertSame(member.getValue(), index.find(value, member.getKey()));
        }
        final String text = index.text(value).toString();
        if (expected.isIntegralNumber()) {
            assertEquals(0, expected.decimalValue().compareTo(new BigDecimal(text)));
        } else if (!expected.isNumber()) {
            assertEquals(
                    expected.isValueNode() && !expected.isNull()
                            ? expected.asText().strip()
                            : "",
                    text);
        }
    }
}

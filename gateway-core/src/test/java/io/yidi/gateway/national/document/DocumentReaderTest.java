package io.yidi.gateway.national.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.yidi.gateway.fixture.NationalHis;
import io.yidi.gateway.national.table.InputNodes.InputFaultException;
import io.yidi.protocol.ResultCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Documents of requests: strict, each fault with its code, and the same values as Jackson reads. */
class DocumentReaderTest {

    private static final int CASES = 30_000;
    private static final JsonMapper JACKSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(8)
                            .maxNumberLength(20)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final DocumentReader reader = new DocumentReader();
    private final DocumentIndex index = new DocumentIndex();
    private final BodyDecoder decoder = new BodyDecoder();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ | JSON_SYNTAX | | line 1, column 2",
                "{} x | JSON_SYNTAX | | line 1, column 4",
                "[] | JSON_TYPE_WRONG | | line 1, column 2",
                "7 | JSON_TYPE_WRONG | | line 1, column 2",
                "{\"a\":1,\"b\":{\"c\":1,\"c\":2}} | JSON_FIELD_TWICE | c | line 1, column 24",
                "{\"a\":[[[[[[[[1]]]]]]]]} | JSON_TOO_DEEP | | line 1, column 14",
                "{\"a\":1e99999999999} | AMOUNT_OUT_OF_RANGE | | line 1, column 19",
                "{\"a\":123456789012345678901} | FIELD_TOO_LONG | | line 1, column 27",
            })
    void shouldNameWhatIsWrong(final String document, final ResultCode code, final String field, final String found) {
        final InputFaultException refused = assertThrows(InputFaultException.class, () -> read(document));
        assertEquals(code, refused.fault().code());
        assertEquals(field == null ? "" : field, refused.fault().field().toString());
        assertEquals(found, refused.fault().found().toString());
    }

    @Test
    void shouldReadTheValuesThatJacksonReads() throws Exception {
        final byte[] request = NationalHis.envelope(
                        "2204",
                        "M1",
                        "{\"feedetail\":[{\"feedetl_sn\":\"1\",\"cnt\":2.0000,\"pric\":-1.5e3,"
                                + "\"amt\":12345678901234567890,\"n\":9007199254740993,\"memo\":null,"
                                + "\"t\":true,\"f\":false,\"z\":-0}],\"l\":[],\"o\":{}}")
                .toString()
                .getBytes(StandardCharsets.UTF_8);
        final Random random = new Random(7);
        int accepted = 0;
        for (int i = 0; i < CASES; i++) {
            final byte[] damaged = request.clone();
            for (int n = random.nextInt(4); n > 0; n--) {
                damaged[random.nextInt(damaged.length)] = request[random.nextInt(request.length)];
            }
            final JsonNode expected = jackson(damaged);
            final JsonNode found = own(damaged);
            final String shown = new String(damaged, StandardCharsets.UTF_8);
            assertEquals(expected, found, () -> shown);
            accepted += expected == null ? 0 : 1;
        }
        assertTrue(accepted > CASES / 5 && accepted < CASES * 4 / 5, "accepted " + accepted);
    }

    private void read(final String document) throws InputFaultException {
        final byte[] utf8 = document.getBytes(StandardCharsets.UTF_8);
        reader.read(utf8, utf8.length, index);
    }

    private JsonNode own(final byte[] document) {
        try {
            final int length = decoder.decode(document, document.length, "");
            reader.read(decoder.bytes(), length, index);
            return DocumentTree.of(index, DocumentIndex.ROOT);
        } catch (final InputFaultException refused) {
            return null;
        }
    }

    /** Jackson reads what is decoded as it is here. */
    private JsonNode jackson(final byte[] document) {
        try {
            final int length = decoder.decode(document, document.length, "");
            final JsonNode read = JACKSON.readTree(new String(decoder.bytes(), 0, length, StandardCharsets.UTF_8));
            return read.isObject() ? read : null;
        } catch (final IOException | InputFaultException | NumberFormatException refused) {
            return null;
        }
    }
}

package io.yidi.gateway.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.yidi.gateway.fixture.Contract;
import io.yidi.protocol.Fault;
import io.yidi.protocol.FrameDescriptor;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.json.RequestJsonReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract of the native JSON door says what the door does; the tests of the doors hold their messages to it. */
class ContractTest {

    private static final Path GOLDEN = Path.of("../protocol/src/test/resources/io/yidi/protocol/json");
    private static final String SCHEMAS = "/components/schemas/";
    private static final String BODY = "/post/requestBody/content/application~1json";

    private final JsonNode document = Contract.NATIVE.document();
    private final UnsafeBuffer message = new UnsafeBuffer(new byte[2 * FrameDescriptor.MESSAGE_LENGTH_MAX]);

    static Stream<String> goldenMessages() throws IOException {
        try (Stream<Path> files = Files.list(GOLDEN)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json") && !name.equals("query-request.json"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("goldenMessages")
    void shouldAllowEveryMessageOfTheProtocol(final String name) throws IOException {
        Contract.NATIVE.validate(SCHEMAS + schemaOf(name), Files.readString(GOLDEN.resolve(name)));
    }

    @Test
    void shouldHaveTheAddressesOfTheDoorAndNoOthers() {
        final Set<String> inContract = new TreeSet<>();
        document.path("paths").fieldNames().forEachRemaining(inContract::add);
        final Set<String> served = new TreeSet<>(JsonRoute.all().keySet());
        served.add("/v1/transactions/{institution}/{code}/{msgid}");
        assertEquals(served, inContract);
    }

    @Test
    void shouldNameNoFieldThatTheDoorDoesNotKnow() {
        JsonRoute.all().forEach((path, route) -> {
            final String schema = bodyOf(path).at("/schema/$ref").asText();
            document.at(schema.substring(1)).path("properties").properties().forEach(field -> {
                assertKnown(route.reader(), "{\"" + field.getKey() + "\":\"\"}");
                final String row = field.getValue().at("/items/$ref").asText();
                if (!row.isEmpty()) {
                    document.at(row.substring(1))
                            .path("properties")
                            .fieldNames()
                            .forEachRemaining(name -> assertKnown(
                                    route.reader(), "{\"" + field.getKey() + "\":[{\"" + name + "\":\"\"}]}"));
                }
            });
        });
    }

    @Test
    void shouldGiveExamplesThatItAllows() {
        JsonRoute.all().keySet().forEach(path -> {
            final JsonNode body = bodyOf(path);
            assertFalse(body.path("example").isMissingNode(), path);
            Contract.NATIVE.validate(
                    body.at("/schema/$ref").asText().substring(1),
                    body.path("example").toString());
        });
    }

    private JsonNode bodyOf(final String path) {
        return document.path("paths").path(path).at(BODY);
    }

    private void assertKnown(final RequestJsonReader reader, final String json) {
        final byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        final Fault fault = reader.read(bytes, 0, bytes.length, 0, message, 0);
        assertNotEquals(ResultCode.JSON_FIELD_UNKNOWN, fault.code(), json);
    }

    /** The schema of a message: {@code settle-request-inpatient.json} is a SettleRequest. */
    private static String schemaOf(final String file) {
        final StringBuilder schema = new StringBuilder();
        for (final String word : file.substring(0, file.indexOf('.')).split("-", -1)) {
            schema.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
            if (word.equals("request") || word.equals("reply")) {
                break;
            }
        }
        return schema.toString();
    }
}

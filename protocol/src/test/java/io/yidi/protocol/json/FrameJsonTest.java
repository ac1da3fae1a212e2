package io.yidi.protocol.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.yidi.protocol.FrameDescriptor;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Proves that binary and JSON say the same, against files that stay: one JSON and one hex file for each message.
 *
 * <p>{@code -Dyidi.golden.write=true} writes them anew; then read the difference before committing it.
 */
class FrameJsonTest {

    private static final Path GOLDEN = Path.of("src", "test", "resources", "io", "yidi", "protocol", "json");
    private static final int HEX_BYTES_PER_LINE = 32;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "settle-request-outpatient",
                "settle-request-inpatient",
                "settle-reply",
                "quote-reply",
                "refusal-reply",
                "error-reply",
                "refund-request",
                "refund-request-earlier",
                "refund-reply",
                "refund-reply-earlier",
                "reversal-request",
                "reversal-reply",
                "query-request",
                "query-reply",
                "query-reply-not-found",
                "encounter-request",
                "encounter-act-request",
                "fee-upload-request",
                "fee-withdrawal-request",
                "encounter-settle-request",
                "encounter-reply",
                "fee-upload-reply",
                "filing-request",
                "filing-reply",
                "filing-query",
                "notice-query",
                "settlement-query",
                "notice-query-reply",
                "filing-query-reply",
            })
    void shouldEncodeToTheGoldenBytes(final String name) throws IOException {
        final String expected = golden(name + ".hex", hex(SampleMessages.message(name)));
        assertEquals(expected, hex(SampleMessages.message(name)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "settle-request-outpatient",
                "settle-request-inpatient",
                "refund-request",
                "refund-request-earlier",
                "reversal-request",
                "query-request",
                "encounter-request",
                "encounter-act-request",
                "fee-upload-request",
                "fee-withdrawal-request",
                "encounter-settle-request",
                "filing-request",
                "filing-query",
                "notice-query",
                "settlement-query"
            })
    void shouldWriteARequestAsTheGoldenJson(final String name) throws IOException {
        final ExpandableArrayBuffer json = new ExpandableArrayBuffer();
        final int length = new RequestJsonWriter().write(goldenBytes(name), 0, json, 3);
        final String written = json.getStringWithoutLengthUtf8(3, length);
        assertEquals(golden(name + ".json", pretty(written)), pretty(written));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "settle-request-outpatient",
                "settle-request-inpatient",
                "refund-request",
                "reversal-request",
                "query-request",
                "encounter-request",
                "encounter-act-request",
                "fee-upload-request",
                "fee-withdrawal-request",
                "encounter-settle-request",
                "filing-request",
                "filing-query",
                "notice-query",
                "settlement-query"
            })
    void shouldReadTheGoldenJsonToTheGoldenBytes(final String name) throws IOException {
        final byte[] json = Files.readAllBytes(GOLDEN.resolve(name + ".json"));
        final UnsafeBuffer message = new UnsafeBuffer(new byte[FrameDescriptor.MESSAGE_LENGTH_MAX]);
        final RequestJsonReader reader = readerOf(name);
        assertNull(reader.read(json, 0, json.length, SampleMessages.CORRELATION_ID, message, 0));
        final byte[] read = new byte[reader.encodedLength()];
        message.getBytes(0, read);
        assertEquals(Files.readString(GOLDEN.resolve(name + ".hex")), hex(read));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "settle-reply",
                "quote-reply",
                "refusal-reply",
                "error-reply",
                "refund-reply",
                "refund-reply-earlier",
                "reversal-reply",
                "query-reply",
                "query-reply-not-found",
                "encounter-reply",
                "fee-upload-reply",
                "filing-reply",
                "notice-query-reply",
                "filing-query-reply"
            })
    void shouldWriteAReplyAsTheGoldenJson(final String name) throws IOException {
        final ExpandableArrayBuffer json = new ExpandableArrayBuffer();
        final int length = new ReplyJsonWriter().write(goldenBytes(name), 0, json, 5);
        final String written = json.getStringWithoutLengthUtf8(5, length);
        assertEquals(golden(name + ".json", pretty(written)), pretty(written));
    }

    private static RequestJsonReader readerOf(final String name) {
        return switch (name) {
            case "refund-request" -> RequestJsonReader.ofRefund();
            case "reversal-request" -> RequestJsonReader.ofReversal();
            case "query-request" -> RequestJsonReader.ofQuery();
            case "encounter-request" -> RequestJsonReader.ofEncounter();
            case "encounter-act-request" -> RequestJsonReader.ofEncounterAct();
            case "fee-upload-request" -> RequestJsonReader.ofFeeUpload();
            case "fee-withdrawal-request" -> RequestJsonReader.ofFeeWithdrawal();
            case "encounter-settle-request" -> RequestJsonReader.ofEncounterSettle();
            case "filing-request" -> RequestJsonReader.ofFiling();
            case "filing-query" -> RequestJsonReader.ofFilingQuery();
            case "notice-query" -> RequestJsonReader.ofNoticeQuery();
            case "settlement-query" -> RequestJsonReader.ofSettlementQuery();
            default -> RequestJsonReader.ofSettle();
        };
    }

    private static UnsafeBuffer goldenBytes(final String name) throws IOException {
        final String hex = Files.readString(GOLDEN.resolve(name + ".hex")).replace("\n", "");
        return new UnsafeBuffer(HexFormat.of().parseHex(hex));
    }

    private static String golden(final String file, final String actual) throws IOException {
        if (Boolean.getBoolean("yidi.golden.write")) {
            Files.createDirectories(GOLDEN);
            Files.writeString(GOLDEN.resolve(file), actual);
        }
        return Files.readString(GOLDEN.resolve(file), StandardCharsets.UTF_8);
    }

    private static String hex(final byte[] bytes) {
        final StringBuilder text = new StringBuilder();
        for (int i = 0; i < bytes.length; i += HEX_BYTES_PER_LINE) {
            final int end = Math.min(bytes.length, i + HEX_BYTES_PER_LINE);
            text.append(HexFormat.of().formatHex(bytes, i, end)).append('\n');
        }
        return text.toString();
    }

    private static String pretty(final String json) throws IOException {
        final StringWriter text = new StringWriter();
        final JsonFactory factory = new JsonFactory();
        try (JsonParser parser = factory.createParser(json);
                JsonGenerator generator = factory.createGenerator(text)) {
            generator.setPrettyPrinter(new DefaultPrettyPrinter());
            while (parser.nextToken() != null) {
                generator.copyCurrentEvent(parser);
            }
        }
        return text.append('\n').toString();
    }
}

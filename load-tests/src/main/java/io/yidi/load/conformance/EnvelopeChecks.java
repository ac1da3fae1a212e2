package io.yidi.load.conformance;

import static io.yidi.load.his.ExpectationException.expect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.yidi.load.his.HisSession;
import io.yidi.load.his.NationalAnswer;
import io.yidi.load.his.NationalCall;
import io.yidi.load.his.NationalEndpoint;
import io.yidi.load.his.Visit;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** 报文外层: addresses, character sets, envelopes; nearly all of them by signing in, which changes nothing. */
final class EnvelopeChecks {

    private static final String SIGN_IN = "{'signIn':{'opter_no':'0001','mac':'00-11','ip':'127.0.0.1'}}";
    private static final Charset GBK = Charset.forName("GBK");
    private static final int ERROR_CHARACTERS_MAX = 200;
    private static final int STATUS_OK = 200;
    private static final int TIME_OF_DAY_OFFSET = 20;

    private EnvelopeChecks() {}

    static List<ConformanceCheck> all() {
        return List.of(
                new ConformanceCheck(
                        "envelope/every-field",
                        "every field of an answer is there, null where nothing is known",
                        EnvelopeChecks::everyField),
                new ConformanceCheck(
                        "envelope/times",
                        "refmsg_time and respond_time are yyyyMMddHHmmssSSS, inf_refmsgid is new in every answer",
                        EnvelopeChecks::times),
                new ConformanceCheck(
                        "envelope/plain-http", "status 200 with a Content-Length, never in chunks", his -> {
                            final NationalAnswer answer = his.call("9001", SIGN_IN);
                            expect(answer.status() == STATUS_OK, "status 200", answer.status());
                            expect(answer.headers().containsKey("content-length"), "a length", answer.headers());
                            expect(!answer.headers().containsKey("transfer-encoding"), "no chunks", answer.headers());
                        }),
                new ConformanceCheck(
                        "envelope/keep-alive", "a connection takes several requests", EnvelopeChecks::keepAlive),
                new ConformanceCheck(
                        "envelope/number-in-address",
                        "where the document has no infno, the last part of the address counts",
                        his -> {
                            final ObjectNode unnumbered = signIn(his).without("infno");
                            isDone(his, path(his, "9001"), "application/json", unnumbered);
                        }),
                new ConformanceCheck(
                        "envelope/number-in-document",
                        "infno counts, whatever the address says",
                        his -> isDone(his, path(his, "callService"), "application/json", signIn(his))),
                new ConformanceCheck(
                        "envelope/content-types", "text/plain and no content type at all are read", his -> {
                            isDone(his, his.endpoint().path(), "text/plain", signIn(his));
                            isDone(his, his.endpoint().path(), "", signIn(his));
                        }),
                new ConformanceCheck("envelope/input-as-text", "input may be a text that holds the nodes", his -> {
                    final ObjectNode call = signIn(his);
                    isDone(his, call.put("input", call.path("input").toString()));
                }),
                new ConformanceCheck("envelope/input-in-capitals", "input may be spelled Input", his -> {
                    final ObjectNode call = signIn(his);
                    final JsonNode nodes = call.remove("input");
                    call.set("Input", nodes);
                    isDone(his, call);
                }),
                new ConformanceCheck(
                        "envelope/long-names",
                        "a name longer than its table says is taken",
                        his -> isDone(his, signIn(his).put("fixmedins_name", "示例医院".repeat(20)))),
                new ConformanceCheck(
                        "envelope/unknown-fields",
                        "fields that no table names are not looked at",
                        his -> isDone(his, signIn(his).put("province_extension", "1"))),
                new ConformanceCheck(
                        "envelope/opaque-msgid",
                        "a msgid of another shape is taken as it is",
                        EnvelopeChecks::opaqueKey),
                new ConformanceCheck(
                        "envelope/gbk-declared",
                        "charset=GBK is read, and answered, in GBK",
                        EnvelopeChecks::gbkDeclared),
                new ConformanceCheck(
                        "envelope/gbk-undeclared", "a body in GBK that says nothing of it is read", his -> {
                            final NationalAnswer answer = his.endpoint()
                                    .post(
                                            his.endpoint().path(),
                                            "application/json",
                                            signIn(his).toString().getBytes(GBK));
                            expect(answer.isDone(), "a sign-in in GBK to be done", answer.document());
                        }),
                new ConformanceCheck(
                        "envelope/unknown-number",
                        "an unknown transaction is infcode -1 with a text, status 200",
                        EnvelopeChecks::unknownNumber),
                new ConformanceCheck(
                        "envelope/missing-field",
                        "a missing field is named in err_msg, in Chinese, at most 200 characters",
                        EnvelopeChecks::missingField),
                new ConformanceCheck(
                        "envelope/not-json",
                        "what is no JSON is infcode -1 with a text, and the next request is answered",
                        EnvelopeChecks::notJson));
    }

    private static void everyField(final HisSession his) throws IOException {
        final JsonNode answer = his.call("9001", SIGN_IN).document();
        for (final String name : List.of(
                "infcode", "inf_refmsgid", "refmsg_time", "respond_time", "err_msg", "warn_msg", "cainfo", "output")) {
            expect(answer.has(name), name, answer);
        }
        expect(answer.path("output").path("signinoutb").hasNonNull("sign_no"), "a sign_no", answer.path("output"));
    }

    private static void times(final HisSession his) throws IOException {
        final JsonNode first = his.call("9001", SIGN_IN).document();
        final JsonNode second = his.call("9001", SIGN_IN).document();
        for (final String name : List.of("refmsg_time", "respond_time")) {
            expect(first.path(name).asText().matches("\\d{17}"), "17 digits in " + name, first.path(name));
        }
        final String number = first.path("inf_refmsgid").asText();
        expect(number.matches("\\d{30}"), "30 digits in inf_refmsgid", number);
        expect(!number.equals(second.path("inf_refmsgid").asText()), "another inf_refmsgid the next time", number);
    }

    private static void keepAlive(final HisSession his) throws IOException {
        try (NationalEndpoint.Connection connection = his.endpoint().open()) {
            for (int i = 0; i < 3; i++) {
                connection.send(his.endpoint().path(), "application/json", bytes(signIn(his)));
                final NationalAnswer answer = connection.receive();
                expect(answer.isDone(), "request " + (i + 1) + " of a connection to be done", answer.document());
            }
        }
    }

    private static void opaqueKey(final HisSession his) throws IOException {
        final String timeAndSerial = his.newMsgId().substring(TIME_OF_DAY_OFFSET);
        his.done(Visit.withLine(his, "10.00").settlement("10.00").under("F3B0C44298FC1C149AFB" + timeAndSerial));
    }

    private static void gbkDeclared(final HisSession his) throws IOException {
        final NationalCall unknown = his.make("2207", "{'data':{'psn_no':'P1'}}");
        final NationalAnswer answer = his.endpoint()
                .post(
                        his.endpoint().path(),
                        "application/json; charset=GBK",
                        unknown.envelope().toString().getBytes(GBK));
        final String type = answer.headers().getOrDefault("content-type", "");
        expect(type.toUpperCase(Locale.ROOT).contains("GBK"), "an answer in GBK", type);
        final String error = NationalEndpoint.read(new String(answer.body(), GBK))
                .path("err_msg")
                .asText();
        expect(isChinese(error), "a Chinese err_msg in GBK", error);
    }

    private static void unknownNumber(final HisSession his) throws IOException {
        final NationalAnswer answer = his.call("9999", "{}");
        expect(answer.status() == STATUS_OK, "status 200", answer.status());
        expect(!answer.isDone() && isChinese(answer.error()), "infcode -1 with a text", answer.document());
    }

    private static void missingField(final HisSession his) throws IOException {
        final String error = his.refused(his.make("2202", "{'data':{'psn_no':'P1','ipt_otp_no':'O1'}}"));
        expect(error.contains("mdtrt_id"), "an err_msg that names mdtrt_id", error);
        expect(isChinese(error), "an err_msg in Chinese", error);
        expect(error.length() <= ERROR_CHARACTERS_MAX, "at most 200 characters", error.length());
    }

    private static void notJson(final HisSession his) throws IOException {
        final NationalAnswer answer = his.endpoint()
                .post(path(his, "9001"), "application/json", "{\"infno\":\"9001\",".getBytes(StandardCharsets.UTF_8));
        expect(!answer.isDone() && isChinese(answer.error()), "infcode -1 with a text", answer.document());
        expect(his.call("9001", SIGN_IN).isDone(), "the next request to be done", "it is not");
    }

    private static ObjectNode signIn(final HisSession his) throws IOException {
        return his.make("9001", SIGN_IN).envelope();
    }

    private static void isDone(final HisSession his, final ObjectNode envelope) throws IOException {
        isDone(his, his.endpoint().path(), "application/json", envelope);
    }

    private static void isDone(
            final HisSession his, final String path, final String contentType, final ObjectNode envelope)
            throws IOException {
        final NationalAnswer answer = his.endpoint().post(path, contentType, bytes(envelope));
        expect(answer.isDone(), "a sign-in at " + path + " to be done", answer.document());
    }

    private static byte[] bytes(final ObjectNode envelope) {
        return envelope.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String path(final HisSession his, final String last) {
        final String path = his.endpoint().path();
        return path.endsWith("/") ? path + last : path + '/' + last;
    }

    private static boolean isChinese(final String text) {
        return text.codePoints().anyMatch(Character::isIdeographic);
    }
}

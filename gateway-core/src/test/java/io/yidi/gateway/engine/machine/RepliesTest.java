package io.yidi.gateway.engine.machine;

import static io.yidi.gateway.engine.machine.EncounterScript.AS_UPLOADED;
import static io.yidi.gateway.engine.machine.EncounterScript.DISCHARGED;
import static io.yidi.gateway.engine.machine.EncounterScript.PLACE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.yidi.gateway.fixture.EncounterFrames;
import io.yidi.gateway.fixture.FilingFrames;
import io.yidi.gateway.fixture.Requests;
import io.yidi.gateway.fixture.SettleFrame;
import io.yidi.gateway.fixture.UploadFrame;
import io.yidi.protocol.KeyDescriptor;
import io.yidi.protocol.code.PersonStatus;
import io.yidi.protocol.json.ReplyJsonWriter;
import io.yidi.protocol.sbe.FilingAction;
import io.yidi.protocol.sbe.MessageHeaderDecoder;
import java.util.stream.Stream;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every answer carries the key that it answers, whatever it says, and is as long as it says. */
class RepliesTest {

    private static final String ABSENT = "PERSON_UNKNOWN";

    private final EncounterScript his = new EncounterScript();

    static Stream<Arguments> requests() {
        return Stream.of(
                Arguments.of("a bill", bill("2304", "P1"), "LONG_TERM"),
                Arguments.of("a quote", bill("2303", "P1"), "LONG_TERM"),
                Arguments.of("a refusal", bill("2304", "P9"), ABSENT),
                Arguments.of("a quoted refusal", bill("2303", "P9"), ABSENT),
                Arguments.of("a refund", Requests.refund("2305", "K", "P1", 1), "REFUNDED"),
                Arguments.of("a reversal", Requests.reversal("K", "P1", "2304", "S1"), "REVERSED"),
                Arguments.of("an admission", EncounterFrames.register("2401", "K", "P1", PLACE), "OPEN"),
                Arguments.of("a discharge", EncounterFrames.act("2402", "K", "P1", 2, DISCHARGED), "DISCHARGED"),
                Arguments.of(
                        "an upload",
                        UploadFrame.stay("K", "P1", 2).line("L2", "2.00").encode(),
                        "L2 2.00"),
                Arguments.of("a withdrawal", EncounterFrames.withdraw("2302", "K", "P1", 2, "", "L1"), "OPEN"),
                Arguments.of(
                        "a settled stay", EncounterFrames.settle("2304", "K", "P1", 3, "", AS_UPLOADED), "LONG_TERM"),
                Arguments.of("a filing", FilingFrames.file("K", "B1", 110_105, request -> {}), "ACTIVE"),
                Arguments.of(
                        "a filing refused",
                        FilingFrames.act("2502", FilingAction.CANCEL, "K", "B1", 110_105),
                        "FILING_NONE_IN_FORCE"),
                Arguments.of("filings", FilingFrames.query("K", "P1", PLACE, query -> {}), "NORMAL: ACTIVE"),
                Arguments.of("filings of nobody", FilingFrames.query("K", "P9", PLACE, query -> {}), ABSENT),
                Arguments.of(
                        "filings of another place",
                        FilingFrames.query("K", "P1", 110_105, query -> {}),
                        "INSURED_PLACE_DIFFERS"),
                Arguments.of("notices", Requests.notices("K", ""), "0: "));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("requests")
    void shouldCarryTheKeyItAnswers(final String what, final UnsafeBuffer request, final String answer) {
        his.send(
                SettleFrame.inpatient().msgId("S1").bill("25000.00", "23456.78").encode());
        final long stay = his.admit("P1");
        final long discharged = his.admit("P1");
        his.upload(UploadFrame.stay(his.next(), "P1", stay).line("L1", "1.00"));
        his.upload(UploadFrame.stay(his.next(), "P1", discharged).line("L1", "1.00"));
        his.act("2402", "P1", discharged, DISCHARGED);
        his.run().person("B1", 310, 110_105, PersonStatus.WORKING);

        final String text = his.send(request);
        assertEquals(answer, text.substring(0, Math.min(answer.length(), text.length())), text);
        final byte[] reply = his.run().lastReply();
        final String json = json(reply);
        final int key = KeyDescriptor.offsetIn(
                new MessageHeaderDecoder().wrap(request, 0).templateId());
        assertEquals(SettleFrame.INSTITUTION, FilingScript.value(json, "fixmedins_code"), json);
        assertEquals(
                request.getStringWithoutLengthAscii(key + KeyDescriptor.TRANSACTION_OFFSET, 4),
                FilingScript.value(json, "infno"));
        assertEquals(
                request.getStringWithoutLengthAscii(key + KeyDescriptor.MSGID_OFFSET, 1),
                FilingScript.value(json, "msgid"));
        assertNotEquals(0, reply.length);
    }

    private static String json(final byte[] reply) {
        final UnsafeBuffer target = new UnsafeBuffer(new byte[64 * 1024]);
        return target.getStringWithoutLengthUtf8(0, new ReplyJsonWriter().write(new UnsafeBuffer(reply), 0, target, 0));
    }

    private static UnsafeBuffer bill(final String code, final String personNo) {
        return SettleFrame.inpatient()
                .code(code)
                .msgId("K")
                .personNo(personNo)
                .bill("25000.00", "23456.78")
                .encode();
    }
}

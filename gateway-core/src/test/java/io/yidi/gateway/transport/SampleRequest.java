package io.yidi.gateway.transport;

import io.yidi.gateway.fixture.EncounterFrames;
import io.yidi.gateway.fixture.FilingFrames;
import io.yidi.gateway.fixture.NationalBills;
import io.yidi.gateway.fixture.NationalHis;
import io.yidi.gateway.fixture.Requests;
import io.yidi.gateway.fixture.SettleFrame;
import io.yidi.gateway.fixture.UploadFrame;
import io.yidi.protocol.json.RequestJsonWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A sound request, to be damaged: its bytes, and where its number and its person stand.
 *
 * @param encoding how it is spelled
 * @param path it is posted to; empty for a binary message
 * @param bytes the message or the document
 * @param msgIdAt where {@link #MSG_ID} stands
 * @param personAt where the last two digits of {@link #PERSON} stand
 */
record SampleRequest(Encoding encoding, String path, byte[] bytes, int msgIdAt, int personAt) {

    /** How a request is spelled. */
    enum Encoding {
        BINARY,
        NATIVE,
        NATIONAL
    }

    /** Number of every sample. */
    static final String MSG_ID = "CAMPAIGN00000";

    /** Person of every sample. */
    static final String PERSON = "P0000000011";

    private static final int PLACE = 930_100;

    /** Samples of every kind and spelling. */
    static List<SampleRequest> all() throws IOException {
        final List<SampleRequest> samples = new ArrayList<>();
        frames().forEach((path, messages) -> {
            for (final DirectBuffer message : messages) {
                samples.add(of(Encoding.BINARY, "", bytes(message)));
                samples.add(of(Encoding.NATIVE, path, written(message)));
            }
        });
        for (final Map.Entry<String, String> input : inputs().entrySet()) {
            samples.add(of(
                    Encoding.NATIONAL,
                    NationalHis.PATH + input.getKey(),
                    NationalHis.envelope(input.getKey(), MSG_ID, input.getValue())
                            .toString()
                            .getBytes(StandardCharsets.UTF_8)));
        }
        return samples;
    }

    private static Map<String, List<DirectBuffer>> frames() {
        final SettleFrame visit = SettleFrame.outpatient()
                .msgId(MSG_ID)
                .person(PERSON, 310, Integer.toString(PLACE))
                .lines("300.00", "250.00");
        final SettleFrame stay = SettleFrame.inpatient()
                .msgId(MSG_ID)
                .person(PERSON, 310, Integer.toString(PLACE))
                .bill("25000.00", "23456.78");
        return Map.of(
                "/v1/settlements", List.of(visit.encode(), stay.encode()),
                "/v1/pre-settlements", List.of(stay.code("2303").encode()),
                "/v1/reversals", List.of(Requests.reversal(MSG_ID, PERSON, "2304", "M1")),
                "/v1/refunds",
                        List.of(
                                Requests.refundOf("2305", MSG_ID, PERSON, 3, 2),
                                Requests.earlier(Requests.refund("2305", MSG_ID, PERSON, 3))),
                "/v1/encounters", List.of(EncounterFrames.register("2401", MSG_ID, PERSON, PLACE)),
                "/v1/encounters/lines",
                        List.of(UploadFrame.stay(MSG_ID, PERSON, 3)
                                .line("L1", "12.50")
                                .giveBack("L2", "L0", -10_000, -1_250)
                                .encode()),
                "/v1/encounters/settlements",
                        List.of(EncounterFrames.settle("2304", MSG_ID, PERSON, 3, "", settle -> {})),
                "/v1/filings",
                        List.of(
                                FilingFrames.file(MSG_ID, PERSON, PLACE, filing -> {}),
                                FilingFrames.file(
                                        MSG_ID,
                                        PERSON,
                                        PLACE,
                                        filing -> filing.transactionCode("2503").diseaseCode("M03900"),
                                        "H13010012345")),
                "/v1/filing-queries", List.of(FilingFrames.query(MSG_ID, PERSON, PLACE, query -> {})));
    }

    private static Map<String, String> inputs() {
        final NationalBills bills = new NationalBills(null, PERSON);
        return Map.of(
                "2204", NationalBills.lines(bills.line("3", "1", "1", "22.50"), bills.line("3", "2", "1", "22.50")),
                "2601", "{\"data\":{\"psn_no\":\"" + PERSON + "\",\"omsgid\":\"M1\",\"oinfno\":\"2207\"}}",
                "2205", "{\"data\":{\"mdtrt_id\":\"3\",\"chrg_bchno\":\"0000\",\"psn_no\":\"" + PERSON + "\"}}",
                "2404", "{\"data\":{\"mdtrt_id\":\"3\",\"psn_no\":\"" + PERSON + "\"}}",
                "5302", "{\"data\":{\"psn_no\":\"" + PERSON + "\"}}",
                "2201",
                        "{\"data\":{\"psn_no\":\"" + PERSON + "\",\"insutype\":\"310\",\"begntime\":\"2023-06-01"
                                + " 09:10:00\",\"mdtrt_cert_type\":\"01\",\"mdtrt_cert_no\":\"EV-TOKEN-0001\","
                                + "\"ipt_otp_no\":\"O0001\",\"atddr_no\":\"D1\",\"dr_name\":\"王医师\","
                                + "\"dept_code\":\"K01\",\"dept_name\":\"心内科\",\"caty\":\"A03.04\"}}");
    }

    private static SampleRequest of(final Encoding encoding, final String path, final byte[] bytes) {
        final String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return new SampleRequest(
                encoding, path, bytes, text.indexOf(MSG_ID), text.indexOf(PERSON) + PERSON.length() - 2);
    }

    private static byte[] bytes(final DirectBuffer message) {
        final byte[] bytes = new byte[message.capacity()];
        message.getBytes(0, bytes);
        return bytes;
    }

    private static byte[] written(final DirectBuffer message) {
        final UnsafeBuffer target = new UnsafeBuffer(new byte[1 << 16]);
        return Arrays.copyOf(target.byteArray(), new RequestJsonWriter().write(message, 0, target, 0));
    }
}

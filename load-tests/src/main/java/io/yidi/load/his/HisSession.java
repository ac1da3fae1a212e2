package io.yidi.load.his;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * 医院系统会话: makes requests of one hospital for one patient and sends them; what it settled and refunded is taken back
 * when it is closed, so that a hospital's day is as empty afterwards as before. One thread.
 */
public final class HisSession implements AutoCloseable {

    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Pattern BUSY = Pattern.compile("^\\[YD-200[124]]");
    private static final int BUSY_MAX = 50;
    private static final int SERIALS = 10_000;
    private static final long BUSY_PAUSE_NS = TimeUnit.MILLISECONDS.toNanos(100);

    private final NationalEndpoint endpoint;
    private final Hospital hospital;
    private final Supplier<LocalDateTime> clock;
    private final IntSupplier serials;
    private final Deque<NationalCall> done = new ArrayDeque<>();

    /**
     * Opens a session; nothing is sent.
     *
     * @param endpoint whom to talk to
     * @param hospital who talks, for whom
     * @param clock local time of the hospital
     * @param serials never the same number twice within a second
     */
    public HisSession(
            final NationalEndpoint endpoint,
            final Hospital hospital,
            final Supplier<LocalDateTime> clock,
            final IntSupplier serials) {
        this.endpoint = endpoint;
        this.hospital = hospital;
        this.clock = clock;
        this.serials = serials;
    }

    /** Whom it talks to. */
    public NationalEndpoint endpoint() {
        return endpoint;
    }

    /** Who talks, for whom. */
    public Hospital hospital() {
        return hospital;
    }

    /** Now, as the interface writes times. */
    public String now() {
        return clock.get().format(TIME);
    }

    /** A key that was not used before: institution, time, serial number. */
    public String newMsgId() {
        final int serial = serials.getAsInt() % SERIALS;
        return hospital.institution() + clock.get().format(SECONDS) + String.format(Locale.ROOT, "%04d", serial);
    }

    /**
     * Makes a request under a new key.
     *
     * @param infno number of the transaction
     * @param input its nodes, with {@code '} for {@code "}; {@code {psn}} stands for the patient's fields
     */
    public NationalCall make(final String infno, final String input) throws IOException {
        final String person = "'psn_no':'" + hospital.personNo() + "','insutype':'" + hospital.insurance()
                + "','mdtrt_cert_type':'01','mdtrt_cert_no':'EV-" + hospital.personNo() + "'";
        final String json = input.replace("{psn}", person)
                .replace("{now}", now())
                .replace("{today}", now().substring(0, "yyyy-MM-dd".length()))
                .replace('\'', '"');
        final ObjectNode envelope = MAPPER.createObjectNode();
        envelope.put("infno", infno)
                .put("msgid", newMsgId())
                .put("mdtrtarea_admvs", hospital.carePlace())
                .put("insuplc_admdvs", hospital.insuredPlace())
                .put("recer_sys_code", "YBXT")
                .put("dev_no", "")
                .put("dev_safe_info", "")
                .put("cainfo", "")
                .put("signtype", "")
                .put("infver", "V1.0")
                .put("opter_type", "1")
                .put("opter", "0001")
                .put("opter_name", "收费员")
                .put("inf_time", now())
                .put("fixmedins_code", hospital.institution())
                .put("fixmedins_name", "示例医院")
                .put("sign_no", "");
        envelope.set("input", NationalEndpoint.read(json));
        return new NationalCall(infno, envelope);
    }

    /** Sends a request, and again after a while as long as the other side says that it is busy. */
    public NationalAnswer send(final NationalCall call) throws IOException {
        NationalAnswer answer = endpoint.post(endpoint.path(), "application/json", call.bytes());
        for (int left = BUSY_MAX; left > 0 && BUSY.matcher(answer.error()).find(); left--) {
            LockSupport.parkNanos(BUSY_PAUSE_NS);
            answer = endpoint.post(endpoint.path(), "application/json", call.bytes());
        }
        if (answer.isDone() && (call.number().equals("2207") || call.number().equals("2208"))) {
            done.push(call);
        }
        return answer;
    }

    /** Takes back what was settled and refunded, the last first. */
    @Override
    public void close() throws IOException {
        while (!done.isEmpty()) {
            send(Visit.reversal(this, done.pop()));
        }
    }

    /** Makes a request and sends it. */
    public NationalAnswer call(final String infno, final String input) throws IOException {
        return send(make(infno, input));
    }

    /** Makes a request, sends it, and gives the output of an answer that must say it is done. */
    public JsonNode done(final String infno, final String input) throws IOException {
        return done(make(infno, input));
    }

    /** Sends a request and gives the output of an answer that must say it is done. */
    public JsonNode done(final NationalCall call) throws IOException {
        final NationalAnswer answer = send(call);
        if (!answer.isDone()) {
            throw new ExpectationException(call.infno() + " to be done", describe(answer));
        }
        return answer.output();
    }

    /** Sends a request that must not be done, and gives what the other side says of it. */
    public String refused(final NationalCall call) throws IOException {
        final NationalAnswer answer = send(call);
        if (answer.isDone() || !answer.document().path("infcode").asText().equals("-1")) {
            throw new ExpectationException(call.infno() + " to be refused with infcode -1", describe(answer));
        }
        return answer.error();
    }

    private static String describe(final NationalAnswer answer) {
        final String document = answer.document().toString();
        return "status " + answer.status() + ' ' + (answer.error().isEmpty() ? document : answer.error());
    }
}

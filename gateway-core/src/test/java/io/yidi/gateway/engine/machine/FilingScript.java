package io.yidi.gateway.engine.machine;

import io.yidi.gateway.fixture.MachineRun;
import io.yidi.gateway.fixture.SettleFrame;
import io.yidi.protocol.Fault;
import io.yidi.protocol.FrameDescriptor;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.json.ReplyJsonWriter;
import io.yidi.protocol.json.RequestJsonReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Steps about filings in short words, such as {@code 2023-01-15 NEW basis=COMMITMENT place=130100}: the business day,
 * the action, and what differs from a long-term filing by proof at the counter for Shijiazhuang from that day on.
 */
final class FilingScript {

    private static final Map<String, String> NAMES = Map.of(
            "category", "filing_category",
            "basis", "filing_basis",
            "channel", "filing_channel",
            "place", "mdtrtarea_admvs",
            "from", "begndate",
            "to", "enddate",
            "disease", "dise_codg",
            "diagnosis", "diag_code",
            "by", "refl_from_admdvs",
            "discharged", "dscg_date");

    private final MachineRun run;
    private final String personNo;
    private final String insuredPlace;
    private final String msgIdPrefix;
    private int steps;

    FilingScript(final MachineRun run, final String personNo, final String insuredPlace) {
        this(run, personNo, insuredPlace, "F");
    }

    FilingScript(final MachineRun run, final String personNo, final String insuredPlace, final String msgIdPrefix) {
        this.msgIdPrefix = msgIdPrefix;
        this.run = run;
        this.personNo = personNo;
        this.insuredPlace = insuredPlace;
    }

    /** Carries steps out, separated by semicolons, and tells what the last one was answered. */
    String play(final String script) {
        String answer = "";
        for (final String step : parts(script, ";")) {
            answer = step(parts(step.strip(), " +").toArray(new String[0]));
        }
        return answer;
    }

    /** The last reply as JSON. */
    String json() {
        final UnsafeBuffer target = new UnsafeBuffer(new byte[64 * 1024]);
        final int length = new ReplyJsonWriter().write(new UnsafeBuffer(run.lastReply()), 0, target, 0);
        return target.getStringWithoutLengthUtf8(0, length);
    }

    private String step(final String[] words) {
        run.cutOver(words[0]);
        return send(message(words));
    }

    /** The message of a step, on whatever day. */
    UnsafeBuffer message(final String... words) {
        final StringBuilder json = new StringBuilder("{\"inf_time\":\"2023-01-01 08:00:00\"");
        put(json, "fixmedins_code", SettleFrame.INSTITUTION);
        put(json, "msgid", msgIdPrefix + ++steps);
        put(json, "psn_no", personNo);
        put(json, "insutype", "310");
        put(json, "insuplc_admdvs", insuredPlace);
        put(json, "filing_action", words[1]);
        final String all = String.join(" ", words);
        final int kind = all.contains("choose") ? 2505 : all.contains("disease=") ? 2503 : 2501;
        put(json, "infno", Integer.toString(kind + (words[1].equals("CANCEL") ? 1 : 0)));
        if (words[1].equals("NEW")) {
            putUnless(all, "category=", json, "filing_category", "LONG_TERM_RESIDENT");
            putUnless(all, "basis=", json, "filing_basis", "PROOF");
            putUnless(all, "place=", json, "mdtrtarea_admvs", "130100");
            putUnless(all, "from=", json, "begndate", words[0]);
        }
        putUnless(all, "channel=", json, "filing_channel", "WINDOW");
        for (int i = 2; i < words.length; i++) {
            putWord(json, words[i]);
        }
        return read(json.append('}').toString());
    }

    private static void putWord(final StringBuilder json, final String word) {
        final int at = word.indexOf('=');
        if (at < 0) {
            if (!word.equals("choose")) {
                put(json, word, "1");
            }
        } else if (word.startsWith("hospitals=")) {
            json.append(",\"hospitals\":[");
            String separator = "";
            for (final String hospital : parts(word.substring(at + 1), "\\+")) {
                final List<String> codeAndArea = parts(hospital, "@");
                json.append(separator).append("{\"fixmedins_code\":\"").append(codeAndArea.get(0));
                json.append("\",\"admdvs\":\"")
                        .append(codeAndArea.size() > 1 ? codeAndArea.get(1) : "130100")
                        .append("\"}");
                separator = ",";
            }
            json.append(']');
        } else {
            put(json, NAMES.get(word.substring(0, at)), word.substring(at + 1));
        }
    }

    private String send(final UnsafeBuffer request) {
        final Outcome.Kind kind = run.execute(request).kind();
        if (kind != Outcome.Kind.EXECUTED) {
            return kind.name();
        }
        final String json = json();
        if (!value(json, "result").equals("FILED")) {
            final int code = Integer.parseInt(value(json, "code").substring(3));
            return (ResultCode.of(code).name() + " " + value(json, "found")).strip();
        }
        final String end = value(json, "enddate");
        return (value(json, "filing_state") + " " + value(json, "begndate") + " " + (end.isEmpty() ? "open" : end) + " "
                        + value(json, "claim_category"))
                .strip();
    }

    /** A value of the last answer. */
    static String value(final String json, final String name) {
        final Matcher found = Pattern.compile("\"" + name + "\":\"([^\"]*)\"").matcher(json);
        return found.find() ? found.group(1) : "";
    }

    private static UnsafeBuffer read(final String json) {
        final RequestJsonReader reader = RequestJsonReader.ofFiling();
        final UnsafeBuffer message = new UnsafeBuffer(new byte[2 * FrameDescriptor.MESSAGE_LENGTH_MAX]);
        final byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        final Fault fault = reader.read(bytes, 0, bytes.length, 7, message, 0);
        if (fault != null) {
            throw new IllegalArgumentException(json + ": " + fault);
        }
        final UnsafeBuffer exact = new UnsafeBuffer(new byte[reader.encodedLength()]);
        exact.putBytes(0, message, 0, reader.encodedLength());
        return exact;
    }

    private static List<String> parts(final String text, final String separator) {
        return List.of(text.split(separator, -1));
    }

    private static void putUnless(
            final String words, final String word, final StringBuilder json, final String name, final String value) {
        if (!words.contains(" " + word)) {
            put(json, name, value);
        }
    }

    private static void put(final StringBuilder json, final String name, final String value) {
        json.append(",\"").append(name).append("\":\"").append(value).append('"');
    }
}

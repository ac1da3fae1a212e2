package io.yidi.gateway.engine.machine;

import io.yidi.gateway.fixture.FilingWords;
import io.yidi.gateway.fixture.MachineRun;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.json.ReplyJsonWriter;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.agrona.concurrent.UnsafeBuffer;

/** Steps about filings, each its business day and the words of a {@link FilingWords}, carried out by a machine. */
final class FilingScript {

    private final MachineRun run;
    private final FilingWords orders;

    FilingScript(final MachineRun run, final String personNo, final String insuredPlace) {
        this(run, personNo, insuredPlace, "F");
    }

    FilingScript(final MachineRun run, final String personNo, final String insuredPlace, final String msgIdPrefix) {
        this.run = run;
        this.orders = new FilingWords(personNo, insuredPlace, msgIdPrefix);
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
        return orders.message(words[0], List.of(words).subList(1, words.length));
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

    private static List<String> parts(final String text, final String separator) {
        return List.of(text.split(separator, -1));
    }
}

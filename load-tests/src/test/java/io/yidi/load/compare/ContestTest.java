package io.yidi.load.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.yidi.load.result.Entrant;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With servers in processes of their own. */
class ContestTest {

    private static final long DURATION_NS = TimeUnit.MILLISECONDS.toNanos(60);

    @TempDir
    private Path directory;

    private final StringWriter text = new StringWriter();

    @Test
    void shouldLetOnlyTheOneRunWhoseTurnItIs() throws IOException {
        final Entrant echo = Entrant.of("echo");
        final Entrant durable = Entrant.of("durable-echo");
        final LoadConfiguration configuration = ShortRuns.of(List.of(echo, durable), DURATION_NS, 1_000, directory);
        Files.createDirectories(configuration.workDirectory());
        final Contest contest = new Contest(configuration, new ReportWriter(new PrintWriter(text)));
        try (Contestant first = Contestant.start(echo, configuration);
                Contestant second = Contestant.start(durable, configuration)) {
            final List<Contestant> both = List.of(first, second);

            contest.giveTurn(first, both, 0);
            assertEquals('T', state(second));
            assertFalse(state(first) == 'T');

            contest.giveTurn(second, both, 0);
            assertEquals('T', state(first));
            assertFalse(state(second) == 'T');
            assertEquals("", text.toString(), "both came to rest");
        }
    }

    /** State of the first thread, as the system tells it: T is held. */
    private static char state(final Contestant contestant) throws IOException {
        final String stat =
                Files.readString(Path.of("/proc", Long.toString(contestant.pid().orElseThrow()), "stat"));
        return stat.charAt(stat.lastIndexOf(')') + 2);
    }
}

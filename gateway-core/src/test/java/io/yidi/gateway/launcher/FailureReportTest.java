package io.yidi.gateway.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.launcher.configuration.ConfigurationException;
import io.yidi.protocol.ResultCode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class FailureReportTest {

    private final StringWriter err = new StringWriter();

    @Test
    void shouldTellWhatIsWrongThenTheCureInBothLanguages() {
        final int exitCode = FailureReport.report(
                new ConfigurationException(List.of("yidi.conf: 2: a fault"), Set.of(ResultCode.TLS_REQUIRED)),
                new PrintWriter(err));
        final List<String> lines = err.toString().lines().toList();
        assertEquals(ExitCode.CONFIGURATION, exitCode);
        assertEquals("yidi.conf: 2: a fault", lines.get(0));
        assertTrue(lines.get(1).startsWith("YD-8005 对外监听须用 TLS 和客户端证书"), lines.get(1));
        assertTrue(lines.get(2).startsWith("YD-8005 Listening beyond this machine needs TLS"), lines.get(2));
    }

    /** Threads that were started meanwhile would keep the process, with its doors closed and no word. */
    @Test
    void shouldEndTheProcessWithACodeWhenACommandMeetsAnError() {
        assertEquals(ExitCode.INTERNAL, executed(new OutOfMemoryError("no room for the table")));
        assertTrue(err.toString().startsWith("no room for the table"), err::toString);
        assertTrue(err.toString().contains("YD-9001"), err::toString);
    }

    @Test
    void shouldExplainAnExceptionByItsCode() {
        assertEquals(ExitCode.INTERNAL, executed(new IllegalStateException("a defect")));
        assertTrue(err.toString().startsWith("a defect"), err::toString);
    }

    private int executed(final Throwable failure) {
        return FailureReport.execute(new CommandLine(new Failing(failure))
                .setErr(new PrintWriter(err))
                .setExecutionExceptionHandler(new FailureReport()));
    }

    /** A command that only fails. */
    @Command(name = "failing")
    private record Failing(Throwable failure) implements Callable<Integer> {

        @Override
        public Integer call() throws Exception {
            if (failure instanceof Error error) {
                throw error;
            }
            throw (Exception) failure;
        }
    }
}

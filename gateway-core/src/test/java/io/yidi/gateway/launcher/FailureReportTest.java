package io.yidi.gateway.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.launcher.configuration.ConfigurationException;
import io.yidi.protocol.ResultCode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FailureReportTest {

    @Test
    void shouldTellWhatIsWrongThenTheCureInBothLanguages() {
        final StringWriter told = new StringWriter();
        final int exitCode = FailureReport.report(
                new ConfigurationException(List.of("yidi.conf: 2: a fault"), Set.of(ResultCode.TLS_REQUIRED)),
                new PrintWriter(told));
        final List<String> lines = told.toString().lines().toList();
        assertEquals(ExitCode.CONFIGURATION, exitCode);
        assertEquals("yidi.conf: 2: a fault", lines.get(0));
        assertTrue(lines.get(1).startsWith("YD-8005 对外监听须用 TLS 和客户端证书"), lines.get(1));
        assertTrue(lines.get(2).startsWith("YD-8005 Listening beyond this machine needs TLS"), lines.get(2));
    }
}

package io.yidi.gateway.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.yidi.gateway.fixture.HangGuard;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The unit that systemd starts the gateway by. */
class ServiceUnitTest {

    private static final Path UNIT = Path.of("../ops/systemd/yidi.service");
    private static final Path SYSTEMD_ANALYZE = Path.of("/usr/bin/systemd-analyze");

    @Test
    void shouldNotStartAgainWhereSomebodyHasToLookFirst() throws IOException {
        final List<Integer> never =
                List.of(ExitCode.USAGE, ExitCode.CONFIGURATION, ExitCode.DATA_DAMAGED, ExitCode.DATA_OUTDATED);
        assertEquals(
                never,
                values("RestartPreventExitStatus").stream()
                        .map(Integer::valueOf)
                        .toList());
    }

    @Test
    void shouldUnderstandEachSetting(@TempDir final Path folder) throws Exception {
        assumeTrue(Files.exists(SYSTEMD_ANALYZE), "systemd-analyze is not installed");
        final Path unit = Files.writeString(
                folder.resolve("yidi.service"),
                Files.readString(UNIT).replace("/usr/bin/java", "/bin/true").replace("User=yidi", "User=root"));
        final Process verify = new ProcessBuilder(SYSTEMD_ANALYZE.toString(), "verify", "--man=no", unit.toString())
                .redirectErrorStream(true)
                .start();
        final String told = new String(verify.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(verify.waitFor(HangGuard.SECONDS, TimeUnit.SECONDS));
        assertTrue(told.lines().noneMatch(line -> line.contains("yidi.service")), told);
    }

    private static List<String> values(final String setting) throws IOException {
        final String line = Files.readAllLines(UNIT).stream()
                .filter(candidate -> candidate.startsWith(setting + '='))
                .findFirst()
                .orElseThrow();
        return List.of(line.substring(setting.length() + 1).split(" ", -1));
    }
}

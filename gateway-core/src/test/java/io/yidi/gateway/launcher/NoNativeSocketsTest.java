package io.yidi.gateway.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.fixture.HangGuard;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A machine that offers no way of its own to read and write sockets: another process, told to do without. */
@Timeout(HangGuard.WHOLE_TEST_SECONDS)
class NoNativeSocketsTest {

    private static final int SOUND = 0;
    private static final int REFUSED = 3;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"auto, false", "nio, false", "epoll, true", "io_uring, true"})
    void shouldRefuseWhatTheMachineDoesNotOffer(final String io, final boolean isRefused) throws Exception {
        final Path file = Files.writeString(
                folder.resolve("yidi.conf"),
                "yidi { packs = \"../policies\", data-dir = \"" + folder.resolve("data") + "\"\n transport.io = " + io
                        + "\n}");
        final List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("--add-"))
                .forEach(command::add);
        command.addAll(List.of(
                "-Dio.netty.transport.noNative=true",
                "-cp",
                System.getProperty("java.class.path"),
                GatewayMain.class.getName(),
                "config",
                "check",
                "--config",
                file.toString()));
        final Process check =
                new ProcessBuilder(command).redirectErrorStream(true).start();
        final String told = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertEquals(isRefused ? REFUSED : SOUND, check.waitFor(), told);
        final String expected = "yidi.conf: 2: yidi.transport.io: expected what this machine offers, found " + io;
        assertEquals(isRefused, told.contains(expected), told);
        assertEquals(isRefused, told.contains("YD-8008"), told);
        assertTrue(!isRefused || told.contains("io.netty.transport.noNative"), "the reason of it: " + told);
    }
}

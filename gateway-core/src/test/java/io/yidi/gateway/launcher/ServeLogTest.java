package io.yidi.gateway.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.launcher.configuration.LogConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AsyncAppender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class ServeLogTest {

    private static final int FILE_BYTES = 1 << 20;

    @TempDir
    private Path folder;

    @AfterEach
    void goBackToStandardError() {
        System.clearProperty("yidi.log.dir");
        context().start();
        context().reconfigure();
    }

    @Test
    void shouldCloseAndCompressALongFileAndWriteEverythingBeforeTheEnd() throws IOException {
        ServeLog.start(new LogConfiguration(Optional.of(folder), FILE_BYTES, 1));
        final Logger log = LoggerFactory.getLogger(ServeLogTest.class);
        final String line = "x".repeat(1_000);
        for (int count = 0; count < 2 * FILE_BYTES / line.length(); count++) {
            log.info("{}", line);
        }
        log.info("the last line");
        ServeLog.stop(5_000);

        final List<String> last = Files.readAllLines(folder.resolve("yidi.log"));
        assertTrue(last.get(last.size() - 1).endsWith("ServeLogTest the last line"), last.get(last.size() - 1));
        assertTrue(Files.size(folder.resolve("yidi.log")) <= FILE_BYTES + line.length() * 2L);
        try (Stream<Path> files = Files.list(folder)) {
            assertTrue(files.anyMatch(file -> file.toString().endsWith("-1.log.gz")), "no closed file");
        }
    }

    @Test
    void shouldDropLinesRatherThanMakeAnyoneWait() {
        ServeLog.start(new LogConfiguration(Optional.empty(), FILE_BYTES, 1));
        final AsyncAppender aside = (AsyncAppender)
                context().getConfiguration().getRootLogger().getAppenders().get("aside");
        assertFalse(aside.isBlocking());
        assertEquals(List.of("lines"), List.of(aside.getAppenderRefStrings()));
    }

    private static LoggerContext context() {
        return (LoggerContext) LogManager.getContext(false);
    }
}

package io.yidi.gateway.launcher;

import io.yidi.gateway.launcher.configuration.LogConfiguration;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.concurrent.TimeUnit;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.config.Configurator;

/**
 * 服务日志: puts the log of a gateway that serves on a thread of its own, so that nobody who has a bill in hand waits for
 * a file or a terminal. When that thread does not keep up, lines are dropped, never bills held up.
 *
 * <p>{@code log4j2-serve.xml} says how; it takes the settings from system properties.
 */
final class ServeLog {

    private static final String PREFIX = "yidi.log.";

    private ServeLog() {}

    /** Takes the settings up. Lines written before went to standard error. */
    static void start(final LogConfiguration configuration) {
        configuration
                .folder()
                .ifPresent(folder -> System.setProperty(
                        PREFIX + "dir", folder.toAbsolutePath().toString()));
        System.setProperty(PREFIX + "fileBytes", Integer.toString(configuration.fileLengthBytes()));
        System.setProperty(PREFIX + "keepDays", Integer.toString(configuration.keepDays()));
        Configurator.reconfigure(resource());
    }

    /** Writes what is waiting, at most for a time; nothing is logged after that. */
    static void stop(final long timeoutMs) {
        if (LogManager.getContext(false) instanceof LoggerContext context) {
            context.stop(timeoutMs, TimeUnit.MILLISECONDS);
        }
    }

    private static URI resource() {
        try {
            return ServeLog.class.getResource("/log4j2-serve.xml").toURI();
        } catch (final URISyntaxException impossible) {
            throw new IllegalStateException("log4j2-serve.xml", impossible);
        }
    }
}

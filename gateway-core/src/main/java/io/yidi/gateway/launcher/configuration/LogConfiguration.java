package io.yidi.gateway.launcher.configuration;

import java.nio.file.Path;
import java.util.Optional;

/**
 * 日志配置: where the log lines of a gateway go.
 *
 * @param folder of the log files; empty for standard error
 * @param fileLengthBytes length at which a file is closed and compressed
 * @param keepDays how long closed files are kept
 */
public record LogConfiguration(Optional<Path> folder, int fileLengthBytes, int keepDays) {

    /** No files. */
    public static final LogConfiguration STANDARD_ERROR = new LogConfiguration(Optional.empty(), 1 << 20, 1);
}

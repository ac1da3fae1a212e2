package io.yidi.gateway.launcher.configuration;

/**
 * 计量配置: what is measured.
 *
 * @param isLatencyOn whether the times of requests are taken
 * @param logBytesMax of the files they are logged to, all together; 0: they are not logged
 */
public record MetricsConfiguration(boolean isLatencyOn, int logBytesMax) {

    private static final int LOG_BYTES_USUAL = 256 << 20;

    /** What is measured where nobody says otherwise. */
    public static final MetricsConfiguration USUAL = new MetricsConfiguration(true, LOG_BYTES_USUAL);
}

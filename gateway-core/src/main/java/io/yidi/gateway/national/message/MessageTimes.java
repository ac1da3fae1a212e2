package io.yidi.gateway.national.message;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** 报文时间: times as the envelope writes them, Asia/Shanghai, which has been eight hours ahead of UTC since 1991. */
public final class MessageTimes {

    private static final ZoneOffset SHANGHAI = ZoneOffset.ofHours(8);
    private static final DateTimeFormatter TO_THE_SECOND = DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT);
    private static final DateTimeFormatter TO_THE_MS = DateTimeFormatter.ofPattern("yyyyMMddHHmmssSSS", Locale.ROOT);
    private static final DateTimeFormatter READABLE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private MessageTimes() {}

    /** Fourteen digits. */
    public static String toTheSecond(final long epochMs) {
        return TO_THE_SECOND.format(Instant.ofEpochMilli(epochMs).atOffset(SHANGHAI));
    }

    /** Seventeen digits. */
    public static String toTheMs(final long epochMs) {
        return TO_THE_MS.format(Instant.ofEpochMilli(epochMs).atOffset(SHANGHAI));
    }

    /** {@code yyyy-MM-dd HH:mm:ss}. */
    public static String readable(final long epochMs) {
        return READABLE.format(Instant.ofEpochMilli(epochMs).atOffset(SHANGHAI));
    }
}

package io.yidi.gateway.launcher.journal;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;

/** 记录时间: time stamps of records as people read them, in China's time. */
final class RecordTime {

    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);
    private static final long SECOND_NS = TimeUnit.SECONDS.toNanos(1);

    private RecordTime() {}

    static String text(final long epochNs) {
        return of(epochNs).toString();
    }

    static String day(final long epochNs) {
        return of(epochNs).toLocalDate().toString();
    }

    private static OffsetDateTime of(final long epochNs) {
        final Instant instant =
                Instant.ofEpochSecond(Math.floorDiv(epochNs, SECOND_NS), Math.floorMod(epochNs, SECOND_NS));
        return OffsetDateTime.ofInstant(instant, CHINA);
    }
}

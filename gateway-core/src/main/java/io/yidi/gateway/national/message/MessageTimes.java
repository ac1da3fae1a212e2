package io.yidi.gateway.national.message;

import io.yidi.gateway.national.document.TextBuffer;
import io.yidi.protocol.json.DateTexts;

/**
 * 报文时间: times as the envelope writes them, Asia/Shanghai, which has been eight hours ahead of UTC since 1991. Writing
 * allocates nothing.
 */
public final class MessageTimes {

    private static final int SECOND_MS = 1_000;

    private MessageTimes() {}

    /** Writes fourteen digits. */
    public static TextBuffer toTheSecond(final long epochMs, final TextBuffer text) {
        final int second = DateTexts.msOfDay(epochMs) / SECOND_MS;
        return text.digits(DateTexts.calendarDate(DateTexts.dayOf(epochMs)), 8)
                .digits(second / 3_600, 2)
                .digits(second / 60 % 60, 2)
                .digits(second % 60, 2);
    }

    /** Writes seventeen digits. */
    public static TextBuffer toTheMs(final long epochMs, final TextBuffer text) {
        return toTheSecond(epochMs, text).digits(DateTexts.msOfDay(epochMs) % SECOND_MS, 3);
    }

    /** Writes {@code yyyy-MM-dd HH:mm:ss}. */
    public static TextBuffer readable(final long epochMs, final TextBuffer text) {
        final int date = DateTexts.calendarDate(DateTexts.dayOf(epochMs));
        final int second = DateTexts.msOfDay(epochMs) / SECOND_MS;
        return text.digits(date / 10_000, 4)
                .append('-')
                .digits(date / 100 % 100, 2)
                .append('-')
                .digits(date % 100, 2)
                .append(' ')
                .digits(second / 3_600, 2)
                .append(':')
                .digits(second / 60 % 60, 2)
                .append(':')
                .digits(second % 60, 2);
    }

    /** {@code yyyy-MM-dd HH:mm:ss}. */
    public static String readable(final long epochMs) {
        return readable(epochMs, new TextBuffer()).view().toString();
    }
}

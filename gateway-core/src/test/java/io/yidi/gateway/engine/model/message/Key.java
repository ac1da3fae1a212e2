package io.yidi.gateway.engine.model.message;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** The key of a request; the msgid of one with a day carries it behind twelve characters. */
public record Key(String institution, String code, String msgId) {

    private static final int DAY_FROM = 12;
    private static final int DAY_TO = 20;

    /** The day in the msgid, or {@code null}. */
    public LocalDate day() {
        return msgId.length() < DAY_TO
                ? null
                : LocalDate.parse(msgId.substring(DAY_FROM, DAY_TO), DateTimeFormatter.BASIC_ISO_DATE);
    }
}

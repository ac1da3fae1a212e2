package io.yidi.gateway.explain;

import java.util.Locale;
import java.util.Optional;

/** 语言: in which language an explanation is written. */
public enum Language {
    /** 简体中文. */
    ZH,
    /** English. */
    EN,
    /** 中英并列. */
    BOTH;

    /**
     * Finds a language by its tag.
     *
     * @param tag {@code zh} or {@code en}; others have none
     * @return the language
     */
    public static Optional<Language> of(final String tag) {
        return switch (tag) {
            case "zh" -> Optional.of(ZH);
            case "en" -> Optional.of(EN);
            default -> Optional.empty();
        };
    }

    /** The tag of a language. */
    String tag() {
        return name().toLowerCase(Locale.ROOT);
    }

    String of(final Text text) {
        return switch (this) {
            case ZH -> text.zh();
            case EN -> text.en();
            case BOTH -> text.zh().equals(text.en()) ? text.zh() : text.zh() + " " + text.en();
        };
    }
}

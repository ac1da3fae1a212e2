package io.yidi.gateway.policy.yaml;

import io.yidi.protocol.money.Fen;
import io.yidi.protocol.money.Ratio;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Amounts, ratios and dates out of the text that stands in a pack; digits only, never through floating point. */
final class FigureText {

    static final String FEN_FORM = "yuan with two decimals, 0.00 to 999999999.99";
    static final String RATIO_FORM = "percent with at most two decimals, 0% to 100%";
    static final String POINTS_FORM = "percentage points with at most two decimals, 0 to 100";
    static final String DATE_FORM = "a day YYYY-MM-DD";

    private static final Pattern FEN = Pattern.compile("([0-9]{1,9})\\.([0-9]{2})");
    private static final Pattern RATIO = Pattern.compile("([0-9]{1,3})(?:\\.([0-9]{1,2}))?%");
    private static final Pattern POINTS = Pattern.compile("\\+?([0-9]{1,3})(?:\\.([0-9]{1,2}))?");
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    private FigureText() {}

    static OptionalLong fen(final String text) {
        final Matcher matcher = FEN.matcher(text);
        return matcher.matches()
                ? OptionalLong.of(Long.parseLong(matcher.group(1)) * Fen.PER_YUAN + Long.parseLong(matcher.group(2)))
                : OptionalLong.empty();
    }

    static OptionalInt ratioBp(final String text) {
        return hundredths(RATIO.matcher(text));
    }

    static OptionalInt pointsBp(final String text) {
        return hundredths(POINTS.matcher(text));
    }

    static Optional<LocalDate> date(final String text) {
        if (!DATE.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (final DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static OptionalInt hundredths(final Matcher matcher) {
        if (!matcher.matches()) {
            return OptionalInt.empty();
        }
        final String decimals = matcher.group(2) == null ? "" : matcher.group(2);
        final int value = Integer.parseInt(matcher.group(1) + (decimals + "00").substring(0, 2));
        return value <= Ratio.ONE_BP ? OptionalInt.of(value) : OptionalInt.empty();
    }
}

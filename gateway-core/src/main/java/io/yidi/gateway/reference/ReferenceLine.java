package io.yidi.gateway.reference;

import com.fasterxml.jackson.databind.JsonNode;
import io.yidi.protocol.code.InsuranceType;
import io.yidi.protocol.code.PersonStatus;
import io.yidi.protocol.money.Decimals;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * 基础数据行: the fields of one line, each checked as it is read; what is wrong is collected, and a harmless value
 * returned. Reading a date or an amount that stands in the line twice is not possible: names are unique.
 */
final class ReferenceLine {

    private static final int PERSON_NO_LENGTH_MAX = 30;
    private static final int FOUND_LENGTH_MAX = 60;
    private static final Set<String> PERSONAL = Set.of("psn_no", "new_psn_no");
    private static final Pattern PERSON_NO = Pattern.compile("[A-Za-z0-9._-]+");
    private static final Pattern LONG_NUMBER = Pattern.compile("[0-9]{12,}[Xx]?");
    private static final Pattern MONTH = Pattern.compile("20[0-9]{2}-(0[1-9]|1[0-2])");
    private static final LocalDate DATE_MIN = LocalDate.of(1900, 1, 1);
    private static final LocalDate DATE_MAX = LocalDate.of(2199, 12, 31);
    private static final LocalDate TIME_MIN = LocalDate.of(2000, 1, 1);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    private static final ZoneOffset SHANGHAI = ZoneOffset.ofHours(8);
    private static final int EPOCH_DAY_NONE = 0;

    private final JsonNode node;
    private final List<Rejection> rejections = new ArrayList<>();

    /**
     * One field that is wrong.
     *
     * @param field its name
     * @param reason what was expected, and what was found
     */
    record Rejection(String field, String reason) {}

    ReferenceLine(final JsonNode node) {
        this.node = node;
    }

    /** Whether nothing is wrong so far. */
    boolean isSound() {
        return rejections.isEmpty();
    }

    /** What is wrong so far. */
    List<Rejection> rejections() {
        return rejections;
    }

    /** Notes that a field is wrong, and what stands there. */
    void reject(final String field, final String expected) {
        rejections.add(new Rejection(field, expected + ", found " + found(field)));
    }

    /** Rejects every field that is not among the names. */
    void allow(final Set<String> names) {
        for (final Iterator<String> fields = node.fieldNames(); fields.hasNext(); ) {
            final String name = fields.next();
            if (!names.contains(name)) {
                rejections.add(new Rejection(name, "expected one of the fields " + new TreeSet<>(names)));
            }
        }
    }

    /** Whether a field is there, and not null. */
    boolean has(final String field) {
        return node.hasNonNull(field);
    }

    /** A text, empty if it is missing. */
    String text(final String field) {
        final JsonNode value = node.get(field);
        return value == null || !value.isTextual() ? "" : value.textValue();
    }

    String personNo(final String field) {
        return code(field, PERSON_NO_LENGTH_MAX);
    }

    int insuranceType(final String field) {
        final String text = text(field);
        for (final InsuranceType type : InsuranceType.values()) {
            if (Integer.toString(type.number()).equals(text)) {
                return type.number();
            }
        }
        reject(field, "expected 310 or 390, as text");
        return 0;
    }

    int area(final String field) {
        return digits(field, 6);
    }

    PersonStatus personStatus(final String field) {
        final String type = text(field);
        final PersonStatus status = type.chars().allMatch(Character::isDigit) ? PersonStatus.of(type) : null;
        if (status == null) {
            reject(field, "expected a psn_type that begins with 11 to 16");
        }
        return status;
    }

    int date(final String field) {
        try {
            final LocalDate date = LocalDate.parse(text(field));
            if (!date.isBefore(DATE_MIN) && !date.isAfter(DATE_MAX)) {
                return (int) date.toEpochDay();
            }
            reject(field, "expected a date from " + DATE_MIN + " to " + DATE_MAX);
        } catch (final DateTimeParseException notADate) {
            reject(field, "expected a date yyyy-MM-dd");
        }
        return EPOCH_DAY_NONE;
    }

    /** A date, or another if the field is missing. */
    int dateOr(final String field, final int fallback) {
        return node.has(field) ? date(field) : fallback;
    }

    /** A date, or the last day there is if the field is null or missing. */
    int dateOrOpen(final String field) {
        final JsonNode value = node.get(field);
        return value == null || value.isNull() ? Integer.MAX_VALUE : date(field);
    }

    /** A moment {@code yyyy-MM-dd HH:mm:ss}, Asia/Shanghai, as milliseconds since 1970-01-01T00:00Z. */
    long timeMs(final String field) {
        try {
            final LocalDateTime time = LocalDateTime.parse(text(field), TIME);
            if (!time.toLocalDate().isBefore(TIME_MIN) && !time.toLocalDate().isAfter(DATE_MAX)) {
                return time.toInstant(SHANGHAI).toEpochMilli();
            }
            reject(field, "expected a time from " + TIME_MIN + " to " + DATE_MAX);
        } catch (final DateTimeParseException notATime) {
            reject(field, "expected a time yyyy-MM-dd HH:mm:ss");
        }
        return 0;
    }

    /** A month of the years 2000 to 2099 as year × 100 + month. */
    int month(final String field) {
        final String month = text(field);
        if (!MONTH.matcher(month).matches()) {
            reject(field, "expected a month yyyy-MM from 2000-01 to 2099-12");
            return 0;
        }
        return Integer.parseInt(month.substring(0, 4)) * 100 + Integer.parseInt(month.substring(5));
    }

    /** A whole number above 0. */
    long positive(final String field) {
        final long number = Decimals.parse(text(field), 0);
        if (number <= 0) {
            reject(field, "expected a whole number above 0, as text");
        }
        return number;
    }

    /** Code of a fund: six digits, as they stand. */
    String fundCode(final String field) {
        digits(field, 6);
        return text(field);
    }

    boolean flag(final String field) {
        final String flag = text(field);
        if (!"0".equals(flag) && !"1".equals(flag)) {
            reject(field, "expected \"0\" or \"1\"");
        }
        return "1".equals(flag);
    }

    long amount(final String field) {
        final String amount = text(field);
        final long fen = Decimals.parse(amount, 2);
        if (fen < 0) {
            reject(field, "expected an amount in yuan with at most two decimals, as text");
        }
        return Math.max(0, fen);
    }

    /** A constant by name; the fallback if the field is missing and there is one. */
    <E extends Enum<E>> E oneOf(final String field, final Class<E> type, final E fallback) {
        if (!node.has(field) && fallback != null) {
            return fallback;
        }
        return constant(field, type, text(field));
    }

    /** Constants by name; the fallback if the field is missing. */
    <E extends Enum<E>> Set<E> setOf(final String field, final Class<E> type, final Set<E> fallback) {
        final JsonNode values = node.get(field);
        if (values == null || values.isNull()) {
            return fallback;
        }
        final Set<E> constants = EnumSet.noneOf(type);
        for (final JsonNode value : values) {
            final E constant = constant(field, type, value.asText());
            if (constant != null) {
                constants.add(constant);
            }
        }
        if (constants.isEmpty()) {
            reject(field, "expected a list of " + Arrays.toString(type.getEnumConstants()));
        }
        return constants;
    }

    /** The objects of a list, each read like a line; none if the field is missing. */
    List<ReferenceLine> lines(final String field, final int max) {
        final JsonNode values = node.get(field);
        final List<ReferenceLine> lines = new ArrayList<>();
        if (values != null && (!values.isArray() || values.size() > max)) {
            reject(field, "expected a list of at most " + max);
        } else if (values != null) {
            values.forEach(value -> lines.add(new ReferenceLine(value)));
        }
        return lines;
    }

    /** Takes over what is wrong with an object of a list. */
    void rejectAll(final String field, final ReferenceLine line) {
        line.rejections.forEach(
                rejection -> rejections.add(new Rejection(field + '.' + rejection.field(), rejection.reason())));
    }

    /** A text of letters and digits, of bounded length. */
    String code(final String field, final int lengthMax) {
        final String code = text(field);
        if (code.isEmpty()
                || code.length() > lengthMax
                || !PERSON_NO.matcher(code).matches()) {
            reject(field, "expected 1 to " + lengthMax + " letters, digits, '-', '_' or '.'");
        }
        return code;
    }

    /** What stands in a field; numbers of people, and what may be one, are not shown. */
    private String found(final String field) {
        final JsonNode value = node.get(field);
        if (value == null || value.isNull()) {
            return "nothing";
        }
        if (PERSONAL.contains(field)) {
            return value.asText().length() + " characters";
        }
        final String shown = LONG_NUMBER.matcher(value.toString()).replaceAll("…");
        final String cut = shown.length() > FOUND_LENGTH_MAX ? shown.substring(0, FOUND_LENGTH_MAX) + '…' : shown;
        return value.isNumber() || value.isBoolean() ? cut + " without quotes" : cut;
    }

    private <E extends Enum<E>> E constant(final String field, final Class<E> type, final String name) {
        for (final E constant : type.getEnumConstants()) {
            if (constant.name().equals(name)) {
                return constant;
            }
        }
        reject(field, "expected one of " + Arrays.toString(type.getEnumConstants()));
        return null;
    }

    private int digits(final String field, final int length) {
        final String text = text(field);
        if (text.length() != length || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            reject(field, "expected " + length + " digits, as text");
            return 0;
        }
        return Integer.parseInt(text);
    }
}

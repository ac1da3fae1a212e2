package io.yidi.gateway.launcher.configuration;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigMemorySize;
import io.yidi.protocol.ResultCode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** 设置读入: reads single settings and notes what is wrong with them, each with file and line. */
final class SettingReader {

    private static final String ROOT = "yidi.";

    private final Config config;
    private final List<String> faults;
    private final Set<ResultCode> codes = EnumSet.noneOf(ResultCode.class);

    SettingReader(final Config config, final List<String> faults) {
        this.config = config;
        this.faults = faults;
    }

    /** Refuses to go on if anything was wrong. */
    void requireSound() {
        if (!faults.isEmpty()) {
            throw new ConfigurationException(faults, codes);
        }
    }

    /** A whole number within bounds. */
    int number(final String key, final int min, final int max) {
        final int number = value(key, min, config::getInt);
        if (number < min || number > max) {
            fault(key, "expected " + min + " to " + max + ", found " + number);
            return min;
        }
        return number;
    }

    /** A time within bounds, in nanoseconds. */
    long timeNs(final String key, final Duration min, final Duration max) {
        final Duration time = value(key, min, config::getDuration);
        if (time.compareTo(min) < 0 || time.compareTo(max) > 0) {
            fault(key, "expected " + text(min) + " to " + text(max) + ", found " + text(time));
            return min.toNanos();
        }
        return time.toNanos();
    }

    /** A number of bytes within bounds. */
    int bytes(final String key, final int min, final int max) {
        final long bytes =
                value(key, ConfigMemorySize.ofBytes(min), config::getMemorySize).toBytes();
        if (bytes < min || bytes > max) {
            fault(key, "expected " + min + " to " + max + " bytes, found " + bytes);
            return min;
        }
        return (int) bytes;
    }

    /** One of several; the first where it is none of them. */
    <E extends Enum<E>> E choice(final String key, final E[] choices) {
        final String found = value(key, label(choices[0]), config::getString);
        for (final E choice : choices) {
            if (label(choice).equals(found)) {
                return choice;
            }
        }
        fault(
                key,
                "expected one of "
                        + Stream.of(choices).map(SettingReader::label).collect(Collectors.joining(", ")) + ", found "
                        + found);
        return choices[0];
    }

    /** How operators write a choice. */
    static String label(final Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }

    /** A file, or empty where none is named. */
    Optional<Path> file(final String key) {
        final String name = value(key, "", config::getString);
        return name.isEmpty() ? Optional.empty() : Optional.of(Path.of(name));
    }

    /** A list of texts. */
    List<String> texts(final String key) {
        return value(key, List.of(), config::getStringList);
    }

    /** Any setting; where it cannot be read, that is noted and the fallback stands in. */
    <T> T value(final String key, final T fallback, final Function<String, T> getter) {
        try {
            return getter.apply(key);
        } catch (final ConfigException wrong) {
            faults.add(String.valueOf(wrong.getMessage()));
            codes.add(ResultCode.CONFIG_INVALID);
            return fallback;
        }
    }

    /** Notes what is wrong with a setting. */
    void fault(final String key, final String reason) {
        fault(ResultCode.CONFIG_INVALID, key, reason);
    }

    /** Notes what is wrong with a setting, and which code says how to mend it. */
    void fault(final ResultCode code, final String key, final String reason) {
        codes.add(code);
        faults.add(config.getValue(key).origin().description() + ": " + ROOT + key + ": " + reason);
    }

    private static String text(final Duration time) {
        return time.toMillis() + "ms";
    }
}

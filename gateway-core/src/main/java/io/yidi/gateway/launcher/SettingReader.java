package io.yidi.gateway.launcher;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigMemorySize;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** 设置读入: reads single settings and notes what is wrong with them, each with file and line. */
final class SettingReader {

    private static final String ROOT = "yidi.";

    private final Config config;
    private final List<String> faults;

    SettingReader(final Config config, final List<String> faults) {
        this.config = config;
        this.faults = faults;
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

    /** Any setting; where it cannot be read, that is noted and the fallback stands in. */
    <T> T value(final String key, final T fallback, final Function<String, T> getter) {
        try {
            return getter.apply(key);
        } catch (final ConfigException wrong) {
            faults.add(String.valueOf(wrong.getMessage()));
            return fallback;
        }
    }

    /** Notes what is wrong with a setting. */
    void fault(final String key, final String reason) {
        faults.add(config.getValue(key).origin().description() + ": " + ROOT + key + ": " + reason);
    }

    private static String text(final Duration time) {
        return time.toMillis() + "ms";
    }
}

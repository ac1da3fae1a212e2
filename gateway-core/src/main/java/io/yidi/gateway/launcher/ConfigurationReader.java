package io.yidi.gateway.launcher;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigValue;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * 配置读入: reads a HOCON file and checks it; all faults are told at once, each with file and line.
 *
 * <p>Relative paths are relative to the folder the program was started in.
 */
public final class ConfigurationReader {

    private static final String ROOT = "yidi";
    private static final int PORT_MAX = 65_535;
    private static final int CONNECTIONS_MAX = 65_536;
    private static final int SNAPSHOT_EVERY_MIN = 1_000;
    private static final int SNAPSHOT_EVERY_MAX = 1_000_000_000;
    private static final int SEGMENT_BYTES_MIN = 1 << 20;
    private static final int SEGMENT_BYTES_MAX = 1 << 30;
    private static final int SEGMENT_BYTES_UNIT = 4_096;

    private final Config defaults = ConfigFactory.parseResources(getClass().getClassLoader(), "reference.conf")
            .getConfig(ROOT);
    private final Config config;
    private final List<String> faults = new ArrayList<>();

    private ConfigurationReader(final Config given) {
        config = given.withFallback(defaults);
    }

    /**
     * Reads a file.
     *
     * @param file HOCON
     * @return the configuration
     * @throws ConfigurationException naming every fault
     */
    public static GatewayConfiguration read(final Path file) {
        return new ConfigurationReader(block(file)).check();
    }

    private static Config block(final Path file) {
        try {
            final Config given = ConfigFactory.parseFile(
                            file.toFile(), ConfigParseOptions.defaults().setAllowMissing(false))
                    .resolve();
            if (given.hasPath(ROOT)) {
                return given.getConfig(ROOT);
            }
        } catch (final ConfigException unreadable) {
            throw new ConfigurationException(List.of(String.valueOf(unreadable.getMessage())));
        }
        throw new ConfigurationException(List.of(file + ": expected a block named " + ROOT));
    }

    private GatewayConfiguration check() {
        rejectUnknown();
        final GatewayConfiguration configuration = new GatewayConfiguration(
                path("data-dir"),
                existing("packs"),
                references(),
                address("binary"),
                address("json"),
                address("admin"),
                number("connections-max", 1, CONNECTIONS_MAX),
                segmentBytes(),
                number("journal.snapshot-every", SNAPSHOT_EVERY_MIN, SNAPSHOT_EVERY_MAX));
        if (!faults.isEmpty()) {
            throw new ConfigurationException(faults);
        }
        return configuration;
    }

    private void rejectUnknown() {
        for (final Map.Entry<String, ConfigValue> entry : config.entrySet()) {
            if (!defaults.hasPathOrNull(entry.getKey())) {
                faults.add(where(entry.getValue().origin()) + ": " + ROOT + "." + entry.getKey()
                        + ": expected one of the documented settings");
            }
        }
    }

    private Path path(final String key) {
        return value(key, Path.of(""), at -> Path.of(config.getString(at)));
    }

    private Path existing(final String key) {
        final Path path = path(key);
        if (!Files.isDirectory(path)) {
            fault(key, "expected an existing folder, found " + path);
        }
        return path;
    }

    private List<Path> references() {
        final List<Path> files = value(
                "reference",
                List.of(),
                at -> config.getStringList(at).stream().map(Path::of).toList());
        for (final Path file : files) {
            if (!Files.isReadable(file)) {
                fault("reference", "expected a readable file, found " + file);
            }
        }
        return files;
    }

    private InetSocketAddress address(final String key) {
        final String host = value(key + ".host", "127.0.0.1", config::getString);
        final int port = number(key + ".port", 0, PORT_MAX);
        final InetSocketAddress address = new InetSocketAddress(host, port);
        if (address.isUnresolved() || !address.getAddress().isLoopbackAddress()) {
            fault(
                    key + ".host",
                    "expected a loopback address (others need TLS with client certificates), found " + host);
        }
        return address;
    }

    private int segmentBytes() {
        final long bytes = value("journal.segment-size", (long) SEGMENT_BYTES_MIN, config::getBytes);
        if (bytes < SEGMENT_BYTES_MIN || bytes > SEGMENT_BYTES_MAX || bytes % SEGMENT_BYTES_UNIT != 0) {
            fault("journal.segment-size", "expected 1MiB to 1GiB in whole multiples of 4KiB, found " + bytes);
        }
        return (int) bytes;
    }

    private int number(final String key, final int min, final int max) {
        final int number = value(key, min, config::getInt);
        if (number < min || number > max) {
            fault(key, "expected " + min + " to " + max + ", found " + number);
            return min;
        }
        return number;
    }

    private <T> T value(final String key, final T fallback, final Function<String, T> getter) {
        try {
            return getter.apply(key);
        } catch (final ConfigException wrong) {
            faults.add(String.valueOf(wrong.getMessage()));
            return fallback;
        }
    }

    private void fault(final String key, final String reason) {
        faults.add(where(config.getValue(key).origin()) + ": " + ROOT + "." + key + ": " + reason);
    }

    private static String where(final ConfigOrigin origin) {
        return origin.description();
    }
}

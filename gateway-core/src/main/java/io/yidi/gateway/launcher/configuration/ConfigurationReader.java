package io.yidi.gateway.launcher.configuration;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigValue;
import io.yidi.gateway.national.place.NationalConfiguration;
import io.yidi.gateway.national.place.PlaceFileReader;
import io.yidi.gateway.national.signature.SignatureConfiguration;
import io.yidi.gateway.national.signature.SignatureFileReader;
import io.yidi.gateway.pipeline.Profile;
import io.yidi.gateway.pipeline.ThreadConfiguration;
import io.yidi.gateway.pipeline.WaitMode;
import io.yidi.gateway.transport.LoopConfiguration;
import io.yidi.gateway.transport.SocketIo;
import io.yidi.gateway.transport.tls.TlsConfiguration;
import io.yidi.protocol.ResultCode;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * 配置读入: reads a HOCON file and checks it; all faults are told at once, each with file and line.
 *
 * <p>Relative paths are relative to the folder the program was started in.
 */
public final class ConfigurationReader {

    /** Block that holds all settings. */
    static final String ROOT = "yidi";

    private static final String HOST = ".host";
    private static final String TLS_CERTIFICATE = "tls.certificate";
    private static final String PLACES = "national.places";
    private static final String SIGNATURES = "national.signatures";
    private static final String SOCKET_IO = "transport.io";
    private static final int PORT_MAX = 65_535;
    private static final int SNAPSHOT_EVERY_MIN = 1_000;
    private static final int SNAPSHOT_EVERY_MAX = 1_000_000_000;
    private static final int IDLE_DAYS_MAX = 36_500;
    private static final int METRICS_LOG_BYTES_MAX = 1 << 30;
    private static final int SEGMENT_BYTES_MIN = 1 << 20;
    private static final int SEGMENT_BYTES_MAX = 1 << 30;
    private static final int LOG_BYTES_MIN = 1 << 20;
    private static final int LOG_BYTES_MAX = 1 << 30;
    private static final int LOG_DAYS_MAX = 3_660;
    private static final int SEGMENT_BYTES_UNIT = 4_096;

    private final Config defaults = defaults();
    private final Config config;
    private final List<String> faults = new ArrayList<>();
    private final SettingReader settings;

    private ConfigurationReader(final Config given) {
        config = given.withFallback(defaults);
        settings = new SettingReader(config, faults);
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

    /** The limits that hold where nobody says otherwise. */
    public static LimitsConfiguration defaultLimits() {
        return new LimitsReader(new SettingReader(defaults(), new ArrayList<>())).read();
    }

    /**
     * All settings as they hold, each with where it comes from. They are not checked.
     *
     * @param file HOCON, or {@code null} for the defaults
     * @throws ConfigurationException if the file cannot be read
     */
    static NavigableMap<String, ConfigValue> values(final Path file) {
        final Config given = file == null ? ConfigFactory.empty() : block(file);
        final NavigableMap<String, ConfigValue> values = new TreeMap<>();
        given.withFallback(defaults())
                .entrySet()
                .forEach(entry -> values.put(ROOT + '.' + entry.getKey(), entry.getValue()));
        return values;
    }

    private static Config defaults() {
        return ConfigFactory.parseResources(ConfigurationReader.class.getClassLoader(), "reference.conf")
                .getConfig(ROOT);
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
        final TlsConfiguration tls = new TlsReader(settings).read();
        final GatewayConfiguration configuration = new GatewayConfiguration(
                path("data-dir"),
                existing("packs"),
                files("reference"),
                files("catalogues"),
                door("binary"),
                door("json"),
                admin(),
                national(),
                new LimitsReader(settings).read(),
                segmentBytes(),
                settings.number("journal.snapshot-every", SNAPSHOT_EVERY_MIN, SNAPSHOT_EVERY_MAX),
                settings.number("idle-days-max", 1, IDLE_DAYS_MAX),
                tls,
                signatures(),
                log(),
                metrics(),
                loop(),
                threads());
        settings.requireSound();
        return configuration;
    }

    private void rejectUnknown() {
        for (final Map.Entry<String, ConfigValue> entry : config.entrySet()) {
            if (!defaults.hasPathOrNull(entry.getKey())) {
                settings.fault(entry.getKey(), "expected one of the documented settings");
            }
        }
    }

    private Path path(final String key) {
        return settings.value(key, Path.of(""), at -> Path.of(config.getString(at)));
    }

    private Path existing(final String key) {
        final Path path = path(key);
        if (!Files.isDirectory(path)) {
            settings.fault(key, "expected an existing folder, found " + path);
        }
        return path;
    }

    private List<Path> files(final String key) {
        final List<Path> files = settings.value(
                key,
                List.of(),
                at -> config.getStringList(at).stream().map(Path::of).toList());
        for (final Path file : files) {
            if (!Files.isReadable(file)) {
                settings.fault(key, "expected a readable file, found " + file);
            }
        }
        return files;
    }

    private NationalConfiguration national() {
        final PlaceFileReader places = new PlaceFileReader();
        files(PLACES).stream().filter(Files::isReadable).forEach(places::read);
        places.faults().forEach(fault -> settings.fault(PLACES, fault));
        return places.configuration();
    }

    private SignatureConfiguration signatures() {
        final SignatureFileReader reader = new SignatureFileReader();
        files(SIGNATURES).stream().filter(Files::isReadable).forEach(reader::read);
        reader.faults().forEach(fault -> settings.fault(SIGNATURES, fault));
        return reader.configuration();
    }

    private LogConfiguration log() {
        return new LogConfiguration(
                settings.file("log.dir"),
                settings.bytes("log.file-size", LOG_BYTES_MIN, LOG_BYTES_MAX),
                settings.number("log.keep-days", 1, LOG_DAYS_MAX));
    }

    private MetricsConfiguration metrics() {
        return new MetricsConfiguration(
                settings.value("metrics.latency", true, config::getBoolean),
                settings.bytes("metrics.log-size", 0, METRICS_LOG_BYTES_MAX));
    }

    private LoopConfiguration loop() {
        final SocketIo io = settings.choice(SOCKET_IO, SocketIo.values());
        io.obstacle()
                .ifPresent(obstacle -> settings.fault(
                        ResultCode.SOCKET_IO_UNAVAILABLE,
                        SOCKET_IO,
                        "expected what this machine offers, found " + SettingReader.label(io) + ", but " + obstacle));
        return new LoopConfiguration(io, wait("transport.wait"));
    }

    private ThreadConfiguration threads() {
        return new ThreadConfiguration(
                settings.choice("pipeline.profile", Profile.values()),
                wait("pipeline.core-wait"),
                wait("pipeline.journal-wait"));
    }

    private WaitMode wait(final String key) {
        return settings.choice(key, WaitMode.values());
    }

    /** Beyond this machine nobody is let in who does not show who he is. */
    private InetSocketAddress door(final String name) {
        final InetSocketAddress address = address(name);
        if (address.isUnresolved()) {
            settings.fault(name + HOST, "expected an address of this machine, found " + address.getHostString());
        } else if (!isLoopback(address) && settings.file(TLS_CERTIFICATE).isEmpty()) {
            settings.fault(
                    ResultCode.TLS_REQUIRED,
                    name + HOST,
                    "expected a loopback address, or TLS with client certificates (yidi." + TLS_CERTIFICATE
                            + ", key, authorities), found " + address.getHostString());
        }
        return address;
    }

    /** The admin port never leaves this machine: it knows neither certificates nor users. */
    private InetSocketAddress admin() {
        final InetSocketAddress address = address("admin");
        if (!isLoopback(address)) {
            settings.fault("admin" + HOST, "expected a loopback address, found " + address.getHostString());
        }
        return address;
    }

    private InetSocketAddress address(final String name) {
        return new InetSocketAddress(
                settings.value(name + HOST, "127.0.0.1", config::getString),
                settings.number(name + ".port", 0, PORT_MAX));
    }

    private static boolean isLoopback(final InetSocketAddress address) {
        return !address.isUnresolved() && address.getAddress().isLoopbackAddress();
    }

    private int segmentBytes() {
        final long bytes = settings.value("journal.segment-size", (long) SEGMENT_BYTES_MIN, config::getBytes);
        if (bytes < SEGMENT_BYTES_MIN || bytes > SEGMENT_BYTES_MAX || bytes % SEGMENT_BYTES_UNIT != 0) {
            settings.fault("journal.segment-size", "expected 1MiB to 1GiB in whole multiples of 4KiB, found " + bytes);
        }
        return (int) bytes;
    }
}

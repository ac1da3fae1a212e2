package io.yidi.gateway.launcher.configuration;

import io.yidi.gateway.transport.tls.TlsConfiguration;
import io.yidi.gateway.transport.tls.TlsDoor;
import io.yidi.gateway.transport.tls.TlsException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** TLS设置读入: reads the settings of certificates, and the files they name. */
final class TlsReader {

    private static final String INSTITUTIONS = "tls.institutions";
    private static final String ENTRY = "[^=]+=(\\s*[A-Za-z0-9._-]{1,12})+\\s*";
    private static final Duration LOOK_MIN = Duration.ofMillis(100);
    private static final Duration LOOK_MAX = Duration.ofMinutes(1);

    private final SettingReader settings;

    TlsReader(final SettingReader settings) {
        this.settings = settings;
    }

    TlsConfiguration read() {
        final Optional<Path> certificate = settings.file("tls.certificate");
        final TlsConfiguration configuration = new TlsConfiguration(
                certificate,
                settings.file("tls.key"),
                settings.file("tls.authorities"),
                settings.file("tls.revoked"),
                settings.timeNs("tls.look-interval", LOOK_MIN, LOOK_MAX),
                institutions());
        if (!configuration.isOn()) {
            return TlsConfiguration.NONE;
        }
        try (TlsDoor tried = TlsDoor.open(configuration, System::currentTimeMillis)) {
            return configuration;
        } catch (final TlsException wrong) {
            settings.fault(wrong.code(), wrong.setting(), wrong.getMessage());
            return TlsConfiguration.NONE;
        }
    }

    private Map<String, List<String>> institutions() {
        final Map<String, List<String>> institutions = new HashMap<>();
        for (final String entry : settings.texts(INSTITUTIONS)) {
            if (entry.matches(ENTRY)) {
                final int end = entry.indexOf('=');
                institutions.put(
                        entry.substring(0, end).strip(),
                        List.of(entry.substring(end + 1).strip().split("\\s+", -1)));
            } else {
                settings.fault(INSTITUTIONS, "expected NAME = CODE CODE …, found " + entry);
            }
        }
        return institutions;
    }
}

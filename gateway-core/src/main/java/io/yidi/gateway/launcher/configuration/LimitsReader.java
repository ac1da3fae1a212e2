package io.yidi.gateway.launcher.configuration;

import io.yidi.gateway.admission.AdmissionConfiguration;
import io.yidi.gateway.transport.ConnectionConfiguration;
import java.time.Duration;

/** 限额读入: reads and checks the bounds of connections, requests and times. */
final class LimitsReader {

    private static final int CONNECTIONS_MAX = 65_536;
    private static final int RATE_MAX = 1_000_000;
    private static final int IN_FLIGHT_MAX = 8_192;
    private static final int INSTITUTIONS_MIN = 16;
    private static final int INSTITUTIONS_MAX = 1 << 20;
    private static final int ANSWER_BYTES_MIN = 128 << 10;
    private static final int ANSWER_BYTES_MAX = 64 << 20;
    private static final int PIPELINED_MAX = 4_096;
    private static final Duration PAUSE_MIN = Duration.ofMillis(100);
    private static final Duration PAUSE_MAX = Duration.ofHours(1);
    private static final Duration QUEUE_TIME_MIN = Duration.ofMillis(1);
    private static final Duration QUEUE_TIME_MAX = Duration.ofMinutes(1);
    private static final Duration STALL_TIMEOUT_MIN = Duration.ofSeconds(1);

    private final SettingReader settings;

    LimitsReader(final SettingReader settings) {
        this.settings = settings;
    }

    LimitsConfiguration read() {
        return new LimitsConfiguration(
                connections(), admission(), settings.timeNs("limits.stall-timeout", STALL_TIMEOUT_MIN, PAUSE_MAX));
    }

    private ConnectionConfiguration connections() {
        return new ConnectionConfiguration(
                settings.number("connections-max", 1, CONNECTIONS_MAX),
                settings.number("limits.address-connections", 1, CONNECTIONS_MAX),
                settings.timeNs("limits.first-byte-time", PAUSE_MIN, PAUSE_MAX),
                settings.timeNs("limits.request-time", PAUSE_MIN, PAUSE_MAX),
                settings.timeNs("limits.idle-time", PAUSE_MIN, PAUSE_MAX),
                settings.timeNs("limits.unwritable-time", PAUSE_MIN, PAUSE_MAX),
                settings.bytes("limits.answer-bytes", ANSWER_BYTES_MIN, ANSWER_BYTES_MAX),
                settings.number("limits.pipelined", 1, PIPELINED_MAX));
    }

    private AdmissionConfiguration admission() {
        return new AdmissionConfiguration(
                settings.number("limits.institution-rate", 1, RATE_MAX),
                settings.number("limits.institution-burst", 1, RATE_MAX),
                settings.number("limits.institution-in-flight", 1, IN_FLIGHT_MAX),
                settings.number("limits.connection-in-flight", 1, IN_FLIGHT_MAX),
                settings.number("limits.in-flight", 1, IN_FLIGHT_MAX),
                settings.timeNs("limits.queue-time", QUEUE_TIME_MIN, QUEUE_TIME_MAX),
                institutions());
    }

    private int institutions() {
        final int institutions = settings.number("limits.institutions", INSTITUTIONS_MIN, INSTITUTIONS_MAX);
        if (Integer.bitCount(institutions) != 1) {
            settings.fault("limits.institutions", "expected a power of two, found " + institutions);
            return INSTITUTIONS_MIN;
        }
        return institutions;
    }
}

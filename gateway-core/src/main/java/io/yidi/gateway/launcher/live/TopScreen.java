package io.yidi.gateway.launcher.live;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** 运行画面: health and latency of a running gateway as a page of text. Times in microseconds. */
final class TopScreen {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(SHANGHAI);
    private static final List<String> PERCENTILES = List.of("p50", "p90", "p99", "p999", "max");
    private static final String HEADER = "%-8s %-9s %-10s %9s %10s %10s %10s %10s %10s %12s %10s%n";
    private static final String ROW = "%-8s %-9s %-10s %9d %10s %10s %10s %10s %10s %12d %10s%n";
    private static final long NS_PER_TENTH_OF_US = 100;
    private static final int HASH_SHOWN = 12;

    private final PrintWriter out;

    TopScreen(final PrintWriter out) {
        this.out = out;
    }

    /**
     * Prints a page.
     *
     * @param address of the admin port
     * @param health as the admin port tells it
     * @param latency as the admin port tells it
     */
    void print(final String address, final JsonNode health, final JsonNode latency) {
        final String hash = health.path("bundleHash").asText();
        line(
                "yidi %s  %s  %s  流水 sequence %d  政策 bundle %s",
                address,
                health.path("status").asText(),
                TIME.format(Instant.ofEpochSecond(latency.path("now").asLong())),
                health.path("durableSequence").asLong(),
                hash.substring(0, Math.min(HASH_SHOWN, hash.length())));
        line(
                "连接 connections %d   拒收 refused %s   断开 closed %s",
                health.at("/doors/connections").asInt(),
                counts(health.at("/doors/refused")),
                counts(health.at("/doors/closed")));
        health.path("warnings").forEach(warning -> line("! %s", warning.asText()));
        line("");
        printSeries(latency);
        out.flush();
    }

    private void printSeries(final JsonNode latency) {
        if (!latency.path("recording").asBoolean()) {
            line("延迟未记录 latency is not recorded (yidi.metrics.latency)");
            return;
        }
        out.format(
                Locale.ROOT,
                HEADER,
                "stage",
                "door",
                "message",
                "/s",
                "p50 us",
                "p90",
                "p99",
                "p99.9",
                "max",
                "since start",
                "p99");
        latency.path("series").forEach(this::printRow);
    }

    private void printRow(final JsonNode series) {
        final JsonNode last = series.path("last");
        final List<String> times = PERCENTILES.stream()
                .map(name -> microseconds(last.path(name).asLong()))
                .toList();
        out.format(
                Locale.ROOT,
                ROW,
                series.path("stage").asText(),
                series.path("door").asText(),
                series.path("message").asText(),
                last.path("count").asLong(),
                times.get(0),
                times.get(1),
                times.get(2),
                times.get(3),
                times.get(4),
                series.at("/total/count").asLong(),
                microseconds(series.at("/total/p99").asLong()));
    }

    private static String counts(final JsonNode byReason) {
        final StringBuilder text = new StringBuilder();
        byReason.properties().stream()
                .filter(entry -> entry.getValue().asLong() > 0)
                .forEach(entry -> text.append(text.isEmpty() ? "" : ", ")
                        .append(entry.getKey())
                        .append(' ')
                        .append(entry.getValue().asLong()));
        return text.isEmpty() ? "0" : text.toString();
    }

    private static String microseconds(final long ns) {
        final long tenths = (ns + NS_PER_TENTH_OF_US / 2) / NS_PER_TENTH_OF_US;
        return tenths / 10 + "." + tenths % 10;
    }

    private void line(final String format, final Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }
}

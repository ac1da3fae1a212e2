package io.yidi.gateway.console;

import io.yidi.gateway.admin.AdminAnswer;
import io.yidi.gateway.admin.AdminRoute;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * 时延日志下载: the end of the newest file of intervals, with its head, so that any tool for HdrHistogram logs opens it. The
 * whole files lie in {@code log/} of the data directory. One thread.
 */
public final class LatencyLog {

    private static final int BYTES_MAX = 4 << 20;
    private static final int HEAD_BYTES_MAX = 4 << 10;
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final String EXTENSION = ".hlog";

    private final Path folder;
    private final int bytesMax;

    /**
     * Prepares.
     *
     * @param dataDirectory of the gateway
     */
    public LatencyLog(final Path dataDirectory) {
        this(dataDirectory, BYTES_MAX);
    }

    /** The end of so many bytes at most. */
    LatencyLog(final Path dataDirectory, final int bytesMax) {
        this.bytesMax = bytesMax;
        this.folder = dataDirectory.resolve("log");
    }

    /** {@code GET /console/api/latency.hlog}. */
    public AdminRoute route() {
        return new AdminRoute("GET", ConsolePages.ROOT + "/api/latency.hlog", List.of(), asked -> answer());
    }

    private AdminAnswer answer() {
        try {
            final Optional<Path> newest = newest();
            return newest.isPresent()
                    ? new AdminAnswer(OK, "text/plain; charset=US-ASCII", read(newest.get()))
                    : new AdminAnswer(NOT_FOUND, "{\"expected\":\"intervals in log/\",\"found\":\"none\"}");
        } catch (final IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Names tell the order. */
    private Optional<Path> newest() throws IOException {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(EXTENSION)).max(Comparator.naturalOrder());
        }
    }

    private byte[] read(final Path file) throws IOException {
        try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
            final ByteArrayOutputStream text = new ByteArrayOutputStream();
            final long start = Math.max(0, log.length() - bytesMax);
            if (start > 0) {
                text.writeBytes(head(log));
            }
            log.seek(start);
            final byte[] end = new byte[(int) (log.length() - start)];
            log.readFully(end);
            final int from = start > 0 ? indexBehindLine(end) : 0;
            text.write(end, from, lastLineEnd(end) - from);
            return text.toByteArray();
        }
    }

    /** Comments and legend, up to the first interval. */
    private static byte[] head(final RandomAccessFile log) throws IOException {
        final byte[] first = new byte[HEAD_BYTES_MAX];
        log.readFully(first);
        final StringBuilder head = new StringBuilder();
        for (final String line : new String(first, StandardCharsets.US_ASCII).split("\n", -1)) {
            if (!line.startsWith("#") && !line.startsWith("\"")) {
                break;
            }
            head.append(line).append('\n');
        }
        return head.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static int indexBehindLine(final byte[] text) {
        int index = 0;
        while (index < text.length && text[index] != '\n') {
            index++;
        }
        return Math.min(index + 1, text.length);
    }

    /** What is being written may end within a line. */
    private static int lastLineEnd(final byte[] text) {
        int end = text.length;
        while (end > 0 && text[end - 1] != '\n') {
            end--;
        }
        return end;
    }
}

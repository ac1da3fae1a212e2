package io.yidi.gateway.metrics.interval;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * 时段日志写出: writes intervals into files of the HdrHistogram log format, a tag a series, in nanoseconds.
 * The files of all runs together are bounded: the oldest make room. Collecting thread only.
 *
 * <p>Lines are made in memory while the table is held, and written after. A file that cannot be written is told once
 * and left; the next interval tries another.
 */
public final class IntervalLogWriter implements IntervalSink {

    static final String EXTENSION = ".hlog";

    /** Files that share the space. */
    static final int FILES = 8;

    private static final Logger LOG = LoggerFactory.getLogger(IntervalLogWriter.class);
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern(
                    "'latency-'yyyyMMdd'T'HHmmss'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final Path folder;
    private final long fileBytesMax;
    private final long startedMs;
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
    private final HistogramLogWriter lines = new HistogramLogWriter(pending);
    private OutputStream file;
    private long fileBytes;
    private int fileCount;
    private boolean isFailing;

    /**
     * Writes nothing yet.
     *
     * @param folder made if missing
     * @param bytesMax of all files together
     * @param startedMs now, in milliseconds since 1970
     */
    public IntervalLogWriter(final Path folder, final long bytesMax, final long startedMs) {
        this.folder = folder;
        this.fileBytesMax = bytesMax / FILES;
        this.startedMs = startedMs;
        lines.setBaseTime(startedMs);
    }

    @Override
    public void onInterval(final String tag, final Histogram elapsedNs) {
        elapsedNs.setTag(tag);
        lines.outputIntervalHistogram(elapsedNs);
    }

    @Override
    public void onIntervalEnd() {
        if (pending.size() == 0) {
            return;
        }
        try {
            write();
            isFailing = false;
        } catch (final IOException unwritable) {
            if (!isFailing) {
                LOG.warn("times are not logged, expected a folder that can be written: {}", unwritable.toString());
            }
            isFailing = true;
            close();
        } finally {
            pending.reset();
        }
    }

    @Override
    public void close() {
        try (OutputStream last = file) {
            file = null;
        } catch (final IOException unwritable) {
            LOG.warn("the end of the log of times may be missing: {}", unwritable.toString());
        }
    }

    private void write() throws IOException {
        if (file != null && fileBytes + pending.size() > fileBytesMax) {
            close();
        }
        if (file == null) {
            open();
        }
        pending.writeTo(file);
        fileBytes += pending.size();
    }

    private void open() throws IOException {
        Files.createDirectories(folder);
        deleteOldest();
        fileCount++;
        final String name = String.format(
                Locale.ROOT, "%s-%04d%s", NAME.format(Instant.ofEpochMilli(startedMs)), fileCount, EXTENSION);
        file = Files.newOutputStream(folder.resolve(name));
        final byte[] head = head();
        file.write(head);
        fileBytes = head.length;
    }

    private byte[] head() {
        final ByteArrayOutputStream head = new ByteArrayOutputStream();
        final HistogramLogWriter writer = new HistogramLogWriter(head);
        writer.outputComment("[times of a gateway, nanoseconds; Interval_Max in milliseconds]");
        writer.outputLogFormatVersion();
        writer.outputBaseTime(startedMs);
        writer.outputStartTime(startedMs);
        writer.outputLegend();
        return head.toByteArray();
    }

    /** Names tell the order. */
    private void deleteOldest() throws IOException {
        final List<Path> oldestFirst;
        try (Stream<Path> files = Files.list(folder)) {
            oldestFirst = files.filter(path -> path.toString().endsWith(EXTENSION))
                    .sorted()
                    .toList();
        }
        for (int i = 0; i <= oldestFirst.size() - FILES; i++) {
            Files.delete(oldestFirst.get(i));
        }
    }
}

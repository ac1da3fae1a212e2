package io.yidi.gateway.national.file;

import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * 文件暂存: files that hospitals sent or will fetch, each under a number, for a day. There is room for so many bytes and
 * files, names and codes included, and of one institution for a quarter of them: its own oldest make way first. When
 * all of them together leave no room, the oldest of whoever has most makes way. Kept in memory: after a restart a file
 * is sent again. Several threads.
 */
public final class DeskFileTable {

    private static final long BYTES_MAX = 64 * 1024 * 1024;
    private static final int FILES_MAX = 4_096;
    private static final int SHARES = 4;

    /** What an entry takes beside its texts and its content, rounded up. */
    private static final int ENTRY_BYTES = 512;

    private static final long KEPT_MS = TimeUnit.HOURS.toMillis(24);

    /**
     * 文件: a file that is kept.
     *
     * @param institution whom it belongs to
     * @param name as given
     * @param content the bytes
     * @param untilEpochMs when it is let go
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    public record DeskFile(String institution, String name, byte[] content, long untilEpochMs) {

        /** What it takes, two bytes a character. */
        private long bytes() {
            return ENTRY_BYTES + 2L * (institution.length() + name.length()) + content.length;
        }
    }

    /** Files of one institution by number, the oldest first. */
    private static final class Share {
        private final Map<String, DeskFile> files = new LinkedHashMap<>();
        private long bytes;
    }

    private final Map<String, Share> shares = new HashMap<>();
    private final LongSupplier epochMs;
    private long bytes;
    private int count;
    private long serial;

    /**
     * Makes an empty table.
     *
     * @param epochMs time of day
     */
    public DeskFileTable(final LongSupplier epochMs) {
        this.epochMs = epochMs;
    }

    /** Keeps a file; gives its number. */
    public synchronized String keep(final String institution, final String name, final byte[] content) {
        final DeskFile file = new DeskFile(institution, name, content, epochMs.getAsLong() + KEPT_MS);
        shares.values().forEach(this::letExpiredGo);
        shares.values().removeIf(share -> share.files.isEmpty());
        final Share own = shares.computeIfAbsent(institution, code -> new Share());
        while (!own.files.isEmpty() && !hasRoom(own.bytes, own.files.size(), file, SHARES)) {
            letOldestGo(own);
        }
        while (count > 0 && !hasRoom(bytes, count, file, 1)) {
            letOldestGo(largest());
        }
        serial++;
        final String number = number(epochMs.getAsLong()) + 'F' + number(serial);
        own.files.put(number, file);
        add(own, file, 1);
        return number;
    }

    /** The file of a number, if it is kept and belongs to this institution. */
    public synchronized Optional<DeskFile> find(final String number, final String institution) {
        final Share own = shares.get(institution);
        if (own == null) {
            return Optional.empty();
        }
        letExpiredGo(own);
        return Optional.ofNullable(own.files.get(number));
    }

    /** With letters, so that it is not taken for the number of a person, and shown where it is not found. */
    private static String number(final long value) {
        return Long.toString(value, Character.MAX_RADIX);
    }

    private static boolean hasRoom(final long bytes, final int count, final DeskFile one, final int parts) {
        return bytes + one.bytes() <= BYTES_MAX / parts && count < FILES_MAX / parts;
    }

    private Share largest() {
        Share largest = null;
        for (final Share share : shares.values()) {
            if (!share.files.isEmpty() && (largest == null || share.bytes > largest.bytes)) {
                largest = share;
            }
        }
        return largest;
    }

    private void letExpiredGo(final Share share) {
        while (!share.files.isEmpty() && share.files.values().iterator().next().untilEpochMs() <= epochMs.getAsLong()) {
            letOldestGo(share);
        }
    }

    private void letOldestGo(final Share share) {
        final Iterator<DeskFile> oldest = share.files.values().iterator();
        add(share, oldest.next(), -1);
        oldest.remove();
    }

    private void add(final Share share, final DeskFile file, final int change) {
        share.bytes += change * file.bytes();
        bytes += change * file.bytes();
        count += change;
    }
}

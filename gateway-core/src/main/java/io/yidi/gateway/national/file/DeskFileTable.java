package io.yidi.gateway.national.file;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * 文件暂存: files that hospitals sent or will fetch, each under a number, for a day. There is room for so many bytes; the
 * oldest make way. Kept in memory: after a restart a file is sent again. The desk's thread only.
 */
public final class DeskFileTable {

    private static final int BYTES_MAX = 64 * 1024 * 1024;
    private static final int FILES_MAX = 4_096;
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
    public record DeskFile(String institution, String name, byte[] content, long untilEpochMs) {}

    private final Map<String, DeskFile> files = new LinkedHashMap<>();
    private final LongSupplier epochMs;
    private long bytes;
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
    public String keep(final String institution, final String name, final byte[] content) {
        letOldGo(content.length);
        serial++;
        final String number = epochMs.getAsLong() + "-" + serial;
        files.put(number, new DeskFile(institution, name, content, epochMs.getAsLong() + KEPT_MS));
        bytes += content.length;
        return number;
    }

    /** The file of a number, if it is kept and belongs to this institution. */
    public Optional<DeskFile> find(final String number, final String institution) {
        letOldGo(0);
        return Optional.ofNullable(files.get(number))
                .filter(file -> file.institution().equals(institution));
    }

    private void letOldGo(final int neededBytes) {
        final var oldest = files.values().iterator();
        while (oldest.hasNext()) {
            final DeskFile file = oldest.next();
            if (file.untilEpochMs() > epochMs.getAsLong()
                    && bytes + neededBytes <= BYTES_MAX
                    && files.size() < FILES_MAX) {
                return;
            }
            bytes -= file.content().length;
            oldest.remove();
        }
    }
}

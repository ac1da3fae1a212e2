package io.yidi.gateway.catalogue;

import io.yidi.gateway.record.ItemFiguresFlyweight;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.openhft.chronicle.bytes.BytesStore;
import net.openhft.chronicle.hash.Data;
import net.openhft.chronicle.map.ChronicleMap;
import net.openhft.chronicle.map.ExternalMapQueryContext;
import net.openhft.chronicle.map.MapEntry;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * 目录表: the items of one catalogue in a Chronicle Map file, which is read in place.
 *
 * <pre>
 *   key    item code, 30 bytes filled up with NUL
 *   value  at most four stretches of days, 36 bytes each:
 *          first day int32, last day int32, a line as {@link ItemFiguresFlyweight} has it, fee category uint8
 *          an unused stretch ends before it begins
 * </pre>
 *
 * <p>Built once under a name of its own, never written afterwards. One thread reads; a lookup allocates nothing.
 */
public final class CatalogueTable implements AutoCloseable {

    /** Longest item code, in characters. */
    public static final int ITEM_CODE_BYTES = 30;

    /** Most stretches of days that an item may have. */
    public static final int PERIODS_MAX = 4;

    /** Result: there is no such item on that day. */
    public static final int NOT_LISTED = -1;

    private static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;
    private static final int TO_OFFSET = Integer.BYTES;
    private static final int LINE_OFFSET = 2 * Integer.BYTES;
    private static final int CATEGORY_OFFSET = LINE_OFFSET + ItemFiguresFlyweight.LINE_BYTES;
    private static final int PERIOD_BYTES = LINE_OFFSET + ItemFiguresFlyweight.LINE_BYTES + 1;
    private static final int VALUE_BYTES = PERIODS_MAX * PERIOD_BYTES;

    private final ChronicleMap<byte[], byte[]> map;
    private final byte[] key = new byte[ITEM_CODE_BYTES];
    private final BytesStore<?, byte[]> keyBytes = BytesStore.wrap(key);
    private final UnsafeBuffer periods = new UnsafeBuffer(new byte[VALUE_BYTES]);

    private CatalogueTable(final ChronicleMap<byte[], byte[]> map) {
        this.map = map;
    }

    /**
     * Writes items to a new file.
     *
     * @param file that does not exist yet
     * @param items by their code, at least one; the rows of each follow one another and do not overlap
     * @throws IOException if the file cannot be made
     */
    public static void build(final Path file, final Map<String, List<CatalogueRow>> items) throws IOException {
        try (ChronicleMap<byte[], byte[]> map = ChronicleMap.of(byte[].class, byte[].class)
                .name("catalogue")
                .entries(items.size())
                .constantKeySizeBySample(new byte[ITEM_CODE_BYTES])
                .constantValueSizeBySample(new byte[VALUE_BYTES])
                .checksumEntries(true)
                .putReturnsNull(true)
                .skipCloseOnExitHook(true)
                .createPersistedTo(file.toFile())) {
            items.forEach((code, rows) ->
                    map.put(Arrays.copyOf(code.getBytes(StandardCharsets.US_ASCII), ITEM_CODE_BYTES), valueOf(rows)));
        }
    }

    /**
     * Opens a file made by {@link #build}.
     *
     * @param file whole and unchanged since it was built
     * @return the table
     * @throws IOException if it cannot be opened
     */
    public static CatalogueTable open(final Path file) throws IOException {
        return new CatalogueTable(ChronicleMap.of(byte[].class, byte[].class)
                .skipCloseOnExitHook(true)
                .createPersistedTo(file.toFile()));
    }

    /**
     * Copies what the catalogue says to an item on a day.
     *
     * @param buffer holds the item code, {@link #ITEM_CODE_BYTES} bytes filled up with NUL
     * @param offset of the code
     * @param epochDay the day
     * @param target takes the line
     * @param targetOffset where the line begins
     * @return whether it has the item on that day
     */
    public boolean find(
            final DirectBuffer buffer,
            final int offset,
            final int epochDay,
            final MutableDirectBuffer target,
            final int targetOffset) {
        buffer.getBytes(offset, key);
        final int at = readPeriod(epochDay);
        if (at == NOT_LISTED) {
            return false;
        }
        target.putBytes(targetOffset, periods, at + LINE_OFFSET, ItemFiguresFlyweight.LINE_BYTES);
        return true;
    }

    /**
     * The fee category of an item.
     *
     * @param itemCode {@code med_list_codg}
     * @param epochDay the day
     * @return {@code med_chrgitm_type} as a number, {@link CatalogueRow#NO_CATEGORY} if the catalogue does not say, or
     *     {@link #NOT_LISTED}
     */
    public int feeCategory(final CharSequence itemCode, final int epochDay) {
        if (itemCode.length() > ITEM_CODE_BYTES) {
            return NOT_LISTED;
        }
        for (int i = 0; i < ITEM_CODE_BYTES; i++) {
            key[i] = i < itemCode.length() ? (byte) itemCode.charAt(i) : 0;
        }
        final int at = readPeriod(epochDay);
        return at == NOT_LISTED ? NOT_LISTED : periods.getByte(at + CATEGORY_OFFSET);
    }

    /** Where in {@link #periods} the stretch of the key begins that has the day, or {@link #NOT_LISTED}. */
    private int readPeriod(final int epochDay) {
        if (isRead()) {
            for (int at = 0; at < VALUE_BYTES; at += PERIOD_BYTES) {
                if (epochDay >= periods.getInt(at, ORDER) && epochDay <= periods.getInt(at + TO_OFFSET, ORDER)) {
                    return at;
                }
            }
        }
        return NOT_LISTED;
    }

    /** Copies the value of the key out of the file, without making objects of either. */
    private boolean isRead() {
        try (ExternalMapQueryContext<byte[], byte[], ?> query = map.queryContext(keyBytes, 0, ITEM_CODE_BYTES)) {
            query.readLock().lock();
            final MapEntry<byte[], byte[]> entry = query.entry();
            if (entry == null) {
                return false;
            }
            final Data<byte[]> value = entry.value();
            for (int at = 0; at < VALUE_BYTES; at += Long.BYTES) {
                periods.putLong(at, value.bytes().readLong(value.offset() + at));
            }
            return true;
        }
    }

    /** Number of items. */
    public long count() {
        return map.longSize();
    }

    @Override
    public void close() {
        map.close();
    }

    private static byte[] valueOf(final List<CatalogueRow> rows) {
        final byte[] bytes = new byte[VALUE_BYTES];
        final UnsafeBuffer periods = new UnsafeBuffer(bytes);
        for (int i = 0; i < PERIODS_MAX; i++) {
            final int at = i * PERIOD_BYTES;
            if (i < rows.size()) {
                final CatalogueRow row = rows.get(i);
                periods.putInt(at, row.fromEpochDay(), ORDER);
                periods.putInt(at + TO_OFFSET, row.toEpochDay(), ORDER);
                ItemFiguresFlyweight.putLine(
                        periods,
                        at + LINE_OFFSET,
                        row.itemClass(),
                        row.firstSelfPayBp(),
                        row.limitsMicro().stream().mapToLong(Long::longValue).toArray());
                periods.putByte(at + CATEGORY_OFFSET, (byte) row.feeCategory());
            } else {
                periods.putInt(at, 1, ORDER);
            }
        }
        return bytes;
    }
}

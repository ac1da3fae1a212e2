package io.yidi.gateway.catalogue;

import io.yidi.protocol.sbe.ItemClass;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * 目录行文件: the rows of a catalogue in the order of its file, in a form that is read many times faster than JSON, and
 * skipped without being looked into.
 *
 * <pre>
 *   line int32, length int32, then as many bytes: code, list type int32, name, fee category uint8, class uint8,
 *   first self-pay int32, three limits int64, first day int32, last day int32
 *   code and name: their length in bytes uint16, UTF-8; behind the last row a line 0; all numbers big-endian
 * </pre>
 *
 * <p>Built once, never written afterwards. Any thread; nothing is kept in memory.
 */
public final class CatalogueRows implements CatalogueItems {

    private static final int END = 0;
    private static final int LEVELS = 3;
    private static final int FIXED_BYTES = 2 * Short.BYTES + 4 * Integer.BYTES + LEVELS * Long.BYTES + 2;
    private static final int BUFFER_BYTES = 256 * 1024;

    private final Path file;

    /**
     * Takes a file made by {@link #build}.
     *
     * @param file whole and unchanged since it was built
     */
    public CatalogueRows(final Path file) {
        this.file = file;
    }

    /**
     * Writes rows to a new file.
     *
     * @param file takes them
     * @param items the rows
     * @throws IOException if they cannot be read or written
     */
    public static void build(final Path file, final CatalogueItems items) throws IOException {
        try (DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BUFFER_BYTES))) {
            final Writer writer = new Writer(out);
            items.forEach(line -> true, writer::take);
            writer.end();
        }
    }

    @Override
    public void forEach(final IntPredicate isWanted, final RowVisitor visitor) throws IOException {
        try (DataInputStream in =
                new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES))) {
            for (int line = in.readInt(); line != END; line = in.readInt()) {
                final int length = in.readInt();
                if (isWanted.test(line)) {
                    visitor.onRow(line, row(in));
                } else {
                    in.skipNBytes(length);
                }
            }
        }
    }

    private static CatalogueRow row(final DataInputStream in) throws IOException {
        return new CatalogueRow(
                text(in),
                in.readInt(),
                text(in),
                in.readUnsignedByte(),
                ItemClass.get((short) in.readUnsignedByte()),
                in.readInt(),
                List.of(in.readLong(), in.readLong(), in.readLong()),
                in.readInt(),
                in.readInt());
    }

    private static String text(final DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readUnsignedShort()), StandardCharsets.UTF_8);
    }

    /** 目录行写出: writes rows; the first failure is told at the end. */
    private static final class Writer {

        private final DataOutputStream out;
        private IOException failure;

        private Writer(final DataOutputStream out) {
            this.out = out;
        }

        private void take(final int line, final CatalogueRow row) {
            try {
                if (failure == null) {
                    put(line, row);
                }
            } catch (final IOException unwritable) {
                failure = unwritable;
            }
        }

        private void put(final int line, final CatalogueRow row) throws IOException {
            final byte[] code = row.itemCode().getBytes(StandardCharsets.UTF_8);
            final byte[] name = row.name().getBytes(StandardCharsets.UTF_8);
            out.writeInt(line);
            out.writeInt(FIXED_BYTES + code.length + name.length);
            put(code);
            out.writeInt(row.listType());
            put(name);
            out.writeByte(row.feeCategory());
            out.writeByte(row.itemClass().value());
            out.writeInt(row.firstSelfPayBp());
            for (int level = 0; level < LEVELS; level++) {
                out.writeLong(row.limitsMicro().get(level));
            }
            out.writeInt(row.fromEpochDay());
            out.writeInt(row.toEpochDay());
        }

        private void put(final byte[] text) throws IOException {
            out.writeShort(text.length);
            out.write(text);
        }

        private void end() throws IOException {
            if (failure != null) {
                throw failure;
            }
            out.writeInt(END);
        }
    }
}

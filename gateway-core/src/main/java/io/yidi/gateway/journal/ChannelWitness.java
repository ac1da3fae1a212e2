package io.yidi.gateway.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;

/**
 * 见证文件: one file beside the data directory, with room for two marks, each in a sector of its own. A mark is written
 * in place over the older one and forced, which needs no space on a full disk and leaves the other whole if it is cut
 * short.
 */
public final class ChannelWitness implements Witness {

    private static final String SUFFIX = ".witness";
    private static final String DRAFT_SUFFIX = ".draft";
    private static final int SECTOR_BYTES = 512;
    private static final int SECTORS = 2;

    private final Path file;
    private final Path draft;

    /**
     * Uses a file.
     *
     * @param file need not exist; its folder must
     */
    public ChannelWitness(final Path file) {
        this.file = file.toAbsolutePath();
        draft = this.file.resolveSibling(this.file.getFileName() + DRAFT_SUFFIX);
    }

    /**
     * The witness beside a directory, named like it with {@code .witness} behind.
     *
     * @param directory to be watched over
     * @return the witness
     */
    public static ChannelWitness beside(final Path directory) {
        final Path absolute = directory.toAbsolutePath().normalize();
        return new ChannelWitness(absolute.resolveSibling(absolute.getFileName() + SUFFIX));
    }

    @Override
    public String location() {
        return file.toString();
    }

    @Override
    public Optional<WitnessMark> read() throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        final byte[] bytes = Files.readAllBytes(file);
        return mark(bytes, newest(bytes));
    }

    @Override
    public void write(final WitnessMark mark) throws IOException {
        if (Files.exists(file)) {
            final int other = SECTORS - 1 - newest(Files.readAllBytes(file));
            write(file, mark, other * SECTOR_BYTES);
        } else {
            create(mark);
        }
    }

    /** Which sector holds the newest mark. */
    private int newest(final byte[] bytes) {
        if (bytes.length != SECTORS * SECTOR_BYTES) {
            throw corrupt("expected " + SECTORS * SECTOR_BYTES + " bytes, found " + bytes.length);
        }
        final Optional<WitnessMark> first = mark(bytes, 0);
        final Optional<WitnessMark> second = mark(bytes, 1);
        if (first.isEmpty() && second.isEmpty()) {
            throw corrupt("expected a whole mark, found none");
        }
        return first.isEmpty() || second.isPresent() && second.get().isNewerThan(first.get()) ? 1 : 0;
    }

    /** The mark in a sector, if it is whole. */
    private Optional<WitnessMark> mark(final byte[] bytes, final int sector) {
        final int offset = sector * SECTOR_BYTES;
        final byte[] mark = Arrays.copyOfRange(bytes, offset, offset + WitnessMark.LENGTH);
        return WitnessMark.isWhole(mark) ? Optional.of(WitnessMark.decode(location(), mark)) : Optional.empty();
    }

    private void create(final WitnessMark mark) throws IOException {
        Files.write(draft, new byte[SECTORS * SECTOR_BYTES]);
        write(draft, mark, 0);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel folder = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    private static void write(final Path into, final WitnessMark mark, final int offset) throws IOException {
        try (FileChannel channel = FileChannel.open(into, StandardOpenOption.WRITE)) {
            final ByteBuffer bytes = ByteBuffer.wrap(mark.encode());
            while (bytes.hasRemaining()) {
                channel.write(bytes, offset + bytes.position());
            }
            channel.force(true);
        }
    }

    private JournalCorruptException corrupt(final String verdict) {
        return JournalCorruptException.atStart(location(), "witness: " + verdict);
    }
}

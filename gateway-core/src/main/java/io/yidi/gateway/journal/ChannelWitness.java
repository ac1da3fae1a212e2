package io.yidi.gateway.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * 见证文件: one file beside the data directory. It is written anew under another name, forced and renamed, so that it is
 * always whole.
 */
public final class ChannelWitness implements Witness {

    private static final String SUFFIX = ".witness";
    private static final String DRAFT_SUFFIX = ".draft";

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
        return Files.exists(file)
                ? Optional.of(WitnessMark.decode(location(), Files.readAllBytes(file)))
                : Optional.empty();
    }

    @Override
    public void write(final WitnessMark mark) throws IOException {
        try (FileChannel channel = FileChannel.open(
                draft, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            final ByteBuffer bytes = ByteBuffer.wrap(mark.encode());
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel folder = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }
}

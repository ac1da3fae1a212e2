package io.yidi.load.shim;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Writes and forces ten times eight bytes; says after which step it was told of a failure. */
final class StepWriter {

    private static final int STEPS = 10;
    private static final int STEP_BYTES = 8;

    private StepWriter() {}

    public static void main(final String[] arguments) throws IOException {
        try (FileChannel file =
                FileChannel.open(Path.of(arguments[0]), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            for (int step = 1; step <= STEPS; step++) {
                try {
                    final ByteBuffer bytes = ByteBuffer.wrap("abcdefgh".getBytes(StandardCharsets.US_ASCII));
                    final int written = file.write(bytes, (long) (step - 1) * STEP_BYTES);
                    file.force(false);
                    if (written < STEP_BYTES) {
                        System.out.println("short " + step + " " + written);
                    }
                } catch (final IOException e) {
                    System.out.println("failed " + step + " " + e.getMessage());
                }
            }
        }
    }
}

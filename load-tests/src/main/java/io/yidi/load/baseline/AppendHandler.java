package io.yidi.load.baseline;

import com.lmax.disruptor.EventHandler;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** 追加: the consumer of the durable echo; one write, one force and one wake-up a batch. */
final class AppendHandler implements EventHandler<EchoSlot> {

    private static final int BATCH_COUNT = 4;
    private static final long FREE_TIMEOUT_MS = 10_000;

    private final FileChannel file;
    private final long fileBytes;
    private final Executor loop;
    private final BlockingQueue<EchoBatch> free = new ArrayBlockingQueue<>(BATCH_COUNT);
    private EchoBatch batch;
    private long position;

    /**
     * An appender that starts at the beginning of the file and wraps around at its end.
     *
     * @param file zeroed before, so that a force need not write metadata
     * @param fileBytes its size
     * @param loop sends replies
     */
    AppendHandler(final FileChannel file, final long fileBytes, final Executor loop) {
        this.file = file;
        this.fileBytes = fileBytes;
        this.loop = loop;
        for (int i = 1; i < BATCH_COUNT; i++) {
            free.add(new EchoBatch(free));
        }
        batch = new EchoBatch(free);
    }

    @Override
    public void onEvent(final EchoSlot slot, final long sequence, final boolean endOfBatch) throws Exception {
        batch.add(slot);
        if (endOfBatch || batch.isFull()) {
            append(batch.flipped());
            loop.execute(batch);
            batch = free.poll(FREE_TIMEOUT_MS, TimeUnit.MILLISECONDS);
            if (batch == null) {
                throw new IllegalStateException("expected a free batch within " + FREE_TIMEOUT_MS + " ms, found none");
            }
        }
    }

    private void append(final ByteBuffer bytes) throws IOException {
        if (position + bytes.remaining() > fileBytes) {
            position = 0;
        }
        while (bytes.hasRemaining()) {
            position += file.write(bytes, position);
        }
        file.force(false);
    }
}

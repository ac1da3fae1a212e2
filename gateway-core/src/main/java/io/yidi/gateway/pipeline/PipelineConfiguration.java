package io.yidi.gateway.pipeline;

/**
 * 流水线配置: sizes of ring and batches, all of it allocated at start, and how the threads work.
 *
 * @param ringSlots commands in the ring, a power of two
 * @param ringBytes bytes of all commands in the ring, a power of two
 * @param replyBatches batches of answers that travel, at least 2
 * @param replyBatchBytes capacity of one such batch
 * @param threads how they work
 */
public record PipelineConfiguration(
        int ringSlots, int ringBytes, int replyBatches, int replyBatchBytes, ThreadConfiguration threads) {

    /** Sizes that suit two cores. */
    public static final PipelineConfiguration DEFAULT =
            new PipelineConfiguration(8 * 1024, 16 * 1024 * 1024, 4, 4 * 1024 * 1024);

    /**
     * Sizes, with threads that work as usual.
     *
     * @param ringSlots commands in the ring, a power of two
     * @param ringBytes bytes of all commands in the ring, a power of two
     * @param replyBatches batches of answers that travel, at least 2
     * @param replyBatchBytes capacity of one such batch
     */
    public PipelineConfiguration(
            final int ringSlots, final int ringBytes, final int replyBatches, final int replyBatchBytes) {
        this(ringSlots, ringBytes, replyBatches, replyBatchBytes, ThreadConfiguration.USUAL);
    }

    /** The same sizes with threads that work otherwise. */
    public PipelineConfiguration with(final ThreadConfiguration newThreads) {
        return new PipelineConfiguration(ringSlots, ringBytes, replyBatches, replyBatchBytes, newThreads);
    }
}

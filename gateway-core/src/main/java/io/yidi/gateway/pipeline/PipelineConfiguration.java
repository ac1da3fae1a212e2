package io.yidi.gateway.pipeline;

/**
 * 流水线配置: sizes of ring and batches. All of it is allocated at start.
 *
 * @param ringSlots commands in the ring, a power of two
 * @param ringBytes bytes of all commands in the ring, a power of two
 * @param replyBatches batches of answers that travel, at least 2
 * @param replyBatchBytes capacity of one such batch
 */
public record PipelineConfiguration(int ringSlots, int ringBytes, int replyBatches, int replyBatchBytes) {

    /** Sizes that suit two cores. */
    public static final PipelineConfiguration DEFAULT =
            new PipelineConfiguration(8 * 1024, 16 * 1024 * 1024, 4, 4 * 1024 * 1024);
}

package io.yidi.clearing.recon.batch;

import java.time.LocalDateTime;

/**
 * 批次事件: a state that a batch came into.
 *
 * @param id of the batch
 * @param state it came into
 * @param content what the two sides had, as a hash
 * @param at when, in China
 * @param by who said so; empty if it was observed
 * @param note why; may be empty
 */
public record BatchEvent(BatchId id, BatchState state, String content, LocalDateTime at, String by, String note) {}

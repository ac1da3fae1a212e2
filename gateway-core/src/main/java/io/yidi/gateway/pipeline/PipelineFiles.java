package io.yidi.gateway.pipeline;

import io.yidi.gateway.journal.JournalFiles;
import io.yidi.gateway.snapshot.Snapshots;

/**
 * 流水线文件: where a pipeline keeps what it must not lose.
 *
 * @param journal the journal, which is the truth
 * @param snapshots states made from it
 */
public record PipelineFiles(JournalFiles journal, Snapshots snapshots) {}

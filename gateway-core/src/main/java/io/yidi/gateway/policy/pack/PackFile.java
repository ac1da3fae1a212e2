package io.yidi.gateway.policy.pack;

import io.yidi.gateway.policy.pack.PackModel.Source;
import java.util.Map;

/**
 * One file of a folder, opened.
 *
 * @param root its blocks
 * @param sources its table of sources
 * @param sink takes its problems
 */
record PackFile(BlockReader root, Map<String, Source> sources, FaultSink sink) {}

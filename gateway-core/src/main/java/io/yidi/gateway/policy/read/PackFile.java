package io.yidi.gateway.policy.read;

import io.yidi.gateway.policy.pack.PackModel.Source;
import io.yidi.gateway.policy.yaml.BlockReader;
import io.yidi.gateway.policy.yaml.FaultSink;
import java.util.Map;

/**
 * One file of a folder, opened.
 *
 * @param root its blocks
 * @param sources its table of sources
 * @param sink takes its problems
 */
record PackFile(BlockReader root, Map<String, Source> sources, FaultSink sink) {}

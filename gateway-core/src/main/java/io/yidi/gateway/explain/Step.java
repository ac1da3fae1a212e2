package io.yidi.gateway.explain;

import java.util.List;

/**
 * 步骤: one line of an explanation.
 *
 * @param id path of the step, such as {@code year/2023/pool/band/1}; unique in its explanation
 * @param depth 0 for a heading, 1 for what stands under it
 * @param title what it is
 * @param working how it comes about
 * @param amount in yuan, exact; empty if the step has none
 * @param bases rules and figures it rests on
 */
public record Step(String id, int depth, Text title, Text working, String amount, List<Basis> bases) {}

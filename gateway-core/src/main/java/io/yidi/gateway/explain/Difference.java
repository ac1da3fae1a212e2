package io.yidi.gateway.explain;

/**
 * 不一致: one point in which the computation does not reproduce the record.
 *
 * @param what field or step
 * @param recorded what the journal holds
 * @param computed what came out
 */
public record Difference(String what, String recorded, String computed) {}

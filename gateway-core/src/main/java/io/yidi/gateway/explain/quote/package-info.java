/**
 * 试算说明: explains bills that no gateway settled: a bill from a file, against packs and people from files.
 *
 * <p>Job: settle on a state machine of its own, without a journal, and hand record and policy to the explanation.
 * <br>Upstream: {@code launcher}. Downstream: {@code explain.record}, {@code engine.machine}, {@code reference}.
 * <br>Thread: one. <br>Allocation: freely.
 */
package io.yidi.gateway.explain.quote;

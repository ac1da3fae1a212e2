/**
 * 流水内容: what the body of a journal record holds.
 *
 * <p>Job: record types, and the view that takes a body apart into command, reply, effects and facts.
 * <br>Upstream: nothing. Downstream: {@code engine.machine}, {@code pipeline}, and whoever reads the journal later.
 * <br>Thread: any; a flyweight belongs to one thread. <br>Allocation: none.
 */
package io.yidi.gateway.record;

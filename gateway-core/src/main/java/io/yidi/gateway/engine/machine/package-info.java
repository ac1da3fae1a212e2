/**
 * 结算状态机: commands in, outcomes out; the deterministic heart of the gateway.
 *
 * <p>Job: decide a request under its key, change the state, write reply and effects. One handler a kind of request,
 * found by its template; what all of them share is {@link io.yidi.gateway.engine.machine.KeyedRequest}.
 * <br>Upstream: {@code pipeline}, live and at replay. Downstream: {@code engine.filing},
 * {@code engine.registration}, {@code engine.benefit}, {@code engine.scope}, {@code engine.state} and
 * {@code policy.plane}.
 * <br>Thread: the core thread alone. <br>Allocation: none per command. No clock, no I/O, no randomness: time and
 * sequence come with the command, files and old records through {@link io.yidi.gateway.engine.machine.PlaneSource},
 * {@link io.yidi.gateway.engine.machine.ReferenceSource} and {@link io.yidi.gateway.engine.machine.History}.
 */
package io.yidi.gateway.engine.machine;

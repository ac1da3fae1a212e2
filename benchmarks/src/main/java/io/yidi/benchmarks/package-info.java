/**
 * 微基准: JMH benchmarks of the parts of the hot path.
 *
 * <p>Job: time and bytes per operation of the split and of the instruments. <br>Upstream: nothing. Downstream: {@code
 * gateway-core}. <br>Thread: as JMH runs them. <br>Allocation: measured with {@code -prof gc}.
 */
package io.yidi.benchmarks;

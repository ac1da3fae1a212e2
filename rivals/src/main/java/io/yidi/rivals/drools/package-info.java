/**
 * 规则引擎: the same split by Drools, compiled to its executable model.
 *
 * <p>Job: rules that hold the policy's figures, one for each row, and rules that find them as facts; one session a
 * bill, or one session for all. The arithmetic is plain Java, which is the fastest that Drools can have it.
 * <br>Upstream: {@code kernel}. Downstream: {@code split}. <br>Thread: one owner. <br>Allocation: free.
 */
package io.yidi.rivals.drools;

/**
 * 规则引擎: the same split by Drools, its rules written from the policy's rows and compiled to its executable model.
 *
 * <p>Job: a rule for each figure, as a policy office would keep them, with the arithmetic in plain Java, which is the
 * fastest that Drools can have it; one session a bill, or one session for all.
 * <br>Upstream: {@code kernel}. Downstream: {@code split}. <br>Thread: one owner. <br>Allocation: free.
 */
package io.yidi.rivals.drools;

/**
 * 结果: measured rounds as a table and as a file.
 *
 * <p>Job: medians with lowest and highest round, ratios round by round, the conditions they hold under.
 * <br>Upstream: the commands. Downstream: nothing of this module. <br>Thread: the caller's. <br>Allocation: free.
 */
package io.yidi.rivals.report;

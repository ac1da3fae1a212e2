/**
 * 成品文件: files that are there whole or not at all.
 *
 * <p>Job: write, rename and force; seal a file when it is finished, and tell whether it is still what it was.
 * <br>Upstream: {@code policy.bundle}, {@code reference}, {@code journal}, {@code launcher}. Downstream: nothing.
 * <br>Thread: any, one at a time.
 * <br>Allocation: per file.
 */
package io.yidi.gateway.sealed;

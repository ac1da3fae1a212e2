/**
 * 政策工具: the commands of {@code yidi policy}: check packs, show what applies to somebody, compare two bundles, execute a
 * past period again under other packs.
 *
 * <p>Job: print what {@code policy.view} and {@code pipeline} find out.
 * <br>Upstream: the launcher. <br>Downstream: standard output.
 * <br>Thread: the one of the command. <br>Allocation: freely.
 */
package io.yidi.gateway.launcher.policy;

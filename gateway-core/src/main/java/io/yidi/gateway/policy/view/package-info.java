/**
 * 政策查看: packs and bundles as people look at them.
 *
 * <p>Job: list plans, show the figures that apply to someone with their sources, flatten rows so that two bundles can
 * be compared.
 * <br>Upstream: the launcher's tools, the console. Downstream: {@code policy.bundle}, {@code policy.read},
 * {@code policy.compile}, {@code policy.pack}. <br>Thread: any. <br>Allocation: freely; nothing here runs per request.
 */
package io.yidi.gateway.policy.view;

/**
 * 政策版本: packs as canonical rows under their hash, kept for as long as a settlement may ask for them.
 *
 * <p>Job: write the rows, project them into a Chronicle Map and give the plane of any hash.
 * <br>Upstream: the launcher, tools, {@code policy.view}. Downstream: {@code policy.read}, {@code policy.compile},
 * {@code policy.plane}, {@code sealed}. <br>Thread: any, one at a time on a data directory. <br>Allocation: freely;
 * nothing here runs per request.
 */
package io.yidi.gateway.policy.bundle;

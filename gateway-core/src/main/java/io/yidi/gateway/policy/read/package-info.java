/**
 * 政策包读取: from the folders of YAML that officials write to the model.
 *
 * <p>Job: read each block of a pack, with every problem's line and column, and have the whole checked. One reader for
 * each kind of block; {@code PackReader} walks the folders.
 * <br>Upstream: {@code policy.bundle}, {@code policy.view}. Downstream: {@code policy.yaml}, {@code policy.check},
 * {@code policy.pack}. <br>Thread: any, one at a time on a folder. <br>Allocation: freely; nothing here runs per
 * request.
 */
package io.yidi.gateway.policy.read;

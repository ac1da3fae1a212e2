/**
 * 带位置的 YAML: blocks, figures and texts of a document, each with the line and column it stands at.
 *
 * <p>Job: give readers what a block holds, once and in its kind, and report whatever is missing, wrong or unknown.
 * <br>Upstream: {@code policy.read}. Downstream: {@code policy.pack} for places and problems. <br>Thread: any, one at a
 * time on a document. <br>Allocation: freely; nothing here runs per request.
 */
package io.yidi.gateway.policy.yaml;

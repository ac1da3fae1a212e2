/**
 * 政策包: from the YAML that officials read to the plane that the engine reads.
 *
 * <p>Job: read packs with every problem's line and column, check them, write them as canonical rows under their hash,
 * project the rows into a Chronicle Map and compile it into a plane.
 *
 * <pre>
 *   policies/&lt;region&gt;/*.yaml ──PackReader──▶ PackModel ──BundleRows──▶ bundles/&lt;hash&gt;.rows   the truth
 *                                                                        │ PolicyTable
 *                                      PolicyPlane ◀──PlaneCompiler── bundles/&lt;hash&gt;.chm    a projection
 * </pre>
 *
 * <br>Upstream: the launcher, the console, tools. Downstream: {@code policy.plane}.
 * <br>Thread: any, one at a time on a data directory. <br>Allocation: freely; nothing here runs per request.
 */
package io.yidi.gateway.policy.pack;

/**
 * 政策包: what the packs of officials say once they are read, and what may be wrong with them.
 *
 * <p>Job: hold packs as records whose names and shapes are the canonical rows, notices of superiors that bind them,
 * and problems with file, line and column.
 *
 * <pre>
 *   policies/&lt;region&gt;/*.yaml ──read──▶ PackModel ──bundle──▶ bundles/&lt;hash&gt;.rows   the truth
 *      by yaml, held to check                                  │ PolicyTable
 *                          PolicyPlane ◀──compile── bundles/&lt;hash&gt;.chm    a projection
 * </pre>
 *
 * <br>Upstream: {@code read}, {@code check}, {@code compile}, {@code bundle} and {@code view} beside it. Downstream:
 * {@code policy.plane}. <br>Thread: values never change. <br>Allocation: freely; nothing here runs per request.
 */
package io.yidi.gateway.policy.pack;

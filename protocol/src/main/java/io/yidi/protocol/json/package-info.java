/**
 * 本地JSON接口: the same messages as JSON, field for field.
 *
 * <p>Job: JSON bytes to an SBE request or a {@link io.yidi.protocol.Fault}, SBE replies to JSON bytes; and requests to
 * JSON for clients. What a message looks like stands once, in {@code RequestDescriptors} and {@code ReplyDescriptors};
 * one reader and one writer walk these tables.
 * <br>Upstream: money, code, the generated codecs. Downstream: the HTTP door, the load driver, tests.
 * <br>Thread: readers and writers belong to one thread; tables are immutable.
 * <br>Allocation: writers none; readers the tokenizer's own objects.
 */
package io.yidi.protocol.json;

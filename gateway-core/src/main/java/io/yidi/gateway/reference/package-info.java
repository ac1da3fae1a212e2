/**
 * 基础数据文件: files of persons and filings, kept under their hash and read row by row.
 *
 * <p>Job: check a file line by line, keep a copy that replay can rely on, read that copy.
 * <br>Upstream: {@code launcher} and replay. Downstream: {@code engine.state}.
 * <br>Thread: the start thread, and the core thread when a file is taken in. <br>Allocation: per row.
 */
package io.yidi.gateway.reference;

/**
 * 业务键归档: the keys of closed days, a file a day.
 *
 * <p>Job: write a closed day down, look keys up in the files, delete what is too old. Knows days and cells, not
 * requests.
 * <br>Upstream: {@code engine.state}, whose {@link io.yidi.gateway.engine.state.KeyArchive} this is. Downstream: one
 * directory of files.
 * <br>Thread: the core thread hands over, looks up and drops; a background thread writes and deletes.
 * <br>Allocation: once a day for its first lookup; freely while writing.
 */
package io.yidi.gateway.keys;

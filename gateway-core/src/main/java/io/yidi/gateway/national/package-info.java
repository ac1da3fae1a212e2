/**
 * 国家接口: the national interface, as hospital systems have it already, in front of the native messages.
 *
 * <p>Job: a transaction ({@code infno}, {@code input}) becomes a native message, its native reply an answer ({@code
 * infcode}, {@code output}); what a message means is decided behind the native door alone. <br>Upstream: {@code
 * transport}. Downstream: {@code national.answer}, {@code national.document}, {@code national.message}, {@code
 * national.table}. <br>Thread: one event loop. <br>Allocation: none for bills and their answers, once the buffers have
 * grown; refusals, what is signed, and what the desk answers, a few kilobytes.
 */
package io.yidi.gateway.national;

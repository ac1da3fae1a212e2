/**
 * 国家接口: the national interface, as hospital systems have it already, in front of the native messages.
 *
 * <p>Job: a transaction ({@code infno}, {@code input}) becomes a native message, its native reply an answer ({@code
 * infcode}, {@code output}); what a message means is decided behind the native door alone. <br>Upstream: {@code
 * transport}. Downstream: {@code national.document}, {@code national.message}, {@code national.table}. <br>Thread: one
 * event loop. <br>Allocation: requests none, once the buffers have grown, unless they are signed or for the desk;
 * answers a few kilobytes.
 */
package io.yidi.gateway.national;

/**
 * 国家接口: the national interface, as hospital systems have it already, in front of the native JSON messages.
 *
 * <p>Job: a transaction ({@code infno}, {@code input}) becomes a native request, its native reply an answer ({@code
 * infcode}, {@code output}); what a message means is decided behind the native door alone. <br>Upstream: {@code
 * transport}. Downstream: {@code national.message}, {@code national.table}. <br>Thread: one event loop. <br>Allocation:
 * documents, a few kilobytes a request.
 */
package io.yidi.gateway.national;

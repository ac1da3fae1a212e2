/**
 * 运维控制台: what operators see of a running gateway in a browser.
 *
 * <p>Job: the console's pages, and what they ask of the gateway beyond the routes that programs use: live figures, the
 * error catalogue, policy tables, a quote.
 * <br>Upstream: {@code launcher} puts it on the admin port. Downstream: {@code policy.view} for tables; what belongs to
 * the running gateway comes in through functions.
 * <br>Thread: pages are made once at start; live figures on the port's event loop; the rest on its workers.
 * <br>Allocation: per request, and once a second.
 */
package io.yidi.gateway.console;

/**
 * 接口文档页面: what the gateway shows to those who connect to it.
 *
 * <p>Job: hold the pages of {@code /docs}, whole and in memory: the contracts, a browser for them, the result codes.
 * <br>Upstream: transport. Downstream: the texts of {@code protocol}, the bundled browser library.
 * <br>Thread: made once at start, read by any. Allocation: at start only.
 */
package io.yidi.gateway.docs;

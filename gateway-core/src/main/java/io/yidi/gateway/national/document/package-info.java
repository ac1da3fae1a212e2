/**
 * 请求文档: the documents of the national interface, from their bytes to a list of values over one array of characters.
 *
 * <p>Job: strict and bounded reading; finding a member by its name. <br>Upstream: {@code national}, {@code
 * national.message}. Downstream: {@code national.table}. <br>Thread: one event loop. <br>Allocation: none once the
 * arrays have grown; trees, for what the desk answers.
 */
package io.yidi.gateway.national.document;

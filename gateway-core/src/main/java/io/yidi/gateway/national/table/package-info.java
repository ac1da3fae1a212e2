/**
 * 字段表: what the national interface says about each transaction, as data.
 *
 * <p>Job: transactions, nodes, fields, code tables and addresses, read from the text files beside this package's
 * parent; requests checked against them. <br>Upstream: {@code national}. Downstream: none. <br>Thread: read at start,
 * then immutable. <br>Allocation: at start; a fault, a warning.
 */
package io.yidi.gateway.national.table;

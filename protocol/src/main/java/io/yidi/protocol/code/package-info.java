/**
 * 代码表: the code tables of the national interface that the gateway decides by.
 *
 * <p>Job: one enum a table, found by its code. <br>Upstream: nothing. Downstream: everything.
 * <br>Thread: any; immutable. <br>Allocation: none.
 */
package io.yidi.protocol.code;

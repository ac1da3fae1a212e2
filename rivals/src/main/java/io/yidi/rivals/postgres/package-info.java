/**
 * 数据库存储过程: the same settlement by a stored procedure of PostgreSQL.
 *
 * <p>Job: a private cluster in a directory of its own, the settlement in PL/pgSQL, its results beside Yidi's, and load
 * on it: one call a settlement by many connections, or many settlements a call. Every commit is flushed to the disk.
 * <br>Upstream: the {@code postgres} command. Downstream: {@code split}, {@code drive} of load-tests.
 * <br>Thread: the caller's, and one a connection under load. <br>Allocation: free.
 */
package io.yidi.rivals.postgres;

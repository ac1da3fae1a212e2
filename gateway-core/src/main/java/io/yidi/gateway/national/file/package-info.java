/**
 * 文件: what hospitals send as files (9101) and fetch as files (9102).
 *
 * <p>Job: keeps files for a day, each for its institution, and writes rows as a file. <br>Upstream: {@code launcher},
 * {@code national.catalogue}, {@code national.reconcile}. Downstream: {@code national.desk}, {@code national.message},
 * {@code national.table}. <br>Thread: the desk's. <br>Allocation: files, within bounds.
 */
package io.yidi.gateway.national.file;

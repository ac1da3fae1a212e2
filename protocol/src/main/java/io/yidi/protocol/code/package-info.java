/**
 * 代码表: the national code tables a message is written in, and the fixed-length ASCII fields that carry them.
 *
 * <p>Job: what a code means (transaction, insurance, care, person, voucher, fee category), and how to look at an ASCII
 * field in place.
 * <br>Upstream: nothing. Downstream: readers, writers, checkers and the engine.
 * <br>Thread: any; everything here is immutable or static.
 * <br>Allocation: none after class loading, but for {@code String} results.
 */
package io.yidi.protocol.code;

/**
 * 接口协议: what travels between a hospital system and the gateway.
 *
 * <p>Job: frame layout, result codes and their texts. The messages themselves are generated from
 * {@code yidi-schema.xml} into {@code io.yidi.protocol.sbe}.
 * <br>Upstream: nothing. Downstream: the gateway, the load driver, samples.
 * <br>Thread: any; everything here is immutable or static.
 * <br>Allocation: none after class loading.
 */
package io.yidi.protocol;

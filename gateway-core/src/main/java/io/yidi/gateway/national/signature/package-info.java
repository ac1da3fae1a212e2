/**
 * 签名校验: whether a request of the national interface is signed by who it says it is from, in the form of its area.
 *
 * <p>Job: forms of signatures, keys of institutions, access tokens. <br>Upstream: {@code national}. Downstream:
 * nothing. <br>Thread: one event loop. <br>Allocation: a few kilobytes a request, where an area asks for signatures.
 */
package io.yidi.gateway.national.signature;

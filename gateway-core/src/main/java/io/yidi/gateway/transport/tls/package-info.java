/**
 * 安全传输: who is on the other side of a connection: TLS 1.3 with certificates on both sides.
 *
 * <p>Job: certificates and revocation lists of files; a certificate that is good becomes the identity of its
 * connection, one that is good no more ends it. <br>Upstream: {@code transport}. Downstream: {@code admission}.
 * <br>Thread: the event loop; handshakes are computed, and files looked at, on a thread of its own. <br>Allocation: per
 * connection.
 */
package io.yidi.gateway.transport.tls;

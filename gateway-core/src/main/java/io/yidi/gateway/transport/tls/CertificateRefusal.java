package io.yidi.gateway.transport.tls;

/**
 * 证书拒绝: tells a session that its connection has to end.
 *
 * @param isHandshake whether it never began; the handshake itself ends the connection then, after telling the peer
 * @param reason for the log
 */
public record CertificateRefusal(boolean isHandshake, String reason) {}

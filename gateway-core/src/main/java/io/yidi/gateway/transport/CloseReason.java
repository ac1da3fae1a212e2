package io.yidi.gateway.transport;

/** 断开原因: why a connection ended, or was not admitted. */
enum CloseReason {
    /** The other side ended it. */
    PEER,
    /** The other side asked for it, after an answer. */
    ASKED,
    /** The connection broke, or its bytes could not be handled. */
    FAULT,
    /** The other side does not speak this protocol. */
    PROTOCOL,
    /** Nothing came after connecting. */
    SILENT,
    /** A request was begun and not finished in time. */
    SLOW_REQUEST,
    /** Nothing came or went for a while. */
    IDLE,
    /** Answers were not taken in time. */
    UNWRITABLE,
    /** More answers wait than a connection may have. */
    ANSWERS,
    /** More HTTP requests wait than a connection may have. */
    PIPELINED,
    /** No certificate, or none that is good: the handshake failed. */
    HANDSHAKE,
    /** The certificate was revoked, or expired, while it was connected. */
    CERTIFICATE,
    /** The gateway stops. */
    DRAINED,
    /** Not admitted: all connections are in use. */
    CONNECTIONS,
    /** Not admitted: this address has all its connections in use. */
    ADDRESS;

    /** Whether operators have to know, because it may be a fault or an attack. */
    boolean isUnusual() {
        return this != PEER && this != ASKED && this != DRAINED && this != IDLE;
    }
}

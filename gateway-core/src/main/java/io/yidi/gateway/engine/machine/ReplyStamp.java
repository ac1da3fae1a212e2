package io.yidi.gateway.engine.machine;

import org.agrona.DirectBuffer;

/** 应答戳: what every reply says about its request and its moment. Filled anew for each command. */
final class ReplyStamp {

    /** Echoed to the caller. */
    long correlationId;

    /** Holds the key of the request. */
    DirectBuffer keyBuffer;

    /** Where the key is. */
    int keyOffset;

    /** Sequence of the record, 0 for a quote. */
    long journalPosition;

    /** Milliseconds since 1970-01-01T00:00Z. */
    long decidedAtMs;

    /** Days since 1970-01-01, Asia/Shanghai. */
    int businessDay;
}

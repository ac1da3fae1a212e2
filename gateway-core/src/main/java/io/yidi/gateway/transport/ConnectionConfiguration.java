package io.yidi.gateway.transport;

/**
 * 连接配置: how much a connection may have, and how long it may take.
 *
 * @param connectionsMax connections over both doors
 * @param addressConnectionsMax connections from one remote address
 * @param firstByteTimeNs from connecting to the first byte
 * @param requestTimeNs from the first byte of a request to its last
 * @param idleTimeNs without a byte either way
 * @param unwritableTimeNs in which a connection that takes no answers has to start taking them again
 * @param answerBytesMax answers that wait for one connection
 * @param pipelinedMax whole HTTP requests that wait for the answer to the one before
 */
public record ConnectionConfiguration(
        int connectionsMax,
        int addressConnectionsMax,
        long firstByteTimeNs,
        long requestTimeNs,
        long idleTimeNs,
        long unwritableTimeNs,
        int answerBytesMax,
        int pipelinedMax) {}

package io.yidi.gateway.transport;

import io.yidi.gateway.admission.AdmissionConfiguration;
import io.yidi.gateway.transport.tls.TlsDoor;
import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * 接入配置: where the doors are, and what they let in.
 *
 * @param binary address of the binary door; port 0 takes any free one
 * @param json address of the JSON door; port 0 takes any free one
 * @param tls in front of both doors; empty on loopback only
 * @param connections bounds of connections
 * @param admission bounds of requests
 * @param loop how the event loop works
 */
public record TransportConfiguration(
        InetSocketAddress binary,
        InetSocketAddress json,
        Optional<TlsDoor> tls,
        ConnectionConfiguration connections,
        AdmissionConfiguration admission,
        LoopConfiguration loop) {}

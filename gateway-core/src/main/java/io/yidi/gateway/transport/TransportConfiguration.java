package io.yidi.gateway.transport;

import io.yidi.gateway.admission.AdmissionConfiguration;
import java.net.InetSocketAddress;

/**
 * 接入配置: where the doors are, and what they let in.
 *
 * @param binary address of the binary door; port 0 takes any free one
 * @param json address of the JSON door; port 0 takes any free one
 * @param connections bounds of connections
 * @param admission bounds of requests
 */
public record TransportConfiguration(
        InetSocketAddress binary,
        InetSocketAddress json,
        ConnectionConfiguration connections,
        AdmissionConfiguration admission) {}

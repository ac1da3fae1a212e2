package io.yidi.gateway.transport;

import java.net.InetSocketAddress;

/**
 * 接入配置: where the doors are.
 *
 * @param binary address of the binary door; port 0 takes any free one
 * @param json address of the JSON door; port 0 takes any free one
 * @param connectionsMax most connections over both doors
 */
public record TransportConfiguration(InetSocketAddress binary, InetSocketAddress json, int connectionsMax) {}

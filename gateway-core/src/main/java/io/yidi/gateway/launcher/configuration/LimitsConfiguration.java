package io.yidi.gateway.launcher.configuration;

import io.yidi.gateway.admission.AdmissionConfiguration;
import io.yidi.gateway.transport.ConnectionConfiguration;

/**
 * 限额配置: what keeps one peer, or all of them together, from harming the rest.
 *
 * @param connections bounds of connections
 * @param admission bounds of requests
 * @param stallTimeoutNs longest time the core thread may stand before one command
 */
public record LimitsConfiguration(
        ConnectionConfiguration connections, AdmissionConfiguration admission, long stallTimeoutNs) {}

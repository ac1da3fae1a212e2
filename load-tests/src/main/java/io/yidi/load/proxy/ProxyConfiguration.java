package io.yidi.load.proxy;

/**
 * 网络故障配置: what a campaign does.
 *
 * @param faults connections that get one, at least
 * @param seed of requests and faults
 * @param clients at the same time
 * @param replyTimeoutMs after which a client gives a connection up
 */
public record ProxyConfiguration(int faults, long seed, int clients, int replyTimeoutMs) {

    /** Checks the ranges. */
    public ProxyConfiguration {
        if (faults < 1 || clients < 1 || replyTimeoutMs < 1) {
            throw new IllegalArgumentException("expected at least one fault, one client and 1 ms, found " + faults
                    + ", " + clients + " and " + replyTimeoutMs);
        }
    }
}

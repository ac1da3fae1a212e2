package io.yidi.gateway.engine.state;

/**
 * 机构变动: a provider that is known is suspended, removed, or added again (NAT-12b).
 *
 * @param code {@code fixmedins_code}
 * @param status from that moment on
 * @param effectiveMs milliseconds since 1970-01-01T00:00Z
 */
public record ProviderChangeRow(String code, ProviderStatus status, long effectiveMs) {}

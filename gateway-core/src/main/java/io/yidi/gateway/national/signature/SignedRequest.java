package io.yidi.gateway.national.signature;

import io.yidi.gateway.national.signature.SignatureConfiguration.Area;
import io.yidi.gateway.national.signature.SignatureConfiguration.CallerKey;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * 待验请求: what a signature may cover: the members of a document, as they were sent, and headers.
 *
 * @param members texts by name: of a text what it says, of anything else the very characters that were sent
 * @param headers value by name; empty if not sent
 * @param fingerprint of the certificate it came with, or empty
 * @param key of its institution
 * @param area that asks for the signature
 * @param nowMs since 1970-01-01T00:00Z
 */
record SignedRequest(
        Map<String, String> members,
        UnaryOperator<String> headers,
        String fingerprint,
        CallerKey key,
        Area area,
        long nowMs) {

    /** How far the time of a signature may be from that of the gateway. */
    private static final long AGE_MAX_MS = TimeUnit.MINUTES.toMillis(5);

    private static final String TIME = "\\d{1,15}";

    /** A member, empty if it is not there. */
    String member(final String name) {
        return members.getOrDefault(name, "");
    }

    /** A header, empty if it was not sent. */
    String header(final String name) {
        return headers.apply(name).strip();
    }

    /** The input, as it was sent. */
    String inputText() {
        return members.containsKey("input") ? member("input") : member("Input");
    }

    /** All members but some, in the order of their names, as {@code k=v&k=v}. */
    String sorted(final String... without) {
        final Set<String> leftOut = Set.of(without);
        return joined(members.entrySet().stream()
                .filter(each -> !leftOut.contains(each.getKey()))
                .filter(each -> !area.leavesOutEmpty() || !each.getValue().isEmpty())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** Texts in the order of their names, as {@code k=v&k=v}. */
    static String joined(final Map<String, String> texts) {
        return new TreeMap<>(texts)
                .entrySet().stream()
                        .map(each -> each.getKey() + '=' + each.getValue())
                        .collect(Collectors.joining("&"));
    }

    /** Whether a time that was signed is near enough. */
    boolean isFresh(final String time, final TimeUnit unit) {
        return time.matches(TIME) && Math.abs(unit.toMillis(Long.parseLong(time)) - nowMs) <= AGE_MAX_MS;
    }
}

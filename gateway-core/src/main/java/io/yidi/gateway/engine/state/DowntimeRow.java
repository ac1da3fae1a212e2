package io.yidi.gateway.engine.state;

import io.yidi.gateway.policy.plane.AreaPrefix;

/**
 * 停机公告: a region or a centre announces that it is down for a while, as a reference file states it (BJ-50).
 *
 * @param number of the notice, up to 30 ASCII characters; a later one under the same number takes its place
 * @param area that is down: six-digit code, trailing pairs of zeros stand for everything below
 * @param fromMs first moment, milliseconds since 1970-01-01T00:00Z
 * @param toMs first moment after it
 * @param text of the notice, for the people at the desk
 */
public record DowntimeRow(String number, int area, long fromMs, long toMs, String text) {

    /** Most characters of a text. */
    public static final int TEXT_LENGTH_MAX = 60;

    /** Whether it is about a place, about something that lies in it, or about what it lies in. */
    public boolean touches(final int place) {
        return AreaPrefix.contains(area, place) || AreaPrefix.contains(place, area);
    }

    /** Whether a place is down at a moment. */
    boolean concerns(final int place, final long atMs) {
        return atMs >= fromMs && atMs < toMs && AreaPrefix.contains(area, place);
    }
}

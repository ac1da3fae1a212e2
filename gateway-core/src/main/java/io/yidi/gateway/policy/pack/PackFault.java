package io.yidi.gateway.policy.pack;

import io.yidi.protocol.ResultCode;
import java.util.Comparator;

/**
 * 政策包错误: one problem of a pack.
 *
 * @param place where it stands
 * @param code one of the {@code PACK_} codes
 * @param path keys that lead to it, such as {@code plans[0].bands.rows[2].level}
 * @param expected what should stand there
 * @param found what stands there
 */
public record PackFault(Place place, ResultCode code, String path, String expected, String found) {

    /** Order of place; faults of one kind about one figure count as the same, for one follows from the other. */
    public static final Comparator<PackFault> ONE_FOR_A_FIGURE = Comparator.comparing(PackFault::place)
            .thenComparing(PackFault::code)
            .thenComparing(PackFault::path);

    /**
     * The problem on one line.
     *
     * @return {@code file:line:column YD-70nn path: expected …, found …}
     */
    public String text() {
        return place + " " + code.label() + " " + path + ": expected " + expected + ", found " + found;
    }
}

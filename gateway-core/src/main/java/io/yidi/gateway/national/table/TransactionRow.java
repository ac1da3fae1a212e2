package io.yidi.gateway.national.table;

import java.util.List;

/**
 * 交易: one transaction of the national interface.
 *
 * @param infno its number
 * @param meaning in Chinese
 * @param otherNumbers numbers under which the same content comes
 * @param address native address it is carried out at, perhaps with the number it has there, {@link #LOCAL},
 *     {@link #DESK}, or empty if
 *     it is not served
 * @param inputs nodes of the request
 * @param outputs nodes of the answer
 */
public record TransactionRow(
        String infno,
        String meaning,
        List<String> otherNumbers,
        String address,
        List<NodeTable> inputs,
        List<NodeTable> outputs) {

    /** Address of what the door answers by itself. */
    public static final String LOCAL = "local";

    /** Address of what the desk behind the door answers. */
    public static final String DESK = "desk";

    /** Number of the native request: its own, unless the address names another. */
    public String nativeInfno() {
        final int at = address.indexOf(' ');
        return at < 0 ? infno : address.substring(at + 1);
    }

    /** Native address without a number. */
    public String nativePath() {
        final int at = address.indexOf(' ');
        return at < 0 ? address : address.substring(0, at);
    }

    /** Whether this gateway carries it out. */
    public boolean isServed() {
        return !address.isEmpty();
    }

    /** Whether the door answers it by itself. */
    public boolean isLocal() {
        return address.equals(LOCAL);
    }

    /** Whether the desk behind the door answers it. */
    public boolean isForDesk() {
        return address.equals(DESK);
    }
}

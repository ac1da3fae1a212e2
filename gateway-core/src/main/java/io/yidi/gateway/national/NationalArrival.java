package io.yidi.gateway.national;

import io.yidi.gateway.admission.CallerIdentity;
import java.util.function.UnaryOperator;

/**
 * 到达请求: a request of the national interface as it came in. Used for one after the other, so it is valid until the next
 * one; not thread-safe; allocates only to grow.
 */
public final class NationalArrival {

    private static final int BODY_BYTES_AT_FIRST = 16 * 1024;

    private CallerIdentity caller = CallerIdentity.NOBODY;
    private String path = "";
    private UnaryOperator<String> headers = name -> "";
    private byte[] body = new byte[BODY_BYTES_AT_FIRST];
    private int length;

    /**
     * A request whose body is there.
     *
     * @param caller whose connection it came by
     * @param path it was posted to, without a query
     * @param headers value of a header by its name, in any case; empty if it was not sent
     * @param body of the request
     * @return a new arrival
     */
    public static NationalArrival of(
            final CallerIdentity caller, final String path, final UnaryOperator<String> headers, final byte[] body) {
        final NationalArrival arrival = new NationalArrival();
        System.arraycopy(body, 0, arrival.begin(caller, path, headers, body.length), 0, body.length);
        return arrival;
    }

    /**
     * Takes the next request.
     *
     * @param newCaller whose connection it came by
     * @param newPath it was posted to, without a query
     * @param newHeaders value of a header by its name, in any case; empty if it was not sent
     * @param newLength of its body, in bytes
     * @return where the body goes, from the first byte
     */
    public byte[] begin(
            final CallerIdentity newCaller,
            final String newPath,
            final UnaryOperator<String> newHeaders,
            final int newLength) {
        caller = newCaller;
        path = newPath;
        headers = newHeaders;
        length = newLength;
        if (body.length < newLength) {
            body = new byte[Math.max(newLength, 2 * body.length)];
        }
        return body;
    }

    /** Where it was posted to, without a query. */
    public String path() {
        return path;
    }

    CallerIdentity caller() {
        return caller;
    }

    UnaryOperator<String> headers() {
        return headers;
    }

    /** The body, from the first byte. */
    byte[] body() {
        return body;
    }

    int length() {
        return length;
    }

    /** What the sender says the body is; empty if it does not. */
    String contentType() {
        return headers.apply("content-type");
    }
}

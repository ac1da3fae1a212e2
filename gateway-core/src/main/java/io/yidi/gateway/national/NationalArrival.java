package io.yidi.gateway.national;

import io.yidi.gateway.admission.CallerIdentity;
import java.util.function.UnaryOperator;

/**
 * 到达请求: a request of the national interface as it came in.
 *
 * @param caller whose connection it came by
 * @param path it was posted to, without a query
 * @param headers value of a header by its name, in any case; empty if it was not sent
 * @param body of the request
 */
public record NationalArrival(CallerIdentity caller, String path, UnaryOperator<String> headers, byte[] body) {

    /** What the sender says the body is; empty if it does not. */
    String contentType() {
        return headers.apply("content-type");
    }
}

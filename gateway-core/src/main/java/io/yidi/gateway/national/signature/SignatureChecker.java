package io.yidi.gateway.national.signature;

import io.yidi.protocol.ResultCode;

/** 签名检查: one form of signatures. No state; any thread. */
@FunctionalInterface
interface SignatureChecker {

    /**
     * Checks one request.
     *
     * @param request with the key of its institution
     * @return what is wrong with its signature, or {@code null}
     */
    ResultCode check(SignedRequest request);
}

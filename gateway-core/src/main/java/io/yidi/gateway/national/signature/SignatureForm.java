package io.yidi.gateway.national.signature;

import java.util.Locale;
import java.util.function.Supplier;

/**
 * 签名方式: what is signed, and where the signature stands.
 *
 * <pre>
 *   off            nothing is asked for
 *   sm2-input      cainfo: SM3withSM2 over the text of input, as sent
 *   sm2-envelope   cainfo: SM3withSM2 over the fields beside input, k=v in order of their names, joined by &amp;
 *   sm2-sorted     signData or cainfo: SM3withSM2 over all fields but signData, encData, extra and cainfo, in the same
 *                  way, and &amp;key=SECRET
 *   hmac-sha1      header _api_signature: Base64 of HMAC-SHA1 over _api_access_key, _api_name, _api_timestamp and
 *                  _api_version, in the same way
 *   x-tif          header x-tif-signature: hex of SHA-256 over timestamp, secret, nonce and timestamp
 *   token          header Authorization: Bearer and a token of auth/oauth/token
 * </pre>
 */
public enum SignatureForm {
    /** Nothing is asked for. */
    OFF(() -> request -> null),
    /** SM2 over the text of the input. */
    SM2_INPUT(() -> new Sm2Checker(SignedRequest::inputText, "cainfo")),
    /** SM2 over the fields beside the input. */
    SM2_ENVELOPE(() -> new Sm2Checker(request -> request.sorted("cainfo", "input", "Input"), "cainfo")),
    /** SM2 over all fields and a secret. */
    SM2_SORTED(() -> new Sm2Checker(
            request -> request.sorted("signData", "encData", "extra", "cainfo") + "&key="
                    + request.key().secret(),
            "signData",
            "cainfo")),
    /** HMAC over headers. */
    HMAC_SHA1(HmacChecker::new),
    /** Hash over headers and a secret. */
    X_TIF(TifChecker::new),
    /** A token that was given out before. */
    TOKEN(TokenChecker::new);

    private final Supplier<SignatureChecker> maker;
    private volatile SignatureChecker checker;

    /** What checks is made when it is asked for: most gateways need no library of signatures. */
    SignatureForm(final Supplier<SignatureChecker> maker) {
        this.maker = maker;
    }

    /** Finds a form by the name that files give it, or {@code null}. */
    static SignatureForm of(final String text) {
        for (final SignatureForm form : values()) {
            if (form.text().equals(text)) {
                return form;
            }
        }
        return null;
    }

    /** As files name it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Checkers hold nothing of a request: should two be made at once, either will do. */
    SignatureChecker checker() {
        SignatureChecker made = checker;
        if (made == null) {
            made = maker.get();
            checker = made;
        }
        return made;
    }
}

package io.yidi.gateway.admission;

import io.yidi.protocol.KeyDescriptor;
import io.yidi.protocol.code.TextTable;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * 调用方身份: which institutions a connection speaks for. Immutable; comparing allocates nothing.
 *
 * <p>Without TLS, which is possible on loopback only, a connection is {@link #ANYONE}.
 */
public final class CallerIdentity {

    /** Speaks for every institution. */
    public static final CallerIdentity ANYONE = new CallerIdentity("", "", List.of(), true);

    /** Speaks for none: the connection has not shown its certificate yet. */
    public static final CallerIdentity NOBODY = new CallerIdentity("", "", List.of(), false);

    private static final int TAIL_OFFSET = KeyDescriptor.INSTITUTION_OFFSET + Long.BYTES;

    private final String name;
    private final String fingerprint;
    private final TextTable institutions;
    private final boolean isAnyone;
    private final long[] heads;
    private final int[] tails;

    private CallerIdentity(
            final String name,
            final String fingerprint,
            final Collection<String> institutions,
            final boolean isAnyone) {
        this.name = name;
        this.fingerprint = fingerprint;
        this.institutions = new TextTable(Set.copyOf(institutions));
        this.isAnyone = isAnyone;
        this.heads = new long[this.institutions.size()];
        this.tails = new int[institutions.size()];
        for (int i = 0; i < heads.length; i++) {
            final UnsafeBuffer code = code(this.institutions.text(i));
            heads[i] = code.getLong(KeyDescriptor.INSTITUTION_OFFSET);
            tails[i] = code.getInt(TAIL_OFFSET);
        }
    }

    /**
     * The identity that a certificate proves.
     *
     * @param name of the certificate's subject, for logs
     * @param fingerprint of the certificate, in hex
     * @param institutions codes of at most {@link KeyDescriptor#INSTITUTION_LENGTH} characters
     * @return the identity
     */
    public static CallerIdentity of(
            final String name, final String fingerprint, final Collection<String> institutions) {
        return new CallerIdentity(name, fingerprint, institutions, false);
    }

    /** Subject of the certificate; empty without one. */
    public String name() {
        return name;
    }

    /** Fingerprint of the certificate, in hex; empty without one. */
    public String fingerprint() {
        return fingerprint;
    }

    /** Whether it speaks for the institution whose code a key holds. */
    public boolean speaksFor(final DirectBuffer buffer, final int keyOffset) {
        if (isAnyone) {
            return true;
        }
        final long head = buffer.getLong(keyOffset + KeyDescriptor.INSTITUTION_OFFSET);
        final int tail = buffer.getInt(keyOffset + TAIL_OFFSET);
        for (int i = 0; i < heads.length; i++) {
            if (heads[i] == head && tails[i] == tail) {
                return true;
            }
        }
        return false;
    }

    /** Whether it speaks for the institution with this code. */
    public boolean speaksFor(final CharSequence institutionCode) {
        return isAnyone || institutions.holds(institutionCode);
    }

    private static UnsafeBuffer code(final String institution) {
        final byte[] bytes = institution.getBytes(StandardCharsets.US_ASCII);
        if (bytes.length > KeyDescriptor.INSTITUTION_LENGTH) {
            throw new IllegalArgumentException("expected an institution code of at most "
                    + KeyDescriptor.INSTITUTION_LENGTH + " characters, found " + institution);
        }
        final UnsafeBuffer code = new UnsafeBuffer(new byte[KeyDescriptor.INSTITUTION_LENGTH]);
        code.putBytes(0, bytes);
        return code;
    }
}

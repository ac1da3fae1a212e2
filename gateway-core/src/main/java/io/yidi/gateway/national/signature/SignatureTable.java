package io.yidi.gateway.national.signature;

import io.yidi.gateway.national.signature.SignatureConfiguration.Area;
import io.yidi.gateway.national.signature.SignatureConfiguration.CallerKey;
import io.yidi.protocol.ResultCode;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * 签名表: which form an institution has to sign in, and with which key. The area is the one in the institution's code, not
 * one that the message names: otherwise a message could choose to be from where nothing is asked for.
 */
public final class SignatureTable {

    private static final Logger LOG = LoggerFactory.getLogger(SignatureTable.class);
    private static final int AREA_LENGTH = 6;
    private static final CallerKey NO_KEY = new CallerKey("", "", "", "", "", "", "");
    private static final Area NOTHING_ASKED = new Area("", SignatureForm.OFF, false);

    private final List<Area> areas;
    private final Map<String, CallerKey> keys = new HashMap<>();

    /**
     * Makes a table.
     *
     * @param configuration areas and keys
     */
    public SignatureTable(final SignatureConfiguration configuration) {
        areas = configuration.areas().stream()
                .sorted(Comparator.comparingInt((Area area) -> area.prefix().length())
                        .reversed())
                .toList();
        configuration.keys().forEach(key -> keys.put(key.institution(), key));
        if (areas.stream().noneMatch(area -> area.prefix().isEmpty())) {
            LOG.info(
                    "signatures not checked, but of areas {}",
                    areas.stream().map(Area::prefix).toList());
        }
    }

    /** Whether an institution has to sign its requests. */
    public boolean isAskedOf(final CharSequence institution) {
        return areaOf(institution).form() != SignatureForm.OFF;
    }

    /**
     * Checks the signature of a request.
     *
     * @param institution it is from
     * @param members of its document: of a text what it says, of anything else the characters that were sent
     * @param headers value by name; empty if not sent
     * @param fingerprint of the certificate it came with, or empty
     * @param nowMs since 1970-01-01T00:00Z
     * @return what is wrong with it, or {@code null}
     */
    public ResultCode check(
            final String institution,
            final Map<String, String> members,
            final UnaryOperator<String> headers,
            final String fingerprint,
            final long nowMs) {
        final Area area = areaOf(institution);
        final CallerKey key = keys.getOrDefault(institution, NO_KEY);
        return area.form().checker().check(new SignedRequest(members, headers, fingerprint, key, area, nowMs));
    }

    /** The institution whose client id this is, or {@code null}. */
    CallerKey keyOfClient(final String clientId) {
        return keys.values().stream()
                .filter(key -> !clientId.isEmpty() && key.accessKey().equals(clientId))
                .findFirst()
                .orElse(null);
    }

    private Area areaOf(final CharSequence institution) {
        for (int i = 0; i < areas.size(); i++) {
            if (areas.get(i).prefix().isEmpty() || hasArea(institution) && isIn(areas.get(i), institution)) {
                return areas.get(i);
            }
        }
        return NOTHING_ASKED;
    }

    /** A letter and six digits come first. */
    private static boolean hasArea(final CharSequence institution) {
        if (institution.length() <= AREA_LENGTH || !isLetter(institution.charAt(0))) {
            return false;
        }
        for (int i = 1; i <= AREA_LENGTH; i++) {
            if (institution.charAt(i) < '0' || institution.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetter(final char character) {
        return character >= 'A' && character <= 'Z' || character >= 'a' && character <= 'z';
    }

    private static boolean isIn(final Area area, final CharSequence institution) {
        for (int i = 0; i < area.prefix().length(); i++) {
            if (area.prefix().charAt(i) != institution.charAt(i + 1)) {
                return false;
            }
        }
        return true;
    }
}

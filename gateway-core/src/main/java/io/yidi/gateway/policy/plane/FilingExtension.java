package io.yidi.gateway.policy.plane;

import java.util.List;

/**
 * 备案延期: a longer validity of temporary filings for some diagnoses (JZ-1.2e).
 *
 * @param minMonths least validity from the first day
 * @param maxMonths longest validity from the first day
 * @param diagnoses first characters of the diagnosis codes it is for
 * @param source id of the text that says so
 */
public record FilingExtension(int minMonths, int maxMonths, List<String> diagnoses, String source) {

    /**
     * Whether a diagnosis allows it.
     *
     * @param diagnosis its code
     * @return true if one of the prefixes fits
     */
    public boolean isFor(final CharSequence diagnosis) {
        for (int i = 0; i < diagnoses.size(); i++) {
            if (startsWith(diagnosis, diagnoses.get(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean startsWith(final CharSequence text, final String prefix) {
        if (text.length() < prefix.length()) {
            return false;
        }
        for (int i = 0; i < prefix.length(); i++) {
            if (text.charAt(i) != prefix.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}

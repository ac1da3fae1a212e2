package io.yidi.gateway.pipeline.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** What a campaign has tried and what it has found; the first finding is kept in words. */
final class Tally {

    private static final String NONE = "";

    private final String campaign;
    private long images;
    private long answersChecked;
    private long lost;
    private long doubled;
    private long unbootable;
    private String firstFinding = NONE;

    Tally(final String campaign) {
        this.campaign = campaign;
    }

    long images() {
        return images;
    }

    void image() {
        images++;
    }

    void answerChecked() {
        answersChecked++;
    }

    void lost(final String finding) {
        lost++;
        keep(finding);
    }

    void doubled(final String finding) {
        doubled++;
        keep(finding);
    }

    void unbootable(final String finding) {
        unbootable++;
        keep(finding);
    }

    /** Prints one line; with nothing found in n tries, the chance of a finding is below 3/n with 95 % confidence. */
    void print() {
        System.out.printf(
                "%s: images %d, answers checked %d, lost %d (95 %%: below 3 in %d), doubled %d (below 3 in %d), "
                        + "unbootable %d (below 3 in %d)%n",
                campaign, images, answersChecked, lost, answersChecked, doubled, images, unbootable, images);
    }

    void assertNothingFound() {
        assertEquals(NONE, firstFinding);
        assertEquals(0, lost + doubled + unbootable);
    }

    private void keep(final String finding) {
        if (firstFinding.equals(NONE)) {
            firstFinding = finding;
        }
    }
}

package io.yidi.gateway.engine.encounter;

/**
 * 就诊台账容量: how much is kept in memory; the same for the whole of a journal, since a refusal may rest on it.
 *
 * @param encountersMax encounters kept, open and settled ones together
 * @param openPerInstitutionMax encounters of one institution that cannot be let go: stays before they are settled,
 *     visits with unsettled lines
 * @param linesMax lines kept of all encounters together, about 200 bytes each
 * @param linesPerEncounterMax lines of one encounter
 */
public record EncounterLimits(int encountersMax, int openPerInstitutionMax, int linesMax, int linesPerEncounterMax) {

    /** What a gateway keeps. */
    public static final EncounterLimits STANDARD = new EncounterLimits(500_000, 20_000, 4_000_000, 20_000);
}

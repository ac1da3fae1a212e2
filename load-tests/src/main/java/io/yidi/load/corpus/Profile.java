package io.yidi.load.corpus;

import io.yidi.load.bill.Provider;

/**
 * 人员画像: what many persons have in common; each person is of one profile.
 *
 * @param region insured place
 * @param insuredAs insurance and status
 * @param filedAs filing at the place of care
 * @param assistance class of assistance
 * @param birthday of all of them
 * @param carePlace six digits
 * @param hospital of chronic care, and of outpatient care where one has to be chosen
 * @param pharmacy of purchases, where one has to be chosen
 * @param diseaseCode of chronic care
 */
record Profile(
        CorpusRegion region,
        InsuredAs insuredAs,
        FiledAs filedAs,
        String assistance,
        String birthday,
        String carePlace,
        Provider hospital,
        Provider pharmacy,
        String diseaseCode) {

    /** Whether the region wants the providers of outpatient care chosen beforehand (XJ-3.1b). */
    boolean choosesProviders() {
        return region == CorpusRegion.URUMQI;
    }
}

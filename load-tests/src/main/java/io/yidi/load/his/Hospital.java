package io.yidi.load.his;

/**
 * 医院与患者: who sends, and for whom.
 *
 * @param institution code of the hospital
 * @param carePlace area of the hospital
 * @param level of the hospital, 1, 2 or 3
 * @param personNo of the patient
 * @param insurance of the patient
 * @param insuredPlace of the patient
 */
public record Hospital(
        String institution, String carePlace, int level, String personNo, String insurance, String insuredPlace) {}

package io.yidi.protocol.code;

/** 备案材料: what was shown for a filing (XJ-3.2a, BJ-8); a message has one bit for each. */
public enum FilingDocument {
    /** 户口簿首页. */
    HOUSEHOLD_BOOKLET,
    /** 常住人口登记卡. */
    REGISTRATION_CARD,
    /** 居住证明. */
    RESIDENCE_PROOF,
    /** 参保地工作单位派出证明. */
    POSTING_LETTER,
    /** 异地工作单位证明. */
    AWAY_EMPLOYER_PROOF,
    /** 工作合同. */
    CONTRACT,
    /** 定点医疗机构诊断证明. */
    DIAGNOSIS_PROOF,
    /** 特殊病种备案申报表, sealed by the hospital elsewhere. */
    CHRONIC_APPLICATION;

    /**
     * The document in a set.
     *
     * @return one bit of a byte
     */
    public int bit() {
        return 1 << ordinal();
    }
}

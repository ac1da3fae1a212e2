package io.yidi.protocol.code;

/** 医疗类别: kind of care a bill belongs to; emergency is a flag, not a kind. */
public enum CareType {
    /** 住院. */
    INPATIENT,
    /** 普通门诊. */
    OUTPATIENT,
    /** 门诊慢特病. */
    CHRONIC_OUTPATIENT,
    /** 定点药店购药. */
    PHARMACY
}

package io.yidi.gateway.policy.plane;

import io.yidi.protocol.code.CareType;

/** 定点医药机构类别. */
public enum ProviderType {
    /** 定点医疗机构. */
    HOSPITAL,
    /** 定点零售药店. */
    PHARMACY;

    /**
     * Who gives a kind of care: purchases at a drug store are a pharmacy's, everything else is a hospital's.
     *
     * @param careType kind of care
     * @return the type of its providers
     */
    public static ProviderType of(final CareType careType) {
        return careType == CareType.PHARMACY ? PHARMACY : HOSPITAL;
    }
}

package io.yidi.gateway.engine.state;

/**
 * 参保变动: something that changes for a person who is known, as a reference file states it.
 *
 * @param kind what changes
 * @param personNo number of the person, up to 30 ASCII characters
 * @param insuranceType {@code insutype}
 * @param fromEpochDay first day of the change
 * @param toEpochDay last day of a suspension; {@link Integer#MAX_VALUE} if it is open
 * @param newPersonNo of a number that changes, else empty
 */
public record PersonChangeRow(
        Kind kind, String personNo, int insuranceType, int fromEpochDay, int toEpochDay, String newPersonNo) {

    /** 变动种类. */
    public enum Kind {
        /** 暂停待遇 (NAT-10b). */
        PAUSE,
        /** 恢复待遇 (NAT-10b). */
        RESUME,
        /** 终止待遇 (NAT-10b). */
        TERMINATE,
        /** 因严重违规暂停直接结算 (NAT-28). */
        SUSPEND,
        /** 工作单位、险种等参保信息变动: the general filing ends (BJ-N1.3b, JZ-1.2a). */
        ENROLMENT,
        /** 人员编号变更: the old number still finds the person (BJ-N4.2c). */
        NUMBER,
        /** 备案变更审核通过 (NAT-10a). */
        CONFIRM,
        /** 备案变更审核未通过 (NAT-10a). */
        REJECT
    }
}

package io.yidi.gateway.engine.state;

/** 备案种类: what a filing opens. */
public enum FilingKind {
    /** 异地就医备案: the one general filing in force (INV-23). */
    GENERAL,
    /** 长期居住人员转外就医: a transfer to a third place, beside a long-term filing (JZ-2.2c, XJ-2.5d). */
    TRANSFER_OUT,
    /** 门诊慢特病备案: one disease, with its hospitals (BJ-9c). */
    CHRONIC,
    /** 选定门诊定点: one provider for outpatient care, where the region wants it chosen (XJ-3.1b). */
    CHOSEN_PROVIDER;

    /**
     * Whether it is for care elsewhere in general.
     *
     * @return true for the first two
     */
    public boolean isGeneral() {
        return this == GENERAL || this == TRANSFER_OUT;
    }
}

package io.yidi.clearing.recon.compare;

/** 对账方: whose view of the day. */
public enum Side {
    /** 医药机构. */
    HOSPITAL("医院"),
    /** 本网关. */
    GATEWAY("网关"),
    /** 国家平台. */
    PLATFORM("国家平台");

    private final String label;

    Side(final String label) {
        this.label = label;
    }

    /** What it is called. */
    public String label() {
        return label;
    }
}

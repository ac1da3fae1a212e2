package io.yidi.gateway.policy.plane;

/** 医疗机构层级: whose hospital it is, beside its national level; some regions' own scales tell them apart. */
public enum HospitalRank {
    /** 未知或不分层级. */
    NONE,
    /** 省级. */
    PROVINCE,
    /** 市级. */
    CITY,
    /** 县级. */
    COUNTY,
    /** 乡镇（社区）. */
    TOWNSHIP
}

package io.yidi.gateway.journal;

/** 存储用途: which space a record may use up when the disk is full. */
public enum StorageUse {

    /** New work: admitted while there is more than the reserve. */
    ORDINARY,

    /** What must go on when the disk is full, such as reversals and the cut-over: may use up the reserve. */
    RESERVED
}

package io.yidi.load.campaign;

/** 接入方式: which door of the gateway a request went through. */
public enum Door {
    BINARY,
    JSON
}

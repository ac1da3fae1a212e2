package io.yidi.gateway.national.message;

import io.yidi.gateway.national.table.InputNodes.InputFaultException;

/** 节点转换: puts what a node of a request says into the native message. */
@FunctionalInterface
interface NodeTranslator {

    /**
     * Puts a node.
     *
     * @param request whose fields were checked against its table
     * @param message that was begun
     * @param lines gets the fee lines, if the node has any
     * @throws InputFaultException naming what cannot be said in a native message
     */
    void translate(IndexedRequest request, NativeMessage message, LineList lines) throws InputFaultException;
}

package io.yidi.gateway.engine.machine;

/**
 * 退费情形: how a refund lies to its settlement (BJ-34b to BJ-34e, AMB-5). Filled anew for each refund.
 *
 * <p>What is not sequential is non-adjacent; the others may hold beside either.
 */
final class RefundKinds {

    /** 逐笔退费: it was the latest settlement in force of the person at the institution; else 隔笔退费. */
    boolean sequential;

    /** 跨年退费: the settlement belongs to an earlier benefit year. */
    boolean crossYear;

    /** 清算后退费: the month of the settlement has been applied for in clearing. */
    boolean afterClearing;
}

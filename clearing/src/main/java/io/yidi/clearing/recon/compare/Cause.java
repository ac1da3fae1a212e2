package io.yidi.clearing.recon.compare;

/** 可能原因: why two sides most likely differ, and what to do next. */
public enum Cause {
    /** Nothing differs. */
    NONE("", ""),
    /** The answer was lost, and the hospital did not ask for it again. */
    TIMEOUT_NOT_REVERSED("超时未冲正", "按 msgid 查询结果；医院未收费的，以 2601 冲正；已收费的，补记"),
    /** The same bill was settled twice, under two keys. */
    REPEATED("重复结算", "核对两笔就诊；确为重复的，以 2601 冲正其中一笔"),
    /** The other side has it on another day. */
    CUT_OVER("跨日", "按结算时间归入网关业务日，两日合并复核"),
    /** A refund that only one side has. */
    REFUND("退费未同步", "核对退费交易；未达的一方补做或补记退费"),
    /** It was reversed here. */
    REVERSED("已冲正", "对方以网关结果为准，撤销该笔"),
    /** The request never came, or was refused. */
    NOT_RECEIVED("请求未达或被拒", "按 msgid 查询；无结果的，以原 msgid 重发"),
    /** The platform did not get it. */
    NOT_UPLOADED("平台未收到", "核对上传记录并补传；次日复核"),
    /** Others have it, and it never passed here. */
    NOT_THROUGH_HERE("未经本网关", "核对结算途径；经其他系统结算的，由其归属方对账"),
    /** Written down with another amount. */
    AMOUNT("金额不一致", "以网关结算单为准，查明登记差错");

    private final String label;
    private final String nextStep;

    Cause(final String label, final String nextStep) {
        this.label = label;
        this.nextStep = nextStep;
    }

    /** What it is called. */
    public String label() {
        return label;
    }

    /** What to do. */
    public String nextStep() {
        return nextStep;
    }
}

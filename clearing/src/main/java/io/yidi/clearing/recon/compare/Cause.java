package io.yidi.clearing.recon.compare;

import io.yidi.gateway.reconciled.CauseText;

/** 可能原因: why two sides most likely differ, and what to do next. */
public enum Cause {
    /** Nothing differs. */
    NONE("", "", "", ""),
    /** The answer was lost, and the hospital did not ask for it again. */
    TIMEOUT_NOT_REVERSED(
            "超时未冲正",
            "按 msgid 查询结果；医院未收费的，以 2601 冲正；已收费的，补记",
            "answer lost, not reversed",
            "Ask for the result by msgid; if the hospital took no money, reverse with 2601; if it did, book it"),
    /** The same bill was settled twice, under two keys. */
    REPEATED(
            "重复结算",
            "核对两笔就诊；确为重复的，以 2601 冲正其中一笔",
            "settled twice",
            "Compare the two visits; if they are one, reverse one of them with 2601"),
    /** The other side has it on another day. */
    CUT_OVER(
            "跨日",
            "按结算时间归入网关业务日，两日合并复核",
            "another day",
            "Count it on the business day of the gateway; check both days together"),
    /** A refund that only one side has. */
    REFUND(
            "退费未同步",
            "核对退费交易；未达的一方补做或补记退费",
            "refund on one side only",
            "Check the refund; the side that lacks it makes it, or books it"),
    /** It was reversed here. */
    REVERSED("已冲正", "对方以网关结果为准，撤销该笔", "reversed here", "The gateway is right; the other side takes it out"),
    /** The request never came, or was refused. */
    NOT_RECEIVED(
            "请求未达或被拒",
            "按 msgid 查询；无结果的，以原 msgid 重发",
            "request never came, or was refused",
            "Ask by msgid; if there is no result, send it again under the same msgid"),
    /** The platform did not get it. */
    NOT_UPLOADED(
            "平台未收到",
            "核对上传记录并补传；次日复核",
            "platform did not get it",
            "Check what was uploaded and upload what is missing; look again the next day"),
    /** Others have it, and it never passed here. */
    NOT_THROUGH_HERE(
            "未经本网关",
            "核对结算途径；经其他系统结算的，由其归属方对账",
            "did not pass this gateway",
            "Find out by which way it was settled; whoever settled it reconciles it"),
    /** Written down with another amount. */
    AMOUNT(
            "金额不一致",
            "以网关结算单为准，查明登记差错",
            "amounts differ",
            "The statement of the gateway is right; find what was written down wrongly");

    private final CauseText text;

    Cause(final String label, final String nextStep, final String labelEn, final String nextStepEn) {
        text = new CauseText(label, labelEn, nextStep, nextStepEn);
    }

    /** What it is called. */
    public String label() {
        return text.zh();
    }

    /** What to do. */
    public String nextStep() {
        return text.stepZh();
    }

    /** Both, in both languages. */
    public CauseText text() {
        return text;
    }
}

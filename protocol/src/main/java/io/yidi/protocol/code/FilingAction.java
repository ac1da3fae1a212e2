package io.yidi.protocol.code;

/** 登记类别: what is done to a filing; the first three as on the registration form (BJ-F1). */
public enum FilingAction {
    /** 新增. */
    NEW(1),
    /** 变更. */
    CHANGE(2),
    /** 取消. */
    CANCEL(3),
    /** 延长有效期. */
    EXTEND(4),
    /** 补齐材料. */
    COMPLETE_DOCUMENTS(5);

    private static final FilingAction[] BY_NUMBER = {null, NEW, CHANGE, CANCEL, EXTEND, COMPLETE_DOCUMENTS};

    private final int number;

    FilingAction(final int number) {
        this.number = number;
    }

    /**
     * Finds an action by its number in a message.
     *
     * @param number 1 … 5
     * @return the action, or {@code null} if it is none of these
     */
    public static FilingAction of(final int number) {
        return number < 0 || number >= BY_NUMBER.length ? null : BY_NUMBER[number];
    }

    /**
     * The number in a message.
     *
     * @return 1 … 5
     */
    public int number() {
        return number;
    }
}

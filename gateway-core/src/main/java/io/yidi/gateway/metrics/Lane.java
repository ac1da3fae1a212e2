package io.yidi.gateway.metrics;

/** 通道: door and kind of a request as one small number, as it travels with the request. */
public final class Lane {

    /** Of commands that came through no door; not measured. */
    public static final int NONE = -1;

    private static final Door[] DOORS = Door.values();
    private static final MessageKind[] KINDS = MessageKind.values();

    /** How many there are. */
    public static final int COUNT = DOORS.length * KINDS.length;

    private Lane() {}

    /** The lane of a door and a kind. */
    public static int of(final Door door, final MessageKind kind) {
        return door.ordinal() * KINDS.length + kind.ordinal();
    }

    /** Door of a lane. */
    public static Door door(final int lane) {
        return DOORS[lane / KINDS.length];
    }

    /** Kind of a lane. */
    public static MessageKind kind(final int lane) {
        return KINDS[lane % KINDS.length];
    }
}

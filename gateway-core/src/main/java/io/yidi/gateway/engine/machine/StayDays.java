package io.yidi.gateway.engine.machine;

import io.yidi.gateway.engine.encounter.Encounters;
import io.yidi.protocol.FrameDescriptor;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.sbe.SettleRequestDecoder;

/** 住院日期: which days may be those of a stay's discharge. Core thread only. */
final class StayDays {

    /** Longest stay, in days: ten years. */
    private static final int STAY_DAYS_MAX = 3_660;

    private static final int ADMISSION_OFFSET =
            SettleRequestDecoder.admissionDateEncodingOffset() - SettleRequestDecoder.personNoEncodingOffset();

    private final EngineState state;
    private final Encounters encounters;

    StayDays(final EngineState state) {
        this.state = state;
        this.encounters = state.encounters;
    }

    /** Day of the admission, days since 1970-01-01. */
    int admission(final int stay) {
        return encounters
                .visitBuffer(stay)
                .getInt(encounters.visitOffset(stay) + ADMISSION_OFFSET, FrameDescriptor.BYTE_ORDER);
    }

    /**
     * Whether the patient can have been discharged on a day: of those since the admission, the business day is the last
     * (BJ-31a).
     *
     * @return {@link ResultCode#DONE}, or why not
     */
    ResultCode discharge(final int stay, final int epochDay) {
        final long stayDays = (long) epochDay - admission(stay);
        if (stayDays < 0 || stayDays > STAY_DAYS_MAX) {
            return ResultCode.DISCHARGE_OUT_OF_ORDER;
        }
        return epochDay > state.businessDay ? ResultCode.DISCHARGE_AHEAD : ResultCode.DONE;
    }
}

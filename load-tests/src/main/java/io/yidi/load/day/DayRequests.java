package io.yidi.load.day;

import io.yidi.load.corpus.Act;
import io.yidi.load.drive.RequestSource;
import org.agrona.DirectBuffer;

/**
 * 当日请求: the requests of a day, and what is known of the last one of each slot; a slot is the low half of a correlation
 * id. Hears of the answers that are right. One thread; allocates nothing per request once all slots came.
 */
interface DayRequests extends RequestSource {

    /** What the request does. */
    Act act(int slot);

    /** Who sends it: index among the institutions. */
    int institution(int slot);

    /** Where its person is insured: index among the insured places. */
    int insuredPlace(int slot);

    /**
     * The first answer to the bill that is repeated, refunded or reversed: a whole frame, valid until the next call or
     * the slot's next request.
     */
    DirectBuffer original(int slot);
}

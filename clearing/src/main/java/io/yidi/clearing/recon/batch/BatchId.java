package io.yidi.clearing.recon.batch;

import io.yidi.clearing.recon.compare.Side;

/**
 * 批次标识: a pair of sides and whose settlements.
 *
 * @param here the first side
 * @param there the second side
 * @param institution {@code fixmedins_code}
 */
public record BatchId(Side here, Side there, String institution) {

    /** The pair, such as {@code GATEWAY-HOSPITAL}. */
    public String pair() {
        return here + "-" + there;
    }
}

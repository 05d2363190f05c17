package chat.baton.flow;

import chat.baton.core.MerchantId;
import java.time.Instant;

/**
 * A table that failed, so that the one which comes with Baton decided instead.
 *
 * @param merchant whose customers met it
 * @param key      the decision's id
 * @param name     what its author called it
 * @param why      what went wrong the last time
 * @param times    how often on this node
 * @param at       the last time
 */
public record BrokenTable(
        MerchantId merchant, String key, String name, int version, String why, long times, Instant at) {}

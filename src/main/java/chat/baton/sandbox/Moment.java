package chat.baton.sandbox;

import java.time.Instant;

/**
 * What every report of something that happened on a phone needs to tell.
 *
 * @param customer whose phone, by the provider's id
 * @param id       new message id, for what makes a message
 */
public record Moment(String customer, String id, Instant at) {}

package chat.baton.handover;

/**
 * What the bot tells a customer who is to wait for a person.
 *
 * @param now   while the merchant's people are at work
 * @param later out of their hours, when the away message was told lately; {@code {opening}} in it becomes the time people
 *              are back
 */
public record Farewell(String now, String later) {}

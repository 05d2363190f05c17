package chat.baton.flow;

/**
 * A step the flow can go on from.
 *
 * @param key     for {@link chat.baton.handover.TransferAction.ResumeAt}
 * @param flow    name of the flow it belongs to
 * @param name    in the merchant's words
 * @param current whether the flow stands there
 */
public record PassedStep(String key, String flow, String name, boolean current) {}

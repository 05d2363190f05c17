package chat.baton.conversation;

/** A person answered in the provider's own app, past Baton. Told inside the transaction. */
public record AnsweredOutside(Conversation conversation) {}

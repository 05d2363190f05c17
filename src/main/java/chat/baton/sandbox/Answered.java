package chat.baton.sandbox;

/** @param status what Baton answered to a webhook, {@link Webhooks#UNREACHABLE} for nothing */
record Answered(int status) {}

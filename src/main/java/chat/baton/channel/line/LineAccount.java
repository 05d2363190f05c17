package chat.baton.channel.line;

/** Settings of accounts at LINE. */
final class LineAccount {

    /** The bot's own user id: {@code destination} in its webhooks. */
    static final String BOT_USER_ID = "botUserId";

    static final String CHANNEL_SECRET = "channelSecret";
    static final String ACCESS_TOKEN = "accessToken";

    private LineAccount() {}
}

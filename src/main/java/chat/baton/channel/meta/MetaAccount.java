package chat.baton.channel.meta;

import chat.baton.channel.AccountForm.Field;
import java.util.List;
import java.util.stream.Stream;

/** Settings of accounts at Meta. */
public final class MetaAccount {

    /** The page's, or Instagram account's, own id. */
    public static final String PAGE_ID = "pageId";

    public static final String APP_ID = "appId";
    public static final String APP_SECRET = "appSecret";
    public static final String VERIFY_TOKEN = "verifyToken";
    public static final String PAGE_TOKEN = "pageToken";

    /** Whether the provider lets this account's agents answer for seven days. */
    public static final String HUMAN_AGENT_TAG = "humanAgentTag";

    /** What an app's id looks like. */
    public static final String APP_ID_FORM = "\\d{1,30}";

    /** Of the app the account is reached through; the same for all of Meta's channels, but for its id. */
    public static final List<Field> APP_SECRETS = List.of(
            Field.secret(APP_SECRET, "App secret", "App settings, Basic"),
            Field.secret(VERIFY_TOKEN, "Verify token", "Any words of your own; type the same at Meta"));

    /** Where our messages come back with a mark of ours, the id is not needed. */
    public static final List<Field> APP = Stream.concat(
                    Stream.of(Field.optional(
                                    APP_ID,
                                    "App ID",
                                    "App settings, Basic. Without it, answers of your own app are told apart by their mark alone")
                            .shaped(APP_ID_FORM)),
                    APP_SECRETS.stream())
            .toList();

    private MetaAccount() {}
}

package chat.baton.channel.apple;

import chat.baton.channel.Account;
import chat.baton.channel.AccountForm.Field;
import java.util.Base64;
import java.util.List;

/** Settings of a business that is reached through a Messaging Service Provider (MSP). */
final class AppleAccount {

    /** Apple's id of the business, the destination of its customers' messages. */
    static final String BUSINESS_ID = "businessId";

    static final String MSP_ID = "mspId";

    /** Base64, as Apple issues it. */
    static final String SECRET = "secret";

    static final List<Field> FIELDS = List.of(
            Field.required(BUSINESS_ID, "Business ID", "Apple Business Register, the account's page")
                    .shaped("\\S{1,200}"),
            Field.required(MSP_ID, "MSP ID", "Apple Business Register, the provider's page")
                    .shaped("\\S{1,200}"),
            Field.secret(
                            SECRET,
                            "API secret",
                            "Apple Business Register, the provider's page; Base64, paste it as it is")
                    .shaped("(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{4}|[A-Za-z0-9+/]{3}=?|[A-Za-z0-9+/]{2}(?:==)?)"));

    private AppleAccount() {}

    static byte[] key(Account account) {
        return Base64.getDecoder().decode(account.get(SECRET));
    }
}

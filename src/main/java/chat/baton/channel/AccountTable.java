package chat.baton.channel;

import chat.baton.core.MerchantId;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code channel_account}. */
@Repository
class AccountTable {

    private static final Logger LOG = LoggerFactory.getLogger(AccountTable.class);
    private static final JsonMapper JSON = new JsonMapper();
    /** Inside what is sealed, so that credentials cannot be moved to another account's row. */
    private static final String OWNER = "";

    private final JdbcClient jdbc;
    private final CredentialSeal seal;

    AccountTable(JdbcClient jdbc, CredentialSeal seal) {
        this.jdbc = jdbc;
        this.seal = seal;
    }

    /** Another one after each change of any account, in whatever order they are committed. */
    long revision() {
        return jdbc.sql("select coalesce(sum(revision), 0) from channel_account")
                .query(Long.class)
                .single();
    }

    /** All that can be read; one whose key is missing is told in the log and left out. */
    List<Account> all() {
        return jdbc.sql("select * from channel_account order by channel, name").query(this::account).list().stream()
                .flatMap(List::stream)
                .toList();
    }

    private List<Account> account(ResultSet row, int index) throws SQLException {
        var settings = new HashMap<>(read(row.getString("settings")));
        try {
            settings.putAll(unsealed(row));
        } catch (IllegalStateException e) {
            LOG.error(
                    "{} account {} cannot be used: {}",
                    row.getString("channel"),
                    row.getString("name"),
                    e.getMessage());
            return List.of();
        }
        return List.of(new Account(
                MerchantId.of(row.getString("merchant_id")),
                row.getString("channel"),
                row.getString("name"),
                row.getBoolean("enabled"),
                settings));
    }

    private Map<String, String> unsealed(ResultSet row) throws SQLException {
        var credentials =
                new HashMap<>(read(new String(seal.open(row.getString("credentials")), StandardCharsets.UTF_8)));
        if (!owner(row.getString("channel"), row.getString("name")).equals(credentials.remove(OWNER))) {
            throw new IllegalStateException("its credentials belong to another account");
        }
        return credentials;
    }

    private static String owner(String channel, String name) {
        return channel + "/" + name;
    }

    /** @throws UnusableAccount when the name is another merchant's */
    void save(Account account, Predicate<String> isSecret) {
        var saved = jdbc.sql(
                        """
                        insert into channel_account (channel, name, merchant_id, enabled, settings, credentials)
                        values (:channel, :name, :merchant, :enabled, :settings::jsonb, :credentials)
                        on conflict (channel, name)
                        do update set enabled = excluded.enabled, settings = excluded.settings,
                                      credentials = excluded.credentials, changed_at = now(),
                                      revision = nextval('channel_account_revision')
                         where channel_account.merchant_id = excluded.merchant_id
                        """)
                .param("channel", account.channel())
                .param("name", account.name())
                .param("merchant", account.merchant().value())
                .param("enabled", account.enabled())
                .param("settings", write(part(account, isSecret.negate())))
                .param("credentials", sealed(account, isSecret))
                .update();
        if (saved == 0) {
            throw new UnusableAccount("The name " + account.name() + " is taken; choose another");
        }
    }

    private String sealed(Account account, Predicate<String> isSecret) {
        var credentials = part(account, isSecret);
        credentials.put(OWNER, owner(account.channel(), account.name()));
        return seal.seal(write(credentials).getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, String> part(Account account, Predicate<String> wanted) {
        var part = new HashMap<>(account.settings());
        part.keySet().removeIf(wanted.negate());
        return part;
    }

    /** Seals again, with the first key, what another one sealed and can still be opened. @return how many accounts */
    int reseal() {
        var old = jdbc
                .sql("select channel, name, credentials from channel_account for update")
                .query((row, index) ->
                        new Sealed(row.getString("channel"), row.getString("name"), row.getString("credentials")))
                .list()
                .stream()
                .filter(row -> !seal.isCurrent(row.credentials()) && seal.canOpen(row.credentials()))
                .toList();
        old.forEach(this::reseal);
        return old.size();
    }

    private record Sealed(String channel, String name, String credentials) {}

    private void reseal(Sealed row) {
        jdbc.sql("update channel_account set credentials = ? where channel = ? and name = ?")
                .params(seal.seal(seal.open(row.credentials())), row.channel(), row.name())
                .update();
    }

    private static Map<String, String> read(String json) {
        try {
            return JSON.readValue(json, new TypeReference<Map<String, String>>() {});
        } catch (IOException e) {
            throw new IllegalStateException("its settings are no JSON");
        }
    }

    private static String write(Map<String, String> settings) {
        try {
            return JSON.writeValueAsString(settings);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}

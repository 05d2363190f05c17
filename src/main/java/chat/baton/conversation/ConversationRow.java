package chat.baton.conversation;

import chat.baton.core.AgentId;
import chat.baton.core.CustomerId;
import chat.baton.core.MerchantId;
import chat.baton.core.TeamId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;

/** Reads a row of {@code conversation} joined with its customer. */
class ConversationRow implements RowMapper<Conversation> {

    @Override
    public Conversation mapRow(ResultSet row, int index) throws SQLException {
        var helpAt = instant(row, "help_at");
        return new Conversation(
                new ConversationId(row.getObject("id", UUID.class)),
                MerchantId.of(row.getString("merchant_id")),
                customer(row),
                row.getString("status"),
                Holder.of(row.getString("holder"), row.getString("agent")),
                row.getObject("holder_since", OffsetDateTime.class).toInstant(),
                row.getInt("turn"),
                helpAt == null
                        ? null
                        : new HelpRequest(
                                helpAt, row.getString("help_reason"), team(row), instant(row, "help_overdue_at")),
                row.getInt("last_number"),
                row.getString("last_text"),
                row.getObject("last_at", OffsetDateTime.class).toInstant(),
                instant(row, "last_customer_at"),
                instant(row, "unanswered_since"),
                row.getInt("unread"),
                row.getInt("misunderstood"),
                place(row),
                instant(row, "paused_at"),
                resolution(row),
                row.getBoolean("tester"));
    }

    private static @Nullable TeamId team(ResultSet row) throws SQLException {
        var team = row.getString("help_team");
        return team == null ? null : TeamId.of(team);
    }

    private static Conversation.@Nullable Resolution resolution(ResultSet row) throws SQLException {
        var at = instant(row, "resolved_at");
        var agent = row.getString("last_agent");
        return at == null ? null : new Conversation.Resolution(at, agent == null ? null : AgentId.of(agent));
    }

    private Conversation.Customer customer(ResultSet row) throws SQLException {
        var ref = new CustomerRef(
                MerchantId.of(row.getString("merchant_id")),
                row.getString("channel"),
                row.getString("account"),
                row.getString("external_id"));
        return new Conversation.Customer(
                new CustomerId(row.getObject("customer_id", UUID.class)),
                ref,
                row.getString("name"),
                row.getString("picture_url"),
                Languages.of(row.getString("language")).orElse(null));
    }

    static @Nullable Place place(ResultSet row) throws SQLException {
        if (row.getString("flow") == null) {
            return null;
        }
        return new Place(
                row.getString("flow"),
                row.getString("flow_name"),
                row.getInt("flow_version"),
                row.getString("flow_instance"),
                step(row));
    }

    private static @Nullable Step step(ResultSet row) throws SQLException {
        if (row.getString("step") == null) {
            return null;
        }
        return new Step(
                row.getString("step_flow"),
                row.getInt("step_version"),
                row.getString("step"),
                row.getString("step_name"),
                row.getString("waiting"),
                false);
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}

package chat.baton.flow;

import chat.baton.core.AgentId;
import chat.baton.core.MerchantId;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code recording}. */
@Repository
class RecordingTable {

    private static final TypeReference<List<ScriptLine>> LINES = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json = new JsonMapper();

    RecordingTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return whether there was room for it */
    boolean add(MerchantId merchant, Recording recording, int most) {
        return jdbc.sql(
                                """
                                insert into recording (id, merchant_id, flow, name, lines, kept_by, kept_at)
                                select :id, :merchant, :flow, :name, :lines::jsonb, :by, :at
                                 where (select count(*) from recording where merchant_id = :merchant and flow = :flow) < :most
                                """)
                        .param("id", recording.id())
                        .param("merchant", merchant.value())
                        .param("flow", recording.flow())
                        .param("name", recording.name())
                        .param("lines", write(recording.lines()))
                        .param("by", recording.keptBy().value())
                        .param("at", recording.keptAt().atOffset(ZoneOffset.UTC))
                        .param("most", most)
                        .update()
                == 1;
    }

    /** Oldest first. */
    List<Recording> of(MerchantId merchant, String flow) {
        return jdbc.sql("select * from recording where merchant_id = ? and flow = ? order by kept_at, id")
                .params(merchant.value(), flow)
                .query((row, index) -> recording(row))
                .list();
    }

    Optional<Recording> find(MerchantId merchant, String flow, UUID id) {
        return jdbc.sql("select * from recording where id = ? and merchant_id = ? and flow = ?")
                .params(id, merchant.value(), flow)
                .query((row, index) -> recording(row))
                .optional();
    }

    /** @return whether there is one */
    boolean rename(MerchantId merchant, String flow, UUID id, String name) {
        return jdbc.sql("update recording set name = ? where id = ? and merchant_id = ? and flow = ?")
                        .params(name, id, merchant.value(), flow)
                        .update()
                == 1;
    }

    /** @return whether there was one */
    boolean delete(MerchantId merchant, String flow, UUID id) {
        return jdbc.sql("delete from recording where id = ? and merchant_id = ? and flow = ?")
                        .params(id, merchant.value(), flow)
                        .update()
                == 1;
    }

    private Recording recording(ResultSet row) throws SQLException {
        return new Recording(
                row.getObject("id", UUID.class),
                row.getString("flow"),
                row.getString("name"),
                read(row.getString("lines")),
                AgentId.of(row.getString("kept_by")),
                row.getObject("kept_at", OffsetDateTime.class).toInstant());
    }

    private String write(List<ScriptLine> lines) {
        try {
            return json.writerFor(LINES).writeValueAsString(lines);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<ScriptLine> read(String lines) {
        try {
            return json.readValue(lines, LINES);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
